/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import org.junit.jupiter.api.Test;

class RegionTest {

  @Test
  void acceptsCornersOfABoxInAnyOrder() {
    Region box = Region.box(new Vec3(5, -1, 2), new Vec3(3, 4, 0));
    assertTrue(box.contains(new Vec3(3, 4, 0)) && box.contains(new Vec3(4, 0, 1)));
    assertFalse(box.contains(new Vec3(2.9, 0, 1)));
    assertEquals(new Box(new Vec3(3, -1, 0), new Vec3(5, 4, 2)), box.bounds());
  }

  @Test
  void boundsASphere() {
    Region sphere = Region.sphere(new Vec3(10, 0, 0), 2);
    assertTrue(sphere.contains(new Vec3(12, 0, 0)));
    assertFalse(sphere.contains(new Vec3(11.5, 1.5, 0)));
    assertEquals(new Box(new Vec3(8, -2, -2), new Vec3(12, 2, 2)), sphere.bounds());
  }

  @Test
  void intersectsAMaskWithABox() {
    Grid grid = new Grid(3, 3, 3, Affine.ofSpacing(2, Vec3.ZERO));
    Region mask = Region.mask(VoxelMask.of(grid, i -> i == grid.index(1, 1, 1)));
    assertTrue(mask.contains(new Vec3(1.1, 2.9, 2)));
    assertFalse(mask.contains(new Vec3(0.9, 2, 2)));
    assertFalse(mask.contains(new Vec3(-50, 2, 2)));
    Region both = mask.and(Region.box(new Vec3(2, -9, -9), new Vec3(9, 9, 9)));
    assertTrue(both.contains(new Vec3(2.5, 2, 2)));
    assertFalse(both.contains(new Vec3(1.5, 2, 2)));
    assertEquals(new Box(new Vec3(2, -1, -1), new Vec3(5, 5, 5)), both.bounds());
    assertTrue(Region.everywhere().contains(new Vec3(1e9, 0, -1e9)));
  }

  @Test
  void rejectsInvalidRegions() {
    assertThrows(IllegalArgumentException.class, () -> Region.sphere(Vec3.ZERO, 0));
    assertThrows(IllegalArgumentException.class, () -> Region.sphere(Vec3.ZERO, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Region.box(Vec3.ZERO, new Vec3(0, Double.NaN, 0)));
  }
}
