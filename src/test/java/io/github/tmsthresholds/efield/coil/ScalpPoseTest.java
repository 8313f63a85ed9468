/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import org.junit.jupiter.api.Test;

class ScalpPoseTest {

  private static final ScalpChart CHART = chart();

  private static ScalpChart chart() {
    Grid grid = new Grid(50, 50, 50, Affine.ofSpacing(2, new Vec3(-49, -49, -49)));
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (grid.centre(i).norm() < 40 ? 5 : 0);
    }
    Scalp scalp = new Scalp(grid, labels);
    return new ScalpChart(scalp, scalp.nearest(new Vec3(0, 0, 30)), Vec3.ZERO, 20);
  }

  @Test
  void untiltedPosesAreThoseOfTheMap() {
    assertArrayEquals(CHART.pose(3, -4, 30, 5).rows(), CHART.pose(new ScalpPose(3, -4, 30, 0, 0, 5)).rows(), 1e-12);
  }

  @Test
  void tiltRaisesTheHandleAndRollTheRightSide() {
    Affine tilted = CHART.pose(new ScalpPose(0, 0, 0, 10, 0, 4)), rolled = CHART.pose(new ScalpPose(0, 0, 0, 0, 10, 4));
    assertTrue(height(tilted, 0, -50) > height(tilted, 0, 50) + 10, "the handle is raised");
    // seen from the handle, which points backwards, right is right
    Vec3 right = rolled.apply(new Vec3(-50, 0, 0));
    assertTrue(right.x() > 0 && height(rolled, -50, 0) > height(rolled, 50, 0) + 10, "the right is raised");
    assertEquals(10, new ScalpPose(0, 0, 0, 10, 0, 4).totalTilt(), 1e-9);
    assertEquals(10, new ScalpPose(0, 0, 0, 0, -10, 4).totalTilt(), 1e-9);
  }

  private static double height(Affine pose, double x, double y) {
    return pose.apply(new Vec3(x, y, 0)).z();
  }

  @Test
  void pointsOfTheScalpHaveTheirCoordinates() {
    for (double[] at : new double[][] {{0, 0}, {5, -7}, {-12, 9}}) {
      assertArrayEquals(at, CHART.coordinates(CHART.point(at[0], at[1])), 1e-9);
    }
    double[] edge = CHART.coordinates(new Vec3(90, 0, 0));
    assertEquals(20, Math.hypot(edge[0], edge[1]), 1e-9);
  }

  @Test
  void rejectsImpossibleNumbers() {
    assertThrows(InvalidInputException.class, () -> new ScalpPose(Double.NaN, 0, 0, 0, 0, 4));
    assertThrows(InvalidInputException.class, () -> new ScalpPose(0, 0, 0, 61, 0, 4));
    assertThrows(InvalidInputException.class, () -> new ScalpPose(0, 0, 0, 0, -61, 4));
    assertThrows(InvalidInputException.class, () -> new ScalpPose(0, 0, 0, 0, 0, -1));
  }
}
