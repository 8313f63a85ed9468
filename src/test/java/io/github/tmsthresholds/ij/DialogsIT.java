/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of the menu by hand in plain ImageJ with a window: dialogs fit on the screen, keep their last
 * values, and are recorded as a line that does the same. Screenshots are saved in {@code target/screenshots}.
 */
@Tag("jvm")
@Tag("display")
class DialogsIT {

  private static final String SMALL = "900x500", LARGE = "1920x1080";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();

  @TempDir
  static Path folders;

  /** The probes that only show dialogs, which run beside the other one if each has a display: all mostly wait. */
  private static Probe small, large;

  /** A started probe and the file that it prints to. */
  private record Probe(Process process, Path printed) {

    static Probe start(String size, String... options) throws IOException {
      Path folder = Files.createDirectories(folders.resolve(size));
      if (size.equals(LARGE)) {
        Files.writeString(Files.createDirectories(folder.resolve(".imagej")).resolve("IJ_Prefs.txt"),
            ".gui.scale=2.0\n");
      }
      List<String> line = new ArrayList<>(Display.line(size));
      line.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home=" + folder, "-Dplugins.dir=" + folder,
          "-Dplugins.config=" + Path.of("plugins.config").toAbsolutePath(), "-cp",
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
          DesktopProbe.class.getName(),
          Files.createDirectories(folder.resolve("my data")).toString(), SCREENSHOTS.toString()));
      line.addAll(List.of(options));
      return start(line, folder);
    }

    static Probe start(List<String> line, Path folder) throws IOException {
      Path printed = folder.resolve("printed");
      return new Probe(
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile()).start(), printed);
    }

    /** Returns the output, after checking that the probe ran to the end without problems. */
    List<String> output() throws IOException, InterruptedException {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        fail("no end after 10 minutes: " + Files.readString(printed));
      }
      List<String> lines = Files.readAllLines(printed);
      assertTrue(lines.stream().noneMatch(l -> l.startsWith("wrong: ")) && lines.contains("done"),
          () -> String.join("\n", lines));
      return lines;
    }
  }

  @BeforeAll
  static void startProbes() throws IOException {
    if (!Display.line(LARGE).isEmpty()) {
      small = Probe.start(SMALL, "_small");
      large = Probe.start(LARGE, "_scale2");
    }
  }

  /** Returns the output of a probe, after checking that it ran to the end without problems. */
  static List<String> run(List<String> line, Path folder) throws IOException, InterruptedException {
    return Probe.start(line, folder).output();
  }

  @Test
  void recordsEveryCommandAndReplaysIt() throws Exception {
    List<String> labels = Files.readAllLines(Path.of("plugins.config")).stream()
        .filter(l -> l.contains("CommandBridge"))
        .map(l -> "command: " + l.split("\"")[1]).toList();
    assertEquals(labels, Probe.start("1280x800").output().stream().filter(l -> l.startsWith("command: ")).toList());
    for (String picture : List.of("menu.png", "dialog_Estimate_Thresholds.png", "figure.png")) {
      assertTrue(Files.size(SCREENSHOTS.resolve(picture)) > 0, picture);
    }
  }

  @Test
  void dialogsScrollOnASmallScreen() throws Exception {
    (small == null ? Probe.start(SMALL, "_small") : small).output();
  }

  @Test
  void dialogsFitOnTheScreenAtTwiceTheScale() throws Exception {
    (large == null ? Probe.start(LARGE, "_scale2") : large).output();
  }
}
