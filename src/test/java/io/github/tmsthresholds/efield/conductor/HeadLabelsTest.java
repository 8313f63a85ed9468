/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import org.junit.jupiter.api.Test;

class HeadLabelsTest {

  private static final Grid GRID = new Grid(30, 30, 30, Affine.ofSpacing(2, new Vec3(-29, -29, -29)));

  /** Returns a sphere of 20 mm in shells. */
  private static HeadLabels sphere(Grid grid) {
    float[] labels = new float[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = grid.centre(i).norm();
      labels[i] = r < 10 ? 2 : r < 15 ? 3 : r < 20 ? 5 : 0;
    }
    return HeadLabels.of(new Volume(grid, 1, labels, "sphere"));
  }

  @Test
  void measuresTheDistanceToACut() {
    assertEquals(Double.POSITIVE_INFINITY, sphere(GRID).distanceToCut(new Vec3(0, 0, 24)));
    Grid cut = new Grid(30, 30, 20, Affine.ofSpacing(2, new Vec3(-29, -29, -9)));
    assertEquals(33, sphere(cut).distanceToCut(new Vec3(1, 1, 24)), 1e-9);
  }

  @Test
  void returnsTheLabelAtAPoint() {
    HeadLabels head = sphere(GRID);
    assertEquals(2, head.labelAt(new Vec3(0, 9, 0)));
    assertEquals(5, head.labelAt(new Vec3(0, 0, -17.5)));
    assertEquals(0, head.labelAt(new Vec3(0, 25, 0)));
    assertEquals(0, head.labelAt(new Vec3(0, 2500, 0)));
  }

  @Test
  void placesCoilsOnTheScalpAndRejectsCoilsInTheHead() {
    HeadLabels head = sphere(GRID);
    Affine over = head.coilPose(new Vec3(0, 0, 12), new Vec3(0, -1, 0), 3);
    assertEquals(23, over.apply(Vec3.ZERO).norm(), 1.5);
    head.requireOutside(BuiltInCoils.get("Round_90mm").placed(over));
    Affine within = Affine.of(1, 0, 0, 45, 0, 1, 0, 0, 0, 0, 1, 0);
    assertTrue(assertThrows(IllegalArgumentException.class,
        () -> head.requireOutside(BuiltInCoils.get("Round_90mm").placed(within))).getMessage()
        .startsWith("the coil reaches into the head: Round_90mm has an element at"));
  }
}
