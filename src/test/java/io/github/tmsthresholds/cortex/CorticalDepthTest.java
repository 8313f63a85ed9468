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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cancelled;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorticalDepthTest {

  private static final Vec3 OFF_CENTRE = new Vec3(0.3, 0.17, 0.41);

  /** Errors over all grey-matter voxels: of the depth, and of the normal in degrees. */
  private record Errors(double depth, double depth95, double normal, double normal95, int missing) {

    static Errors of(Shell shell, Grid grid) {
      TissueLabels labels = shell.labels(grid);
      CorticalDepth field = CorticalDepth.of(labels, Region.everywhere(), 0, 100, Progress.NONE);
      float[] volume = field.volume();
      double[] depth = new double[volume.length], normal = new double[volume.length];
      int n = 0;
      for (int i = 0; i < volume.length; i++) {
        if (!Float.isNaN(volume[i])) {
          Vec3 p = field.grid().centre(i);
          depth[n] = Math.abs(volume[i] - shell.depth(p));
          normal[n++] = shell.normalError(p, field.normalAt(p).orElseThrow());
        }
      }
      depth = Arrays.copyOf(depth, n);
      normal = Arrays.copyOf(normal, n);
      return new Errors(mean(depth), Quantiles.quantile(depth, 0.95), mean(normal), Quantiles.quantile(normal, 0.95),
          CortexVoxels.greyMatter(labels) - n);
    }

    private static double mean(double[] v) {
      return Arrays.stream(v).average().orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({
      // spacing, inner, outer, depth error mean, 95 %, normal error mean, 95 %
      "1.0, 60.3, 63.0, 0.020, 0.060, 2.0, 6",
      "1.0, 40.0, 48.0, 0.010, 0.020, 1.2, 4",
      "0.5, 20.0, 22.7, 0.010, 0.025, 1.4, 5",
      "0.5,  5.0,  8.0, 0.020, 0.050, 2.0, 6",
      "1.0, 10.0, 12.7, 0.035, 0.090, 3.0, 8",
      "1.0,  5.0,  8.0, 0.070, 0.130, 3.0, 8",
  })
  void isAccurateOnSphericalShells(double spacing, double inner, double outer, double depth,
      double depth95, double normal, double normal95) {
    for (boolean convex : new boolean[] {true, false}) {
      for (Vec3 centre : new Vec3[] {Vec3.ZERO, OFF_CENTRE}) {
        Shell shell = new Shell(centre, inner, outer, convex);
        Errors e = Errors.of(shell, shell.grid(spacing));
        assertEquals(0, e.missing, shell + ": voxels without a depth");
        assertTrue(e.depth <= depth && e.depth95 <= depth95, shell + ": " + e);
        assertTrue(e.normal <= normal && e.normal95 <= normal95, shell + ": " + e);
      }
    }
  }

  @Test
  void isAccurateOnObliqueAnisotropicVoxels() {
    Shell shell = new Shell(new Vec3(12, -40, 7), 30.3, 33, true);
    Grid grid = oblique(shell.centre(), 1, 0.8, 1.2);
    Errors e = Errors.of(shell, grid);
    assertEquals(0, e.missing);
    assertTrue(e.depth <= 0.02 && e.normal <= 2, e.toString());
  }

  private static Grid oblique(Vec3 centre, double sx, double sy, double sz) {
    Rotation r = Rotation.about(new Vec3(1, 2, -1), 31);
    Vec3 x = r.apply(new Vec3(-sx, 0, 0)), y = r.apply(new Vec3(0, sy, 0)), z = r.apply(new Vec3(0, 0, sz));
    Vec3 o = centre.minus(x.times(39.5)).minus(y.times(49.5)).minus(z.times(34.5));
    return new Grid(80, 100, 70,
        Affine.of(x.x(), y.x(), z.x(), o.x(), x.y(), y.y(), z.y(), o.y(), x.z(), y.z(), z.z(), o.z()));
  }

  @Test
  void isExactOnAFlatCortexAndBeyondItsSurfaces() {
    Grid grid = new Grid(20, 20, 20, Affine.ofSpacing(1, Vec3.ZERO));
    CorticalDepth field = CorticalDepth.of(flat(grid), Region.everywhere(), Progress.NONE);
    for (double z : new double[] {6.8, 7.6, 8.3, 9, 10.4}) {
      Vec3 p = new Vec3(9.3, 10.2, z);
      assertEquals((10.5 - z) / 4, field.depthAt(p), 1e-3);
      assertEquals(4, field.thicknessAt(p), 4e-3);
      assertTrue(field.normalAt(p).orElseThrow().dot(Vec3.Z) > 1 - 1e-6);
    }
    assertEquals(-0.05, field.depthAt(new Vec3(9, 9, 10.7)), 2e-3);
    assertTrue(Double.isNaN(field.depthAt(new Vec3(9, 9, 13))));
    assertTrue(field.normalAt(new Vec3(9, 9, 30)).isEmpty());
  }

  /** White matter below z = 6.5, grey matter up to 10.5, CSF above. */
  private static TissueLabels flat(Grid grid) {
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double z = grid.centre(i).z();
      labels[i] = (byte) (z < 6.5 ? 1 : z < 10.5 ? 2 : 3);
    }
    return new TissueLabels(grid, labels);
  }

  @Test
  void excludesTouchingBanksAndIncludesBanksOfAThinSulcus() {
    Vec3 deep = new Vec3(18, 20, 20);
    CorticalDepth blocked = CorticalDepth.of(Sulcus.labels(false), Region.everywhere(), Progress.NONE);
    assertTrue(Double.isNaN(blocked.depthAt(deep)));
    CorticalDepth open = CorticalDepth.of(Sulcus.labels(true), Region.everywhere(), Progress.NONE);
    assertEquals(0.5, open.depthAt(deep), 0.1);
    assertTrue(open.normalAt(deep).orElseThrow().x() > 0.99);
    assertTrue(open.normalAt(new Vec3(22, 20, 20)).orElseThrow().x() < -0.99);
  }

  @Test
  void agreesBetweenARegionAndTheWhole() {
    Shell shell = new Shell(OFF_CENTRE, 30.3, 33, true);
    TissueLabels labels = shell.labels(shell.grid(1));
    Vec3 target = new Vec3(20, 15, 20);
    CorticalDepth whole = CorticalDepth.of(labels, Region.everywhere(), Progress.NONE);
    CorticalDepth part = CorticalDepth.of(labels, Region.sphere(target, 5), Progress.NONE);
    assertTrue(part.grid().voxels() < whole.grid().voxels() / 4);
    for (int i = 0; i < part.grid().voxels(); i++) {
      Vec3 p = part.grid().centre(i);
      if (p.minus(target).norm() <= 5) {
        assertEquals(whole.depthAt(p), part.depthAt(p), 2e-3);
      }
    }
  }

  @Test
  void isReproducible() {
    Shell shell = new Shell(OFF_CENTRE, 12, 15, false);
    TissueLabels labels = shell.labels(shell.grid(1));
    assertArrayEquals(CorticalDepth.of(labels, Region.everywhere(), Progress.NONE).volume(),
        CorticalDepth.of(labels, Region.everywhere(), Progress.NONE).volume());
  }

  @Test
  void rejectsLabelsWithoutCortex() {
    Grid grid = new Grid(20, 20, 20, Affine.ofSpacing(1, Vec3.ZERO));
    assertRejected("no white matter", replaced(flat(grid), 1, 5), Region.everywhere());
    assertRejected("no grey matter (label 2)", replaced(flat(grid), 2, 1), Region.everywhere());
    assertRejected("no cerebrospinal fluid", replaced(flat(grid), 3, 5), Region.everywhere());
    assertRejected("x 98.0 to 102.0", flat(grid), Region.sphere(new Vec3(100, 100, 100), 2).and(Region.everywhere()));
    Grid tall = new Grid(20, 20, 60, Affine.ofSpacing(1, Vec3.ZERO));
    assertRejected("no grey matter in or near", flat(tall), Region.box(new Vec3(0, 0, 50), new Vec3(5, 5, 52)));
    Grid sheared = new Grid(20, 20, 20, Affine.of(1, 0.1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
    assertRejected("sheared", flat(sheared), Region.everywhere());
  }

  private static void assertRejected(String why, TissueLabels labels, Region region) {
    String message = assertThrows(IllegalArgumentException.class,
        () -> CorticalDepth.of(labels, region, Progress.NONE)).getMessage();
    assertTrue(message.contains(why), message);
  }

  private static TissueLabels replaced(TissueLabels labels, int from, int to) {
    byte[] out = new byte[labels.grid().voxels()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (labels.label(i) == from ? to : labels.label(i));
    }
    return new TissueLabels(labels.grid(), out);
  }

  @Test
  void canBeCancelled() {
    Grid grid = new Grid(20, 20, 20, Affine.ofSpacing(1, Vec3.ZERO));
    assertThrows(CancellationException.class,
        () -> CorticalDepth.of(flat(grid), Region.everywhere(), Cancelled.AT_ONCE));
  }
}
