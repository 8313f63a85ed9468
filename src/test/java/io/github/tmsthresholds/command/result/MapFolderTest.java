/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.command.parameter.MapParameters;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps that do not fit into memory. */
class MapFolderTest {

  /** Almost 2^31 voxels, more than any heap of the tests holds. */
  private static final Grid HUGE = new Grid(1290, 1290, 1290, Affine.ofSpacing(0.1, Vec3.ZERO));
  private static final MapParameters OPTIONS = new MapParameters("layers", "none", "", 1);
  private static final CompartmentalCell CELL = SmallCell.named("L5_A");
  private static final List<Site> SITES = List.of(new Site(new Vec3(1, 2, 3), Vec3.Z, 0, Layer.L5));

  @TempDir
  Path folder;

  private static List<LayerThresholds> results() {
    Thresholds t = new Thresholds(1, 1, 1);
    t.setSomaField(0, 2);
    t.set(0, 0, 100, ThresholdStatus.NONE, null);
    return List.of(new LayerThresholds(Layer.L5, new int[] {0}, SITES, List.of(CELL), t));
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void keepsTheTablesAndNamesTheMap() throws IOException {
    for (String stale : List.of("summary.json", "threshold_map_V_per_m.nii.gz", "threshold_map_V_per_m.tif")) {
      Files.writeString(folder.resolve(stale), "of an earlier run");
    }
    MapFolder maps = new MapFolder(folder, OPTIONS, "cable, monophasic");
    maps.writeTables(results(), SITES, Progress.NONE);
    String message = assertThrows(IOException.class,
        () -> maps.writeMaps(results(), HUGE, Optional.empty(), Optional.empty(), Progress.NONE)).getMessage();
    assertEquals(folder.resolve("threshold_map_V_per_m") + ": a map of 1290 x 1290 x 1290 voxels and 1 channel does not"
        + " fit into memory; give Java more memory (-Xmx, or Edit > Options > Memory & Threads); the thresholds are"
        + " complete in " + folder.resolve("thresholds.csv"), message);
    assertEquals(Set.of("sites.csv", "thresholds.csv"), files());
    List<String> table = Files.readAllLines(folder.resolve("thresholds.csv"));
    assertEquals(2, table.size());
    assertTrue(table.get(1).startsWith("0,L5,L5_A,1.0"), table.get(1));
  }

  @Test
  void reportsBeforehandThatAMapDoesNotFit() {
    String message = assertThrows(InvalidInputException.class,
        () -> MapFolder.requireMemory(HUGE, OPTIONS, List.of(CELL), SITES)).getMessage();
    // four arrays of 1290^3 values of 4 bytes: 32755.9 MiB
    assertTrue(message.startsWith("threshold_map: a map of 1290 x 1290 x 1290 voxels and 1 channel: needs 32756 MiB of"
        + " memory, but Java has "), message);
    assertTrue(message.contains(" MiB left; give Java more memory (-Xmx, or Edit > Options > Memory & Threads), or use"
        + " an E-field with larger voxels or of a smaller region (Convert E-field), or fewer layers"), message);
    assertEquals(0, OPTIONS.channels(List.of(CELL), List.of()));
  }
}
