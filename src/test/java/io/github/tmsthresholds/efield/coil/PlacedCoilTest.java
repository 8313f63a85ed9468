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

import io.github.tmsthresholds.SphereReference;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlacedCoilTest {

  private static final Affine OVER_HEAD = CoilPlacement.facing(new Vec3(10, -20, 90), new Vec3(0.1, -0.2, 1),
      new Vec3(0, -1, 0), 4);

  private static UnaryOperator<Vec3> field(PlacedCoil coil, boolean sphere) {
    return r -> {
      double[] v = {r.x(), r.y(), r.z()};
      if (sphere) {
        coil.sphereField(v, 1, v);
      } else {
        coil.potentialRate(v, 1, v);
      }
      return new Vec3(v[0], v[1], v[2]);
    };
  }

  private static Vec3[] derivatives(UnaryOperator<Vec3> f, Vec3 r) {
    double h = 0.05;
    Vec3[] d = new Vec3[3];
    for (int a = 0; a < 3; a++) {
      Vec3 step = new Vec3(a == 0 ? h : 0, a == 1 ? h : 0, a == 2 ? h : 0);
      d[a] = f.apply(r.plus(step)).minus(f.apply(r.minus(step))).times(0.5 / h);
    }
    return d;
  }

  private static Vec3 curl(UnaryOperator<Vec3> f, Vec3 r) {
    Vec3[] d = derivatives(f, r);
    return new Vec3(d[1].z() - d[2].y(), d[2].x() - d[0].z(), d[0].y() - d[1].x());
  }

  /** Checks Faraday's law, Gauss's law and the zero radial component for line elements in a sphere. */
  @Test
  void fieldOfWireCoilInSphereSatisfiesMaxwellsEquations() {
    PlacedCoil coil = BuiltInCoils.get("Figure8_70mm").placed(OVER_HEAD);
    for (Vec3 r : new Vec3[] {new Vec3(20, -30, 60), new Vec3(-3, 2, 1), new Vec3(5, -9, 75), new Vec3(4, 1, -60)}) {
      Vec3 b = curl(field(coil, false), r);
      assertTrue(curl(field(coil, true), r).plus(b).norm() < 1e-5 * b.norm(), "curl at " + r);
      Vec3[] d = derivatives(field(coil, true), r);
      assertEquals(0, d[0].x() + d[1].y() + d[2].z(), 1e-5 * b.norm());
      assertEquals(0, field(coil, true).apply(r).dot(r), 1e-12 * r.norm());
    }
  }

  @Test
  void sphereFieldOfDipolesAgreesWithHighPrecisionReference() throws IOException {
    SphereReference reference = SphereReference.read();
    double[] e = new double[reference.points().length];
    CoilReader.read(SphereReference.COIL).content().placed(Affine.ofSpacing(1, Vec3.ZERO))
        .sphereField(reference.points(), e.length / 3, e);
    assertTrue(reference.largestError(e) < 1e-12, "largest relative difference " + reference.largestError(e));
  }

  @Test
  void sphereFieldIsContinuousWhereQuadratureBegins() {
    UnaryOperator<Vec3> e = field(BuiltInCoils.get("Round_90mm").placed(OVER_HEAD), true);
    // radii from 3.5 to 6.5 mm: a twentieth of the radii of the wires
    for (double k = 0.8; k < 1.5; k += 0.001) {
      Vec3 r = new Vec3(3, 1, 3).times(k), here = e.apply(r);
      assertTrue(e.apply(r.times(1 + 1e-9)).minus(here).norm() < 1e-8 * here.norm(), "at " + r);
      assertTrue(e.apply(r.times(1.001)).minus(here).norm() < 2e-3 * here.norm(), "at " + r);
    }
  }

  @Test
  void builtInCoilsInduceFieldTowardsHandle() {
    Vec3 rate = field(BuiltInCoils.get("Figure8_70mm").placed(Affine.ofSpacing(1, Vec3.ZERO)), false)
        .apply(new Vec3(0, 0, 20));
    assertTrue(rate.y() > 1 && rate.y() < 4, "dA/dt " + rate);
    assertEquals(0, rate.x(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> BuiltInCoils.get("Butterfly"));
    assertThrows(IllegalArgumentException.class, () -> BuiltInCoils.round("r", 50, 40, 3, 0));
  }

  /** Checks {@link LatticePotential#ERROR} down to 7.5 mm from the wires. */
  @Test
  void latticeErrorStaysWithinBound() {
    PlacedCoil coil = BuiltInCoils.get("Figure8_70mm").placed(OVER_HEAD);
    Rotation turn = Rotation.about(new Vec3(1, 2, 3), 25);
    Vec3 x = turn.apply(new Vec3(2, 0, 0)), y = turn.apply(new Vec3(0, 2, 0)), z = turn.apply(new Vec3(0, 0, 2));
    Grid grid = new Grid(50, 61, 45,
        Affine.of(x.x(), y.x(), z.x(), -60, x.y(), y.y(), z.y(), -60, x.z(), y.z(), z.z(), 0));
    double[][] offsets = {{0.5, 0, 0}, {0, 0.5, 0}, {0, 0, 0.5}};
    Vec3[] axes = {x.unit(), y.unit(), z.unit()};
    Vec3 face = OVER_HEAD.apply(Vec3.ZERO), inwards = OVER_HEAD.applyToVector(Vec3.Z);
    IntPredicate below = i -> grid.centre(i % 50, i / 50 % 61, i / 50 / 61).minus(face).dot(inwards) > 2.5;
    float[][] rate = LatticePotential.of(coil, grid, offsets, axes, below, Progress.NONE);
    double worst = 0, largest = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < grid.voxels(); i += 7) {
        if (below.test(i)) {
          Vec3 p = grid.voxelToWorld()
              .apply(i % 50 + offsets[c][0], i / 50 % 61 + offsets[c][1], i / 50 / 61 + offsets[c][2]);
          Vec3 direct = field(coil, false).apply(p);
          worst = Math.max(worst, Math.abs(direct.dot(axes[c]) - rate[c][i]));
          largest = Math.max(largest, direct.norm());
        }
      }
    }
    assertTrue(worst < LatticePotential.ERROR * largest, "error " + worst / largest);
    assertTrue(worst > 1e-7 * largest, "nothing was interpolated");
  }

  @Test
  void sphereFieldIsIndependentOfThreads() throws Exception {
    PlacedCoil coil = BuiltInCoils.get("Round_90mm").placed(OVER_HEAD);
    double[] points = new double[3000], one = new double[3000], three = new double[3000];
    for (int i = 0; i < 3000; i++) {
      points[i] = 60 * Math.sin(i);
    }
    ForkJoinPool single = new ForkJoinPool(1), triple = new ForkJoinPool(3);
    single.submit(() -> coil.sphereField(points, 1000, one)).get();
    triple.submit(() -> coil.sphereField(points, 1000, three)).get();
    single.shutdown();
    triple.shutdown();
    assertArrayEquals(one, three, 0);
  }
}
