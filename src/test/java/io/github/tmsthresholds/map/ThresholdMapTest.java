/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdMapTest {

  private static final Grid GRID = new Grid(6, 1, 1, Affine.ofSpacing(2, new Vec3(-4, 0, 0)));
  private static final CompartmentalCell A = SmallCell.named("L5_A"), B = SmallCell.named("L5_B");

  private static Site at(double x) {
    return new Site(new Vec3(x, 0.3, -0.2), Vec3.Z, 15, Layer.L5);
  }

  /** Returns results of two sites in voxel 1, one in voxel 3, one outside the grid; |E| = 2 V/m at 1 A/us. */
  private static LayerThresholds results() {
    Thresholds t = new Thresholds(4, 2, 1);
    for (int s = 0; s < 4; s++) {
      t.setSomaField(s, 2);
    }
    t.set(0, 0, 100, ThresholdStatus.NONE, SectionType.NODE);
    t.set(0, 1, 300, ThresholdStatus.NEAREST_VOXEL, SectionType.UNMYELINATED);
    t.set(1, 0, 200, ThresholdStatus.NONE, null);
    t.set(1, 1, 0, ThresholdStatus.ABOVE_MAX, null);
    t.set(2, 0, 0, ThresholdStatus.ABOVE_MAX, null);
    t.set(2, 1, 0, ThresholdStatus.OUTSIDE_FIELD, null);
    t.set(3, 0, 50, ThresholdStatus.NONE, null);
    t.set(3, 1, 50, ThresholdStatus.NONE, null);
    return new LayerThresholds(Layer.L5, new int[] {0, 2, 4, 6}, List.of(at(-2.4), at(-1.5), at(2), at(100)),
        List.of(A, B), t);
  }

  @Test
  void voxelHasMedianOverItsSitesAndClones() {
    ThresholdMap map = ThresholdMap.of(List.of(results()), GRID, MapQuantity.COIL_RATE, ThresholdMap.Channels.LAYERS);
    float[] v = map.volume().values();
    assertEquals(List.of("L5"), map.channels());
    assertEquals("A/us", map.unit());
    // 50, 150, 100 and a neuron that does not fire, which counts as infinite
    assertEquals(125, v[1]);
    assertTrue(Float.isNaN(v[3]), "most do not fire");
    assertTrue(Float.isNaN(v[0]) && Float.isNaN(v[2]) && Float.isNaN(v[4]), "no neurons");
    assertEquals(250, ThresholdMap.of(List.of(results()), GRID, MapQuantity.FIELD,
        ThresholdMap.Channels.CELL_TYPES).volume().values()[1]);
  }

  @Test
  void fractionFiredCountsNeuronsAboveMaximum() {
    ThresholdMap map =
        ThresholdMap.of(List.of(results()), GRID, MapQuantity.fraction(100), ThresholdMap.Channels.LAYERS);
    assertEquals(0.5f, map.volume().values()[1], "of 50, 150, 100 and infinity");
    assertEquals(0f, map.volume().values()[3], "outside the field does not count, above the maximum does");
    assertThrows(IllegalArgumentException.class, () -> MapQuantity.fraction(0));
  }

  @Test
  void fillsWithinRibbonAndReach() {
    ThresholdMap map = ThresholdMap.of(List.of(results()), GRID, MapQuantity.COIL_RATE, ThresholdMap.Channels.LAYERS);
    VoxelMask ribbon = VoxelMask.of(GRID, i -> i != 3);
    float[] v = map.filled(ribbon, 100, Progress.NONE).volume().values();
    assertEquals(125, v[0]);
    assertEquals(125, v[2]);
    assertTrue(Float.isNaN(v[3]) && Float.isNaN(v[4]), "the ribbon is interrupted");
    float[] everywhere = map.filled(VoxelMask.of(GRID, i -> true), 4, Progress.NONE).volume().values();
    assertEquals(125, everywhere[3], "4 mm away");
    assertTrue(Float.isNaN(everywhere[4]), "6 mm away");
  }

  @Test
  void tableHasOneRowPerSiteAndCell(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("t.csv");
    ThresholdTable.writeFull(file, List.of(results()), Progress.NONE);
    List<String> lines = Files.readAllLines(file);
    assertEquals(9, lines.size());
    assertEquals("0,L5,L5_A,-2.40000000,0.300000000,-0.200000000,0.00000000,0.00000000,1.00000000,15.0000000,"
        + "2.00000000,50.0000000,100.000000,0.00000000,node,", lines.get(1));
    assertTrue(lines.get(4).startsWith("2,L5,L5_B,") && lines.get(4).endsWith(",NaN,NaN,0.00000000,,above_max"),
        lines.get(4));
    ThresholdTable.writeShort(file, new int[] {7, 7, 8, 9}, List.of(A, B), Map.of("monophasic", results().thresholds()),
        Progress.NONE);
    assertEquals("7,L5_B,2.00000000,150.000000,300.000000,nearest_voxel", Files.readAllLines(file).get(2));
  }

  @Test
  void rowsOfLargeTablesAreInTheOrderOfTheSites(@TempDir Path folder) throws IOException {
    int n = 20_123;
    int[] numbers = IntStream.range(0, n).toArray();
    List<Site> sites = IntStream.of(numbers).mapToObj(i -> at(i / 8.0)).toList();
    Path file = folder.resolve("t.csv");
    LayerThresholds layer = new LayerThresholds(Layer.L5, numbers, sites, List.of(A), new Thresholds(n, 1, 1));
    ThresholdTable.writeFull(file, List.of(layer, layer), Progress.NONE);
    List<String> lines = Files.readAllLines(file);
    assertEquals(2 * n + 1, lines.size());
    for (int i = 0; i < 2 * n; i++) {
      String[] values = lines.get(i + 1).split(",");
      assertEquals(i % n, Integer.parseInt(values[0]));
      assertEquals(i % n / 8.0, Double.parseDouble(values[3]), 1e-5);
    }
  }
}
