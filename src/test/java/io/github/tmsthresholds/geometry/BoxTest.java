/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoxTest {

  @Test
  void growsAroundPoints() {
    Box box = Box.EMPTY.including(new Vec3(3, -1, 2)).including(new Vec3(1, 4, 2));
    assertEquals(new Box(new Vec3(1, -1, 2), new Vec3(3, 4, 2)), box);
    assertTrue(box.contains(new Vec3(3, 0, 2)));
    assertFalse(box.contains(new Vec3(3, 0, 2.01)));
    assertTrue(box.isFinite() && !box.isEmpty());
    assertTrue(Box.EMPTY.isEmpty() && !Box.EMPTY.isFinite());
    assertFalse(Box.EMPTY.including(new Vec3(Double.NaN, 0, 0)).isFinite());
  }

  @Test
  void includesOuterVoxelFacesForMirroredAxes() {
    Affine mirrored = Affine.of(-2, 0, 0, 10, 0, 1, 0, 0, 0, 0, 1, 0);
    assertEquals(new Box(new Vec3(5, -0.5, -0.5), new Vec3(11, 1.5, 0.5)), Box.of(new Grid(3, 2, 1, mirrored)));
  }

  @Test
  void intersectsBoxes() {
    Box one = new Box(Vec3.ZERO, Vec3.ZERO).grown(2), other = new Box(new Vec3(1, -9, 0), new Vec3(9, 9, 9));
    assertEquals(new Box(new Vec3(1, -2, 0), new Vec3(2, 2, 2)), one.intersection(other));
    assertEquals(one, one.intersection(Box.INFINITE));
    assertTrue(one.intersection(other.grown(-2)).isEmpty());
  }
}
