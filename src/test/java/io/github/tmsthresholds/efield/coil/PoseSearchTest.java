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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Places coils on a voxel sphere smoothly, and finds the best pose. */
class PoseSearchTest {

  private static final double RADIUS = 85;
  private static final Scalp SPHERE = sphere();

  private static Scalp sphere() {
    Grid grid = new Grid(90, 90, 90, Affine.ofSpacing(2, new Vec3(1, 1, 1).times(-89)));
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (grid.centre(i).norm() <= RADIUS ? 5 : 0);
    }
    return new Scalp(grid, labels);
  }

  private static ScalpChart chart(Vec3 target, double reach) {
    return new ScalpChart(SPHERE, target.unit().times(RADIUS), Vec3.ZERO, reach);
  }

  @Test
  void followsTheScalpSmoothly() {
    ScalpChart chart = chart(new Vec3(-40, 10, 60), 40);
    for (double x = -40; x <= 40; x += 7.3) {
      for (double y = -40; y <= 40; y += 6.1) {
        Vec3 p = chart.point(x, y), next = chart.point(x + 0.01, y);
        assertEquals(RADIUS, p.norm(), 0.5);
        assertTrue(chart.normal(x, y).dot(p.unit()) > Math.cos(Math.toRadians(2)), "at " + x + "," + y);
        assertTrue(next.minus(p).norm() < 0.02, "no jumps");
        double arc = RADIUS * Math.acos(p.unit().dot(chart.point(0, 0).unit()));
        assertEquals(Math.hypot(x, y), arc, 0.02);
      }
    }
  }

  @Test
  void handlePointsBackwardsAndTurnsCounterClockwise() {
    ScalpChart chart = chart(new Vec3(0, 0, 1), 10);
    Affine back = chart.pose(0, 0, 0, 4), right = chart.pose(0, 0, 90, 4);
    Vec3 handle = back.applyToVector(new Vec3(0, -1, 0)), turned = right.applyToVector(new Vec3(0, -1, 0));
    assertEquals(0, handle.minus(new Vec3(0, -1, 0)).norm(), 0.02);
    assertEquals(0, turned.minus(new Vec3(1, 0, 0)).norm(), 0.02);
    assertEquals(0, chart.pose(0, 0, 37, 4).applyToVector(new Vec3(0, 1, 0))
        .minus(CoilPlacement.turned(back, 37).applyToVector(new Vec3(0, 1, 0))).norm(), 1e-9);
    assertTrue(chart.point(5, 0).x() > 4 && chart.point(0, 5).y() > 4);
    assertEquals(4, back.apply(Vec3.ZERO).z() - chart.point(0, 0).z(), 0.02);
  }

  /** The field below a figure-of-eight coil is strongest under its centre (in a sphere, for a target at its axis). */
  @Test
  void strongestFieldIsBelowTheCoil() {
    Vec3 target = new Vec3(-37, -21, 58);
    // off the target, so that the grid does not contain the optimum
    ScalpChart chart = chart(new Vec3(-30, -26, 62), 20);
    Coil coil = BuiltInCoils.get("Figure8_70mm");
    PoseSearch.Objective weakness = (x, y, degrees) -> {
      double[] e = {target.x(), target.y(), target.z()};
      coil.placed(chart.pose(x, y, degrees, 6)).sphereField(e, 1, e);
      return -new Vec3(e[0], e[1], e[2]).norm();
    };
    PoseSearch.Result result = new PoseSearch(20, 5, 45).minimum(weakness, Progress.NONE);
    PoseSearch.Candidate best = result.best();
    Vec3 projection = target.unit().times(RADIUS);
    assertTrue(chart.point(best.x(), best.y()).minus(projection).norm() < 1, best.toString());
    double finer = new PoseSearch(20, 2.5, 22.5).minimum(weakness, Progress.NONE).grid().stream()
        .min(Comparator.comparingDouble(PoseSearch.Candidate::value)).orElseThrow().value();
    assertTrue(best.value() <= finer, best.value() + " and " + finer);
  }

  @Test
  void keepsWithinReachAndAvoidsForbiddenPoses() {
    PoseSearch search = new PoseSearch(10, 2, 90);
    // the minimum of the plane lies beyond the reach, and part of the disc is forbidden
    PoseSearch.Result result = search.minimum((x, y, degrees) ->
        x > 5 ? Double.POSITIVE_INFINITY : -x - 0.5 * y + Math.cos(Math.toRadians(degrees - 200)), Progress.NONE);
    PoseSearch.Candidate best = result.best();
    assertTrue(best.x() <= 5 && Math.hypot(best.x(), best.y()) <= 10, best.toString());
    assertTrue(best.x() > 4.5 && best.degrees() > 0 && best.degrees() < 60, best.toString());
    assertEquals(search.gridSize(), result.grid().size());
    assertEquals(result, search.minimum((x, y, degrees) ->
        x > 5 ? Double.POSITIVE_INFINITY : -x - 0.5 * y + Math.cos(Math.toRadians(degrees - 200)), Progress.NONE));
  }

  @Test
  void rejectsImpossibleSearches() {
    assertThrows(InvalidInputException.class, () -> new PoseSearch(10, 0, 45));
    assertThrows(InvalidInputException.class, () -> new PoseSearch(-1, 2, 45));
    assertThrows(InvalidInputException.class, () -> new PoseSearch(10, 2, 50));
    assertThrows(InvalidInputException.class,
        () -> new PoseSearch(4, 2, 90).minimum((x, y, degrees) -> Double.POSITIVE_INFINITY, Progress.NONE));
    assertThrows(InvalidInputException.class, () -> chart(new Vec3(0, 0, 1), 90));
  }
}
