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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ij.ImagePlus;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.TiffFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the zip in Fiji itself: every command of the menu by hand, macros and scripts headless. The property
 * {@code -Dtms.fiji=FOLDER} is the folder of Fiji with {@code jars} and {@code plugins}, which is not modified.
 */
@Tag("jvm")
class FijiIT {

  @TempDir
  Path folder;

  private Path fiji;

  @BeforeEach
  void unpack() throws IOException {
    if (System.getProperty("tms.fiji") == null) {
      System.err.println("SKIPPED: Fiji is absent (-Dtms.fiji=FOLDER, the one with jars and plugins)");
      Assumptions.abort("Fiji is absent");
    }
    fiji = PackagesIT.unzip(PackagesIT.ZIP, folder.resolve("Fiji"));
  }

  /** Returns the command line of Java with the libraries of Fiji and the zip, up to the main class. */
  private List<String> java(Path... more) throws IOException {
    List<Path> classPath = new ArrayList<>();
    for (Path home : List.of(Path.of(System.getProperty("tms.fiji")), fiji)) {
      for (String part : List.of("jars", "plugins")) {
        try (Stream<Path> files = Files.walk(home.resolve(part), 2)) {
          files.filter(f -> f.toString().endsWith(".jar")).sorted().forEach(classPath::add);
        }
      }
    }
    classPath.addAll(List.of(more));
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Duser.home=" + folder, "-Dplugins.dir=" + fiji, "-cp",
        String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
  }

  /** Copies the test classes without those that SciJava would list as commands of Fiji. */
  private Path testClasses() throws IOException {
    Path from = Path.of("target", "test-classes"), to = folder.resolve("classes");
    try (Stream<Path> files = Files.walk(from.resolve("io"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return to;
  }

  @Test
  @Tag("display")
  void listsRecordsAndReplaysEveryCommand() throws Exception {
    List<String> line = new ArrayList<>(Display.line("1280x720"));
    line.addAll(java(testClasses()));
    line.addAll(List.of(FijiProbe.class.getName(), Files.createDirectories(folder.resolve("my data")).toString(),
        Path.of("target", "screenshots", "fiji").toAbsolutePath().toString()));
    List<String> lines = DialogsIT.run(line, folder);
    // Fiji's menu has no separators: it comes from the SciJava commands
    List<String> menu = Files.readAllLines(Path.of("plugins.config")).stream().filter(l -> l.startsWith("Plugins>"))
        .map(l -> "item: Plugins>TMS Thresholds>" + l.split("\"")[1]).filter(l -> !l.endsWith(">-")).toList();
    assertEquals(menu, lines.stream().filter(l -> l.startsWith("item: ") && l.contains("TMS Thresholds")).toList());
  }

  private record Run(int exit, String printed) {}

  private Run withoutDisplay(String... options) throws Exception {
    List<String> line = new ArrayList<>(java());
    line.add(1, "-Djava.awt.headless=true");
    line.add("net.imagej.Main");
    line.addAll(List.of(options));
    Path printed = folder.resolve("printed");
    Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(printed.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail("no end after 5 minutes: " + Files.readString(printed));
    }
    return new Run(process.exitValue(), Files.readString(printed));
  }

  /** The search bar lists SciJava's commands and those of plugins.config that Fiji takes from ImageJ 1.x. */
  @Test
  void searchFindsEachCommandOnce() throws Exception {
    List<String> line = new ArrayList<>(java(testClasses()));
    line.add(1, "-Djava.awt.headless=true");
    line.add(SearchProbe.class.getName());
    List<String> labels = Files.readAllLines(Path.of("plugins.config")).stream()
        .filter(l -> l.startsWith("Plugins>") && !l.endsWith("\"-\"")).map(l -> l.split("\"")[1]).toList();
    line.addAll(labels);
    List<String> printed = DialogsIT.run(line, folder);
    assertEquals(labels.stream().map(label -> "found: " + label + " x 1").toList(),
        printed.stream().filter(l -> l.startsWith("found: ")).toList(), printed::toString);
    assertEquals(List.of(), printed.stream().filter(l -> l.contains("[INFO]")).toList());
  }

  private static void assertNoLogMessages(Run run) {
    assertFalse(run.printed().contains("[INFO]"), run::toString);
  }

  @Test
  void runsMacrosHeadless() throws Exception {
    SmallHead.write(folder);
    Run run = withoutDisplay("-macro", fiji.resolve("macros/TMS_Thresholds/Threshold_Map.ijm").toString(),
        "efield=efield.nii.gz sites=sites.csv tissues=tissues.nii.gz cells=cells/L5_Small search=fast limit=1 "
            + "output=map");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.exists(folder.resolve("map/summary.json")), run::toString);
    assertNoLogMessages(run);
  }

  @Test
  void endsAHeadlessMacroWhenACommandFails() throws Exception {
    Path own = Files.writeString(folder.resolve("Own.ijm"),
        "run(\"Estimate Thresholds...\", \"efield=none.nii sites=sites.csv output=map\"); print(\"it went on\");");
    Run run = withoutDisplay("-macro", own.toString());
    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.printed().contains("error: none.nii: no such file") && !run.printed().contains("it went on"),
        run::toString);
  }

  @Test
  void writesTrainingDataWithoutDebugLog() throws Exception {
    SmallHead.write(folder);
    Run run = withoutDisplay("-macro", fiji.resolve("macros/TMS_Thresholds/Generate_Training_Data.ijm").toString(),
        "cells=cells/L5_Small synthetic=1 sites=2 tolerance=0.05 output=data");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.isDirectory(folder.resolve("data")) && !run.printed().contains("HDF"), run::toString);
  }

  private Run command(String layers) throws Exception {
    SmallHead.write(folder);
    return withoutDisplay("--run", "Estimate Thresholds...", "efield='efield.nii.gz',tissues='tissues.nii.gz',layers='"
        + layers + "',cells='cells/L5_Small',limit=1,output='map'");
  }

  @Test
  void runsACommandHeadless() throws Exception {
    Run run = command("L5");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.exists(folder.resolve("map/summary.json")), run::toString);
    assertNoLogMessages(run);
  }

  @Test
  void exitsWithCode1WhenTheCommandFails() throws Exception {
    Run run = command("L7");
    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.printed().contains("error: layers=L7: layer 'L7' is none of "), run::toString);
  }

  /** Makes the same map of a file and of images that a script opens, one of them by ImageJ2 alone. */
  @Test
  void takesOpenImagesAndReturnsTables() throws Exception {
    SmallHead.write(folder);
    Path own = Files.writeString(folder.resolve("Own.groovy"), """
        #@ CommandService command
        #@ ConvertService convert
        #@ DisplayService display
        def run(name, inputs) {
          command.run("io.github.tmsthresholds.command." + name, true, inputs).get()
        }
        def map(inputs, output) {
          run("EstimateThresholds", inputs + [layers: "L5", cells: "cells/L5_Small", limit: 2, tolerance: 0.05,
              output: output])
        }
        image = run("OpenEField", [efield: "efield.nii.gz"]).getOutput("image")
        image.setTitle("my field")
        image.show()
        files = map([efield: "efield.nii.gz", tissues: "tissues.nii.gz"], "files")
        images = map([efield: "my field", tissues: "tissues.nii.gz"], "images")
        copy = convert.convert(image, Class.forName("net.imagej.Dataset")).duplicate()
        copy.setName("only in ImageJ2")
        display.createDisplay("only in ImageJ2", copy)
        map([efield: "image:only in ImageJ2", tissues: "tissues.nii.gz"], "datasets")
        table = convert.convert(images.getOutput("table"), Class.forName("org.scijava.table.Table"))
        println("table: " + table.getRowCount() + " " + table.get("layer", 0))
        println("map: " + images.getOutput("image").getProp("tms.position"))
        """);
    Run run = withoutDisplay("--run", own.toString());
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.printed().contains("table: 2 L5") && run.printed().contains("map: 1 "), run::toString);
    assertTrue(!run.printed().contains("[INFO] image ="), run::toString);
    String expected = Files.readString(folder.resolve("files/thresholds.csv"));
    assertEquals(expected, Files.readString(folder.resolve("images/thresholds.csv")));
    assertEquals(expected, Files.readString(folder.resolve("datasets/thresholds.csv")));
    assertTrue(Files.readString(folder.resolve("datasets/summary.json")).contains("\"image:only in ImageJ2\""));
  }

  @Test
  void takesImagesThatAMacroOpens() throws Exception {
    SmallHead.write(folder);
    ImageFiles.saveEField(ImageFiles.openEField(folder.resolve("efield.nii.gz")), folder.resolve("field.tif"));
    Path own = Files.writeString(folder.resolve("Own.ijm"), "open(\"" + folder.resolve("field.tif") + "\"); "
        + "rename(\"mine\"); run(\"Estimate Thresholds...\", \"efield=mine tissues=tissues.nii.gz layers=L5 "
        + "cells=cells/L5_Small limit=1 tolerance=0.05 output=map\");");
    Run run = withoutDisplay("-macro", own.toString());
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.readString(folder.resolve("map/summary.json")).contains("\"image:mine\""), run::toString);
  }

  @Test
  @Tag("display")
  void opensASavedMapAsItWas() throws Exception {
    SmallHead.write(folder);
    Batch.runCommand("Estimate Thresholds...", "efield=[" + folder.resolve("efield.nii.gz") + "] tissues=["
        + folder.resolve("tissues.nii.gz") + "] estimator=uniform cells=L5_TTPC2_cADpyr232_1,L23_PC_cADpyr229_1 "
        + "fill=nearest output=[" + folder.resolve("map") + "]");
    Path file = folder.resolve("map/threshold_map.tif");
    ImagePlus map = TiffFiles.open(file);
    List<String> line = new ArrayList<>(Display.line("1280x800"));
    line.addAll(java(testClasses()));
    line.addAll(List.of(FijiMapProbe.class.getName(), file.toString()));
    List<String> lines = DialogsIT.run(line, folder);
    assertTrue(lines.contains("position: " + map.getProp("tms.position")), lines::toString);
    assertTrue(lines.contains(FijiMapProbe.InFiji.described(map)), lines::toString);
    assertTrue(map.getOverlay().size() > 5, "outlines and bar");
  }

  private Run script(String layers) throws Exception {
    SmallHead.write(folder);
    return withoutDisplay("--run", fiji.resolve("macros/TMS_Thresholds/Threshold_Map.groovy").toString(),
        "efield='efield.nii.gz',tissues='tissues.nii.gz',layers='" + layers + "',cells='cells/L5_Small',output='map'");
  }

  @Test
  void runsTheScriptHeadless() throws Exception {
    Run run = script("L5");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.exists(folder.resolve("map/recruitment.png")), run::toString);
  }

  @Test
  void endsTheHeadlessScriptWhenACommandFails() throws Exception {
    Run run = script("L7");
    assertEquals(1, run.exit(), run::toString);
    assertTrue(run.printed().contains("error: EstimateThresholds: layers=L7: "), run::toString);
  }
}
