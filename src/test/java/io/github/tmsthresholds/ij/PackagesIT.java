package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import ij.IJ;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.image.ImageFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.imglib2.RandomAccessibleInterval;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.parsington.ExpressionParser;

/**
 * What {@code mvn package} makes, in hosts that know nothing of the build: every command stands once in the menu, and a
 * map is computed. The hosts for the zip are stand-ins: the jars that Fiji has of those that the plugin needs, in the
 * versions of Fiji 2.17 and of the Fiji that has the versions of the build (2.18).
 */
class PackagesIT {

  private static final String ARTEFACT = System.getProperty("packages.artefact");
  private static final Path OLDEST = Path.of("target", "fiji-2.17").toAbsolutePath();
  private static final String MAP = "Estimate Thresholds...";

  @TempDir
  Path folder;

  private record Run(int exit, List<String> out, List<String> err) {

    List<String> items() {
      return out.stream().filter(line -> line.startsWith("item: ")).map(line -> line.substring(6)).sorted().toList();
    }
  }

  @BeforeEach
  void writeHead() throws IOException {
    SmallHead.write(folder);
    ImageFiles.saveEField(ImageFiles.openEField(folder.resolve("efield.nii.gz")), folder.resolve("efield.tif"));
  }

  private static List<String> words() {
    return List.of("efield=efield.tif", "sites=sites.csv", "tissues=tissues.nii.gz", "cells=cells/L5_Small",
        "estimator=cable", "search=fast", "limit=1", "output=map");
  }

  private static List<String> labels() throws IOException {
    return Files.readAllLines(Path.of("plugins.config")).stream().filter(line -> line.startsWith("Plugins>"))
        .map(line -> line.split("\"")[1]).sorted().toList();
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path unzip(Path zip, Path target) throws IOException {
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

  private Run java(List<String> prefix, List<Path> classPath, String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-Duser.home=" + folder, "-cp", String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList())));
    line.addAll(List.of(words));
    Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile()).start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail("no end after 120 s: " + Files.readString(folder.resolve("err")));
    }
    return new Run(process.exitValue(), Files.readAllLines(folder.resolve("out")), Files.readAllLines(folder.resolve("err")));
  }

  /** What stands before a command that needs a display: nothing where there is one. */
  private static List<String> display() {
    if (!IJ.isLinux() || System.getenv("DISPLAY") != null) {
      return List.of();
    }
    for (String path : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(path, "xvfb-run"))) {
        return List.of("xvfb-run", "-a");
      }
    }
    System.err.println("SKIPPED: no display and no xvfb-run to show ImageJ's menu on");
    Assumptions.abort("no display and no xvfb-run");
    return List.of();
  }

  private void mapIsWhole(Run run) {
    assertEquals(0, run.exit(), run::toString);
    assertTrue(Files.exists(folder.resolve("map/threshold_map.png")), run::toString);
    assertTrue(Files.exists(folder.resolve("map/summary.json")), run::toString);
  }

  private void worksInFiji(List<Path> host) throws Exception {
    Path fiji = unzip(Path.of("target", ARTEFACT + "-fiji.zip"), folder.resolve("Fiji"));
    List<Path> classPath = new ArrayList<>(host);
    classPath.addAll(jars(fiji.resolve("jars")));
    classPath.addAll(jars(fiji.resolve("plugins")));
    List<String> line = new ArrayList<>(List.of("-Djava.awt.headless=true",
        Path.of("src/it/FijiProbe.java").toAbsolutePath().toString(), MAP));
    line.addAll(words());
    Run run = java(List.of(), classPath, line.toArray(String[]::new));
    assertEquals(labels(), run.items(), run::toString);
    mapIsWhole(run);
  }

  @Test
  void theZipWorksInFijiOfTheVersionsOfTheBuild() throws Exception {
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
  void theZipWorksInTheOldestFiji() throws Exception {
    worksInFiji(jars(OLDEST));
  }

  @Test
  void theZipHoldsNoJarThatFijiHas() throws IOException {
    Path fiji = unzip(Path.of("target", ARTEFACT + "-fiji.zip"), folder.resolve("Fiji"));
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
  void theWholeJarFillsTheMenuOfPlainImageJ() throws Exception {
    Run run = java(display(), List.of(jarOf(IJ.class)), "-Dplugins.dir=" + plainImageJ(),
        Path.of("src/it/ImageJProbe.java").toAbsolutePath().toString(), MAP, String.join(" ", words()));
    assertEquals(labels(), run.items(), run::toString);
    mapIsWhole(run);
  }

  @Test
  void theWholeJarRunsAMacroInPlainImageJWithoutADisplay() throws Exception {
    mapIsWhole(java(List.of(), List.of(jarOf(IJ.class)), "-Djava.awt.headless=true", "-Dplugins.dir=" + plainImageJ(),
        "ij.ImageJ", "-batch", Path.of("macros/Threshold_Map.ijm").toAbsolutePath().toString(), String.join(" ", words())));
  }

  @Test
  void theWholeJarHoldsNoImageJAndItsLicences() throws IOException {
    try (ZipFile jar = new ZipFile(Path.of("target", ARTEFACT + "-all.jar").toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertTrue(names.stream().noneMatch(n -> n.startsWith("ij/") || n.startsWith("net/imagej/patcher/")));
      assertTrue(names.containsAll(List.of("META-INF/LICENSE", "META-INF/licenses/THIRD-PARTY.txt",
          "META-INF/licenses/Apache-2.0.txt", "META-INF/licenses/LGPL-2.1.txt", "META-INF/licenses/MIT.txt")), names::toString);
    }
  }
}
