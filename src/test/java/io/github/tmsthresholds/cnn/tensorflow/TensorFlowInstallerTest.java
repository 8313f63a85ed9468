/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.progress.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the installation of jars from a folder of downloads. */
class TensorFlowInstallerTest {

  private static final List<TensorFlowJar> JARS = List.of(jar("all", "org/any/api/1.0/api-1.0.jar"),
      jar("linux-x86_64", "org/any/api/1.0/api-1.0-linux-x86_64.jar"), jar("mars", "org/any/api/1.0/api-1.0-mars.jar"));

  @TempDir
  private Path folder;
  private Path from;
  private Path to;
  private final TensorFlowInstaller installer = new TensorFlowInstaller(JARS, "mars");

  private static TensorFlowJar jar(String platform, String path) {
    byte[] content = path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
    return new TensorFlowJar(new Sha256().bytes(content).hex(), platform, path);
  }

  /** Writes files that contain their own names. */
  private void download(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(from.resolve(name), name);
    }
  }

  @BeforeEach
  void writeFolders() throws IOException {
    from = Files.createDirectories(folder.resolve("downloads"));
    to = folder.resolve("home/tensorflow");
    download("api-1.0.jar", "api-1.0-mars.jar", "api-1.0.jar.sha1");
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private String rejection() throws IOException {
    String message = assertThrows(IOException.class, () -> installer.install(from, to, Progress.NONE)).getMessage();
    assertEquals(1, message.lines().count());
    assertFalse(Files.exists(to), "nothing is installed");
    assertTrue(!Files.exists(to.getParent()) || names(to.getParent()).isEmpty(), "nothing is left behind");
    return message;
  }

  @Test
  void copiesTheJarsOfThePlatform() throws IOException {
    installer.install(from, to, Progress.NONE);
    assertEquals(Set.of("api-1.0.jar", "api-1.0-mars.jar"), names(to));
    assertEquals("api-1.0-mars.jar", Files.readString(to.resolve("api-1.0-mars.jar")));
  }

  @Test
  void replacesAnEarlierInstallation() throws IOException {
    Files.createDirectories(to.resolve("folder"));
    Files.writeString(to.resolve("folder/api-0.9.jar"), "old");
    installer.install(from, to, Progress.NONE);
    installer.install(to, to, Progress.NONE);
    assertEquals(Set.of("api-1.0.jar", "api-1.0-mars.jar"), names(to));
    assertEquals(Set.of("tensorflow"), names(to.getParent()));
  }

  @Test
  void namesMissingJarsWithTheirAddress() throws IOException {
    Files.delete(from.resolve("api-1.0-mars.jar"));
    Files.createDirectory(from.resolve("api-1.0-mars.jar"));
    assertEquals(from + ": 1 of the 2 jars of TensorFlow are missing: "
        + "https://repo1.maven.org/maven2/org/any/api/1.0/api-1.0-mars.jar", rejection());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "api-1.0-mars.jaR", "api-1.0-mars.jar and more"})
  void rejectsDamagedJars(String content) throws IOException {
    Files.writeString(from.resolve("api-1.0-mars.jar"), content);
    String message = rejection();
    assertTrue(message.startsWith(from + File.separator
        + "api-1.0-mars.jar: is damaged or another file: its SHA-256 is "), message);
    assertTrue(message.contains(", must be " + JARS.get(2).sha256()), message);
  }

  @Test
  void keepsTheInstallationIfAJarIsDamaged() throws IOException {
    installer.install(from, to, Progress.NONE);
    Files.writeString(from.resolve("api-1.0-mars.jar"), "");
    assertThrows(IOException.class, () -> installer.install(from, to, Progress.NONE));
    assertEquals("api-1.0-mars.jar", Files.readString(to.resolve("api-1.0-mars.jar")));
    assertEquals(Set.of("tensorflow"), names(to.getParent()));
  }

  @Test
  void rejectsOtherJars() throws IOException {
    download("api-1.1.jar");
    assertEquals(from + ": api-1.1.jar is not one of the 2 jars of TensorFlow, which must be in a separate folder",
        rejection());
    Files.delete(from.resolve("api-1.1.jar"));
    download("api-1.0-linux-x86_64.jar");
    assertEquals(from + ": api-1.0-linux-x86_64.jar is for linux-x86_64, this is mars", rejection());
  }

  @Test
  void rejectsAFileAsTarget() throws IOException {
    Files.createDirectories(to.getParent());
    Files.writeString(to, "mine");
    String message = assertThrows(IOException.class, () -> installer.install(from, to, Progress.NONE)).getMessage();
    assertEquals(to + ": is a file, must be a folder", message);
    assertEquals("mine", Files.readString(to));
  }

  @Test
  void leavesNoFilesAfterCancellation() throws IOException {
    assertThrows(CancellationException.class, () -> installer.install(from, to, new Progress() {
      private int updates;

      @Override
      public void update(String stage, double fraction) {
        updates++;
      }

      @Override
      public boolean cancelled() {
        return updates > 0;
      }
    }));
    assertEquals(Set.of(), names(to.getParent()));
  }

  @Test
  void rejectsPlatformsWithoutLibraries() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new TensorFlowInstaller(JARS, "macosx-x86_64")).getMessage();
    assertEquals("there is no TensorFlow Java for macosx-x86_64, only for linux-x86_64, mars", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-x86_64", "linux-arm64", "macosx-arm64", "windows-x86_64"})
  void everyPlatformHasSixJars(String platform) throws IOException {
    List<TensorFlowJar> jars = new TensorFlowInstaller(TensorFlowJar.bundled(), platform).jars();
    assertEquals(6, jars.stream().map(TensorFlowJar::name).distinct().count());
    assertTrue(jars.stream().allMatch(jar -> jar.sha256().matches("[0-9a-f]{64}")));
    assertEquals(List.of("org.tensorflow:tensorflow-core-native:jar:" + platform + ":1.1.0"),
        jars.stream().map(TensorFlowJar::coordinates).filter(c -> c.split(":").length == 5).toList());
  }

  /** Compares all jars on the class path: those without native libraries, with the profile {@code training} all. */
  @Test
  void listMatchesTheJarsOfTheBuild() throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : classPath.split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      for (TensorFlowJar jar : TensorFlowJar.bundled()) {
        if (jar.name().equals(name)) {
          count++;
          String sum = new Sha256().bytes(Files.readAllBytes(Path.of(entry))).hex();
          if (!sum.equals(jar.sha256())) {
            wrong.add(name + " " + sum);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(count >= 5, count + " jars on the class path");
  }
}
