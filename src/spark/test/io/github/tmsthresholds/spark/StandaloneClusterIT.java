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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** Computes a map of the bundled sample on a standalone cluster of processes, one of whose executors is killed. */
@Tag("spark")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StandaloneClusterIT {

  private static final Map<String, String> MAP = Map.of("efield", "test-data/efield.nii.gz", "tissues",
      "test-data/tissues.nii.gz", "limit", "40", "waveform", "monophasic,biphasic");

  @TempDir
  private Path folder;

  private Map<String, String> values(String output) {
    Map<String, String> values = new LinkedHashMap<>(MAP);
    values.put("output", folder.resolve(output).toString());
    return values;
  }

  private List<String> options(String output) {
    List<String> options = new ArrayList<>(List.of("--checkpoint=" + folder.resolve("parts")));
    values(output).forEach((key, value) -> options.add("--" + key + "=" + value));
    return options;
  }

  @Test
  void givesTheFilesOfOneMachineAlthoughAnExecutorIsKilled() throws IOException, InterruptedException {
    try (StandaloneCluster cluster = new StandaloneCluster(folder, 2)) {
      Process run = cluster.submit("run", ThresholdMap.class, options("cluster"));
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
    // TIFF files have the byte order of ImageJ's options
    Prefs.load(new Prefs(), null);
    Module command = Commands.create(ThresholdMap.LABEL);
    Inputs.set(command, values("one"));
    Commands.compute(command);
    List<Path> files = files(folder.resolve("one"));
    assertTrue(files.size() > 10, files::toString);
    assertEquals(files, files(folder.resolve("cluster")));
    for (Path file : files) {
      if (!file.endsWith("summary.json")) {
        assertArrayEquals(Files.readAllBytes(folder.resolve("one").resolve(file)),
            Files.readAllBytes(folder.resolve("cluster").resolve(file)), file::toString);
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
