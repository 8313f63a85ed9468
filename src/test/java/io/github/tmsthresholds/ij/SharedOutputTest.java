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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.io.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests runs whose output folder another run is writing to: they are rejected at once and write nothing. */
class SharedOutputTest {

  private static final String MAP = "efield=@efield.nii.gz sites=@sites.csv cells=@cells/L5_Small limit=1 "
      + "tolerance=0.1 ";

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Estimate Thresholds...    | " + MAP,
      "Compare Estimators...     | " + MAP,
      "From Head to Map...       | tissues=@tissues.nii.gz coil=Figure8_70mm target=12,12,8",
      "Simulate Neuron...        | cell=@cells/L5_Small",
      "Generate Training Data... | synthetic=1 cells=@cells sites=1",
      "Train CNN...              | data=@data cells=@cells/L5_Small validation=a",
      "Plot Thresholds...        | thresholds=@map"})
  void rejectsASecondRun(String command, String options) throws IOException {
    SmallHead.write(folder);
    Path output = folder.resolve("output");
    try (FolderLock other = FolderLock.take(output)) {
      RejectedInput.message(command, options(options + " output=@output"), List.of(output + ": another run is writing "
          + "its results there"));
      assertEquals(Set.of(".lock"), files(output));
    }
  }

  @Test
  void rejectsASecondBatch() throws IOException {
    SmallHead.write(folder);
    Path maps = folder.resolve("maps");
    Files.copy(folder.resolve("efield.nii.gz"), Files.createDirectory(folder.resolve("fields")).resolve("a.nii.gz"));
    String options = options(MAP.replace("efield=@efield.nii.gz", "inputs=@fields") + "output=@maps");
    try (FolderLock other = FolderLock.take(maps)) {
      assertTrue(assertThrows(IOException.class, () -> BatchMaps.maps(options)).getMessage()
          .startsWith(maps + ": another run"));
      assertEquals(Set.of(".lock"), files(maps));
    }
    BatchMaps.maps(options);
    assertEquals(Set.of("a", "a.log", "maps.csv"), files(maps));
  }

  /** Jobs on a cluster can share a checkpoint folder; only the result folders are exclusive. */
  @Test
  void jobsCanShareACheckpoint() throws IOException {
    SmallHead.write(folder);
    String options = MAP + "checkpoint=@parts output=@";
    Batch.runCommand("Estimate Thresholds...", options(options + "one"));
    Set<String> parts = files(folder.resolve("parts"));
    Batch.runCommand("Estimate Thresholds...", options(options + "one"));
    try (FolderLock other = FolderLock.take(folder.resolve("one"))) {
      Batch.runCommand("Estimate Thresholds...", options(options + "two"));
    }
    assertEquals(parts, files(folder.resolve("parts")));
    assertEquals(files(folder.resolve("one")), files(folder.resolve("two")));
  }

  private String options(String text) {
    return text.replace("@", folder + "/");
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
