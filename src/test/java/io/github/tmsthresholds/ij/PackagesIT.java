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

import com.google.gson.Gson;
import ij.IJ;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlowInstaller;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlowJar;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.imglib2.RandomAccessibleInterval;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.parsington.ExpressionParser;

/**
 * Tests the packages of {@code mvn package} in hosts that are independent of the build: every command is listed once,
 * and a map is computed. The hosts of the zip are stand-ins for Fiji: those jars that the plugin needs and Fiji has, in
 * the versions of Fiji 2.17 and in those of the build (Fiji 2.18).
 */
@Tag("jvm")
class PackagesIT {

  private static final String ARTEFACT = System.getProperty("packages.artefact");
  static final Path ZIP = Path.of("target", ARTEFACT + "-fiji.zip");
  private static final Path OLDEST = Path.of("target", "fiji-2.17").toAbsolutePath();
  private static final String MAP = "Estimate Thresholds...";

  @TempDir
  Path folder;

  private record Run(int exit, List<String> out, List<String> err) {

    List<String> items() {
      return out.stream().filter(line -> line.startsWith("item: ")).map(line -> line.substring(6))
          .filter(item -> !item.equals("-")).sorted().toList();
    }
  }

  @BeforeEach
  void writeHead() throws IOException {
    SmallHead.write(folder);
    ImageFiles.saveEField(ImageFiles.openEField(folder.resolve("efield.nii.gz")), folder.resolve("efield.tif"));
  }

  private static List<String> options() {
    return List.of("efield=efield.tif", "sites=sites.csv", "tissues=tissues.nii.gz", "cells=cells/L5_Small",
        "estimator=cable", "search=fast", "limit=1", "output=map");
  }

  private static List<String> labels() throws IOException {
    return Files.readAllLines(Path.of("plugins.config")).stream()
        .filter(line -> line.startsWith("Plugins>") && !line.endsWith("\"-\""))
        .map(line -> line.split("\"")[1]).sorted().toList();
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path unzip(Path zip, Path target) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
        Path path = target.resolve(entry.getName());
        Files.createDirectories(path.getParent());
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, path);
        }
      }
    }
    return target;
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private Run java(List<String> prefix, List<Path> classPath, String... options) throws IOException,
      InterruptedException {
    List<String> line = new ArrayList<>(prefix);
    if (!prefix.isEmpty()) {
      // xvfb-run returns its own exit code if its clean-up fails
      line.addAll(List.of("sh", "-c", "\"$@\"; echo $? > exit", "sh"));
    }
    line.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-Duser.home=" + folder, "-cp", String.join(File.pathSeparator,
        classPath.stream().map(Path::toString).toList())));
    line.addAll(List.of(options));
    Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile()).start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail("no end after 120 s: " + Files.readString(folder.resolve("err")));
    }
    int exit = prefix.isEmpty() ? process.exitValue()
        : Integer.parseInt(Files.readString(folder.resolve("exit")).strip());
    return new Run(exit, Files.readAllLines(folder.resolve("out")),
        Files.readAllLines(folder.resolve("err")).stream().filter(l -> !l.startsWith("xvfb-run: ")).toList());
  }

  private void mapIsWhole(Run run) {
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.exists(folder.resolve("map/threshold_map.png")), run::toString);
    assertTrue(Files.exists(folder.resolve("map/summary.json")), run::toString);
  }

  /** Adds the content of the zip to a host. */
  private List<Path> withZip(List<Path> host) throws IOException {
    Path fiji = unzip(ZIP, folder.resolve("Fiji"));
    List<Path> classPath = new ArrayList<>(host);
    classPath.addAll(jars(fiji.resolve("jars")));
    classPath.addAll(jars(fiji.resolve("plugins")));
    return classPath;
  }

  private Run runInFiji(List<Path> classPath, String label, List<String> options) throws Exception {
    List<String> line = new ArrayList<>(List.of("-Djava.awt.headless=true",
        Path.of("src/it/FijiProbe.java").toAbsolutePath().toString(), label));
    line.addAll(options);
    return java(List.of(), classPath, line.toArray(String[]::new));
  }

  private void worksInFiji(List<Path> host) throws Exception {
    Run run = runInFiji(withZip(host), MAP, options());
    assertEquals(labels(), run.items(), run::toString);
    mapIsWhole(run);
  }

  /** Creates a host with TensorFlow 1 first on its class path, as Fiji ships it, and our zip. */
  private List<Path> legacyHost() throws IOException {
    Path legacy = Path.of("target", "legacy-tensorflow").toAbsolutePath();
    if (!Files.isDirectory(legacy)) {
      skip("the legacy TensorFlow is not in " + legacy);
    }
    List<Path> host = new ArrayList<>(jars(legacy));
    host.addAll(jars(OLDEST));
    NetworkFile.write(folder.resolve("networks/any.tmsnet"), TestNetworks.random(new NetworkDescription("any",
        PatchGrid.centred(5, 1.5), List.of(new Convolution(3, 1, 8, Activation.ELU, true)), new NetworkHead.Linear(),
        false,
        List.of(NetworkOutput.of(SmallCell.named("L5_Small"), "monophasic"))), 1));
    return withZip(host);
  }

  private static void skip(String why) {
    System.err.println("SKIPPED: " + why);
    Assumptions.abort(why);
  }

  /** Returns the thresholds of the network when all estimators run side by side. */
  private double[] compare(List<Path> classPath, String engine) throws Exception {
    Run run = runInFiji(classPath, "Compare Estimators...", List.of("efield=efield.tif", "sites=sites.csv",
        "tissues=tissues.nii.gz", "cells=cells/L5_Small", "networks=networks", "tolerance=0.02", "engine=" + engine,
        "output=" + engine));
    assertEquals(0, run.exit(), run::toString);
    CsvTable table = CsvTable.read(folder.resolve(engine).resolve("thresholds.csv"));
    assertTrue(table.has("cable_V_per_m") && table.has("uniform_V_per_m"));
    int column = table.column("cnn_V_per_m");
    return IntStream.range(0, 2).mapToDouble(row -> Double.parseDouble(table.text(row, column))).toArray();
  }

  @Test
  void runsAllEstimatorsBesideALegacyTensorFlow() throws Exception {
    double[] thresholds = compare(legacyHost(), "java");
    assertTrue(thresholds[0] > 0 && thresholds[1] > 0);
  }

  @Test
  void runsTheInstalledTensorFlowBesideALegacyOne() throws Exception {
    List<Path> classPath = legacyHost();
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    List<String> ours = List.of(System.getProperty("surefire.test.class.path").split(File.pathSeparator));
    for (TensorFlowJar jar : TensorFlowInstaller.ofThisPlatform().jars()) {
      Optional<Path> here = ours.stream().map(Path::of).filter(p -> p.endsWith(jar.name())).findFirst();
      if (here.isEmpty()) {
        skip(jar.name() + " is not on the class path (Maven profile training)");
      }
      Files.copy(here.get(), downloads.resolve(jar.name()));
    }
    Run install = runInFiji(classPath, "Install TensorFlow Engine...", List.of("tensorflow=downloads"));
    assertEquals(0, install.exit(), install::toString);
    assertEquals(6, jars(folder.resolve(".tms-thresholds/tensorflow")).size());
    double[] java = compare(classPath, "java"), tensorFlow = compare(classPath, "tensorflow");
    for (int i = 0; i < java.length; i++) {
      assertEquals(1, tensorFlow[i] / java[i], 1e-5);
    }
  }

  @Test
  void zipWorksInFijiWithTheVersionsOfTheBuild() throws Exception {
    List<Path> host = new ArrayList<>(Stream.of(IJ.class, Context.class, ExpressionParser.class,
        RandomAccessibleInterval.class, Gson.class, JFreeChart.class).map(PackagesIT::jarOf).toList());
    for (Path older : jars(OLDEST)) {
      if (host.stream().noneMatch(jar -> library(jar).equals(library(older)))) {
        host.add(older);
      }
    }
    worksInFiji(host);
  }

  @Test
  void zipWorksInTheOldestSupportedFiji() throws Exception {
    worksInFiji(jars(OLDEST));
  }

  @Test
  void zipHoldsNoJarThatFijiHas() throws IOException {
    Path fiji = unzip(ZIP, folder.resolve("Fiji"));
    List<String> shipped = jars(OLDEST).stream().map(PackagesIT::library).toList();
    String licences = Files.readString(fiji.resolve("licenses/TMS_Thresholds/THIRD-PARTY.txt"));
    assertEquals(List.of(ARTEFACT + ".jar"),
        jars(fiji.resolve("plugins")).stream().map(jar -> jar.getFileName().toString()).toList());
    for (Path jar : jars(fiji.resolve("jars"))) {
      assertFalse(shipped.contains(library(jar)), jar::toString);
      assertFalse(jar.getFileName().toString().startsWith("ij"), jar::toString);
      assertTrue(licences.contains(library(jar)), () -> jar + " is not in THIRD-PARTY.txt");
    }
  }

  private static String library(Path jar) {
    return jar.getFileName().toString().replaceAll("-[0-9].*", "");
  }

  private Path plainImageJ() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("ImageJ/plugins"));
    String jar = ARTEFACT + "-all.jar";
    Files.copy(Path.of("target", jar), plugins.resolve(jar), StandardCopyOption.REPLACE_EXISTING);
    return plugins.getParent();
  }

  @Test
  @Tag("display")
  void allJarFillsTheMenuOfPlainImageJ() throws Exception {
    Run run = java(Display.line("1280x720"), List.of(jarOf(IJ.class)), "-Dplugins.dir=" + plainImageJ(),
        Path.of("src/it/ImageJProbe.java").toAbsolutePath().toString(), MAP, String.join(" ", options()));
    assertEquals(labels(), run.items(), run::toString);
    mapIsWhole(run);
  }

  @Test
  void allJarRunsAMacroInHeadlessPlainImageJ() throws Exception {
    mapIsWhole(java(List.of(), List.of(jarOf(IJ.class)), "-Djava.awt.headless=true", "-Dplugins.dir=" + plainImageJ(),
        "ij.ImageJ", "-batch", Path.of("macros/Threshold_Map.ijm").toAbsolutePath().toString(),
        String.join(" ", options())));
  }

  /** ImageJ shows errors in a window and waits until it is closed, which must not happen in a batch. */
  @Test
  @Tag("display")
  void batchOnADisplayEndsByItself() throws Exception {
    String imagej = plainImageJ().toString();
    String macro = Path.of("macros/Threshold_Map.ijm").toAbsolutePath().toString();
    mapIsWhole(java(Display.line("1280x720"), List.of(jarOf(IJ.class)), "-Dplugins.dir=" + imagej, "ij.ImageJ",
        "-batch", macro,
        String.join(" ", options())));
    Path own = Files.writeString(folder.resolve("Own.ijm"), "run(\"" + MAP + "\", getArgument());");
    for (String file : List.of(macro, own.toString())) {
      Run run = java(Display.line("1280x720"), List.of(jarOf(IJ.class)), "-Dplugins.dir=" + imagej, "ij.ImageJ",
          "-batch", file,
          "efield=none.nii sites=sites.csv output=map");
      assertEquals(1, run.exit(), run::toString);
      assertEquals("error: none.nii: no such file", run.err().get(run.err().size() - 1), run::toString);
    }
  }

  @Test
  void allJarHoldsLicencesButNotImageJ() throws IOException {
    try (ZipFile jar = new ZipFile(Path.of("target", ARTEFACT + "-all.jar").toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertTrue(names.stream().noneMatch(n -> n.startsWith("ij/") || n.startsWith("net/imagej/patcher/")));
      assertTrue(names.containsAll(List.of("META-INF/LICENSE", "META-INF/licenses/THIRD-PARTY.txt",
          "META-INF/licenses/Apache-2.0.txt", "META-INF/licenses/LGPL-2.1.txt", "META-INF/licenses/MIT.txt")),
          names::toString);
    }
  }
}
