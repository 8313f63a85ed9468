/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Prefs;
import io.github.tmsthresholds.ij.Commands;
import io.github.tmsthresholds.ij.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** Computes maps of the bundled sample on a standalone cluster of processes. */
@Tag("spark")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StandaloneClusterIT {

  private static final Map<String, String> SAMPLE =
      Map.of("efield", "test-data/efield.nii.gz", "tissues", "test-data/tissues.nii.gz", "limit", "40");

  @TempDir
  private Path folder;

  /** TIFF files have the byte order of ImageJ's options. */
  @BeforeAll
  static void loadOptions() {
    Prefs.load(new Prefs(), null);
  }

  private List<String> options(Map<String, String> parameters, String output) {
    List<String> options = new ArrayList<>(List.of("--checkpoint=" + folder.resolve("parts")));
    parameters.forEach((key, value) -> options.add("--" + key + "=" + value));
    options.add("--output=" + folder.resolve(output));
    return options;
  }

  private static Map<String, String> sample(String key, String value) {
    Map<String, String> parameters = new LinkedHashMap<>(SAMPLE);
    parameters.put(key, value);
    return parameters;
  }

  @Test
  void givesTheFilesOfOneMachineAlthoughAnExecutorIsKilled() throws IOException, InterruptedException {
    Map<String, String> parameters = sample("waveform", "monophasic,biphasic");
    try (StandaloneCluster cluster = new StandaloneCluster(folder, 2)) {
      Process run = cluster.submit("run", ThresholdMap.class, options(parameters, "cluster"));
      while (parts() == 0 && run.isAlive()) {
        Thread.sleep(50);
      }
      assertTrue(cluster.killExecutors(0) > 0, () -> "the job ended before its executor was killed");
      assertEquals(0, run.waitFor(), cluster.log("run"));
      assertEquals(10, parts());
      String log = cluster.log("run");
      assertTrue(log.contains("Parts: 10, of which 0 are done; to do: 10, ") && log.contains("\nComputed "),
          log);
    }
    assertFilesOfOneMachine(parameters, folder.resolve("cluster"));
  }

  @Test
  void makesTheMapsOfABatchOnExecutors() throws IOException, InterruptedException {
    Path fields = Files.createDirectory(folder.resolve("fields"));
    Files.copy(Path.of(SAMPLE.get("efield")), fields.resolve("M1.nii.gz"));
    Map<String, String> parameters = sample("estimator", "cnn");
    try (StandaloneCluster cluster = new StandaloneCluster(folder, 1)) {
      Map<String, String> batch = new LinkedHashMap<>(parameters);
      batch.remove("efield");
      batch.put("inputs", fields.toString());
      assertEquals(0, cluster.submit("run", BatchOfMaps.class, options(batch, "maps")).waitFor(), cluster.log("run"));
    }
    assertFilesOfOneMachine(parameters, folder.resolve("maps/M1"));
  }

  /** Asserts that the same command on this machine writes the same files, but for times and paths. */
  private void assertFilesOfOneMachine(Map<String, String> parameters, Path actual) throws IOException {
    Path one = folder.resolve("one");
    Module command = Commands.create(ThresholdMap.LABEL);
    Inputs.set(command, parameters);
    Inputs.set(command, Map.of("output", one.toString()));
    Commands.compute(command);
    List<Path> files = files(one);
    assertTrue(files.size() > 5, files::toString);
    assertEquals(files, files(actual));
    for (Path file : files) {
      if (!file.endsWith("summary.json")) {
        assertArrayEquals(Files.readAllBytes(one.resolve(file)), Files.readAllBytes(actual.resolve(file)),
            file::toString);
      }
    }
  }

  private long parts() throws IOException {
    Path parts = folder.resolve("parts");
    if (!Files.exists(parts)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(parts)) {
      return files.filter(file -> file.toString().endsWith(".block")).count();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".log"))
          .map(folder::relativize).sorted().toList();
    }
  }
}
