/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadWarpTest {

  /** Outer radii of white matter, grey matter, CSF, bone and scalp, mm. */
  private static final double[] RADII = {24, 28, 31, 35, 40};
  /** Concentric shells, off the centre of the volume and without air on one side. */
  private static final TissueLabels SHELLS = shells(new Grid(90, 100, 86, Affine.of(
      -1, 0, 0, 45, 0, 1, 0, -50, 0, 0, 1, -40)));

  private static TissueLabels shells(Grid grid) {
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = grid.centre(i).norm();
      int shell = 0;
      while (shell < RADII.length && r >= RADII[shell]) {
        shell++;
      }
      labels[i] = (byte) (shell == RADII.length ? 0 : shell + 1);
    }
    return new TissueLabels(grid, labels);
  }

  private static WarpedHead head(long seed) {
    return WarpedHead.of(SHELLS, new HeadWarp(Vec3.ZERO, new SplittableRandom(seed)), Progress.NONE);
  }

  /** Returns the volume (mm3) of the tissues up to a label. */
  private static double volume(Grid grid, byte[] labels, int label) {
    int n = 0;
    for (byte b : labels) {
      n += b > 0 && b <= label ? 1 : 0;
    }
    return n * Math.abs(grid.voxelToWorld().determinant());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mapIsInvertible(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HeadWarp warp = new HeadWarp(new Vec3(3, 4, 5), random);
    double min = 1e9, max = 0, h = 1e-4;
    for (int k = 0; k < 2000; k++) {
      Vec3 r = Distributions.inUnitSphere(random).times(100);
      Vec3 x = warp.toOld(r.plus(new Vec3(h, 0, 0))).minus(warp.toOld(r)).times(1 / h);
      Vec3 y = warp.toOld(r.plus(new Vec3(0, h, 0))).minus(warp.toOld(r)).times(1 / h);
      Vec3 z = warp.toOld(r.plus(new Vec3(0, 0, h))).minus(warp.toOld(r)).times(1 / h);
      double volume = x.cross(y).dot(z);
      min = Math.min(min, volume);
      max = Math.max(max, volume);
      assertTrue(warp.approximatelyToNew(warp.toOld(r)).minus(r).norm() <= warp.maxShift());
    }
    assertTrue(min > 0.1 && max < 5, min + " to " + max);
    assertTrue(max / min > 1.2, min + " to " + max);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void preservesNestingAndRoughlyTheVolumesOfTissues(long seed) {
    WarpedHead head = head(seed);
    Grid grid = head.grid();
    byte[] labels = head.labels();
    int[] steps = {1, grid.nx(), grid.nx() * grid.ny()};
    for (int i = 0; i < labels.length; i++) {
      int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny();
      boolean rim = x == 0 || y == 0 || z == 0 || x == grid.nx() - 1 || y == grid.ny() - 1 || z == grid.nz() - 1;
      assertTrue(labels[i] >= 0 && labels[i] <= 5);
      assertFalse(rim && labels[i] != 0, "the head is cut off");
      for (int k = 0; k < 3 && !rim; k++) {
        int one = labels[i] == 0 ? 6 : labels[i], other = labels[i + steps[k]] == 0 ? 6 : labels[i + steps[k]];
        assertTrue(Math.abs(one - other) <= 1, () -> "a gap between the tissues " + one + " and " + other);
      }
    }
    for (int label = 1; label <= 5; label++) {
      double ratio = volume(grid, labels, label) / (4 * Math.PI / 3 * Math.pow(RADII[label - 1], 3));
      assertTrue(ratio > 0.5 && ratio < 1.7, "tissues up to " + label + ": " + ratio);
    }
  }

  @Test
  void seedDeterminesTheHeadForAnyNumberOfThreads() throws Exception {
    WarpedHead head = head(1);
    ForkJoinPool one = new ForkJoinPool(1);
    try {
      WarpedHead again = one.submit(() -> head(1)).get();
      assertEquals(head.grid(), again.grid());
      assertArrayEquals(head.labels(), again.labels());
    } finally {
      one.shutdown();
    }
    assertFalse(head.grid().equals(head(2).grid()) && Arrays.equals(head.labels(), head(2).labels()));
    assertEquals(-1, head.grid().voxelToWorld().get(0, 0));
  }

  @Test
  void withinRemovesVoxelsBeyondADistance() {
    WarpedHead head = head(3), near = head.within(20, new Vec3(0, 0, 35));
    double whole = volume(head.grid(), head.labels(), 5), part = volume(near.grid(), near.labels(), 5);
    assertTrue(part > 0 && part < 0.5 * whole && part < 4 * Math.PI / 3 * 8000 * 1.05, part + " of " + whole);
  }
}
