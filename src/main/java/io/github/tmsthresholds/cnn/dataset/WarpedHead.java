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

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Tissue labels of a head deformed by a {@link HeadWarp}: each voxel has the label of the corresponding point of the
 * original head. The voxel size is unchanged; the grid contains the whole head. Thread-safe as long as nobody writes to
 * the labels.
 *
 * @param grid grid of the voxels
 * @param labels label of each voxel, unsigned, in the grid's linear order
 */
record WarpedHead(Grid grid, byte[] labels) {

  /** Width of the air around the head, voxels. */
  private static final int MARGIN = 2;

  /**
   * Deforms a head. The result does not depend on the number of threads.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static WarpedHead of(TissueLabels old, HeadWarp warp, Progress progress) {
    Grid grid = around(old, warp), oldGrid = old.grid();
    Affine worldToOld = oldGrid.voxelToWorld().inverse();
    byte[] labels = new byte[grid.voxels()];
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, grid.nz()).parallel().forEach(z -> {
      progress.step("warping the head", done.getAndIncrement() / (double) grid.nz());
      for (int y = 0; y < grid.ny(); y++) {
        for (int x = 0; x < grid.nx(); x++) {
          int from = oldGrid.indexAt(warp.toOld(grid.centre(x, y, z)), worldToOld);
          labels[grid.index(x, y, z)] = (byte) (from < 0 ? 0 : old.label(from));
        }
      }
    });
    return new WarpedHead(grid, labels);
  }

  /** Returns a grid on the old volume's lattice, extended where necessary, that contains all tissue of the new head. */
  private static Grid around(TissueLabels old, HeadWarp warp) {
    Affine voxelToWorld = old.grid().voxelToWorld(), worldToVoxel = voxelToWorld.inverse();
    int[][] head = extent(old);
    double[] from = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] to = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int corner = 0; corner < 8; corner++) {
      Vec3 v = worldToVoxel.apply(warp.approximatelyToNew(old.grid().centre(
          head[corner & 1][0], head[corner >> 1 & 1][1], head[corner >> 2][2])));
      double[] at = {v.x(), v.y(), v.z()};
      for (int axis = 0; axis < 3; axis++) {
        from[axis] = Math.min(from[axis], at[axis]);
        to[axis] = Math.max(to[axis], at[axis]);
      }
    }
    int[] first = new int[3], size = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      double rim = MARGIN + warp.maxShift() / voxelToWorld.spacing(axis);
      first[axis] = (int) Math.floor(from[axis] - rim);
      size[axis] = (int) Math.ceil(to[axis] + rim) - first[axis] + 1;
    }
    return new Grid(size[0], size[1], size[2], voxelToWorld.startingAt(first[0], first[1], first[2]));
  }

  /** Returns the first and last index along each axis of the voxels that are not air, [first, last][axis]. */
  private static int[][] extent(TissueLabels labels) {
    Grid grid = labels.grid();
    int[][] extent = {{grid.nx(), grid.ny(), grid.nz()}, {0, 0, 0}};
    for (int i = 0; i < grid.voxels(); i++) {
      if (labels.label(i) != 0) {
        int[] at = {i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny()};
        for (int axis = 0; axis < 3; axis++) {
          extent[0][axis] = Math.min(extent[0][axis], at[axis]);
          extent[1][axis] = Math.max(extent[1][axis], at[axis]);
        }
      }
    }
    return extent;
  }

  /** Returns this head with air beyond a distance (mm) from a point. */
  WarpedHead within(double distance, Vec3 point) {
    byte[] kept = labels.clone();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != 0 && grid.centre(i).minus(point).norm() > distance) {
        kept[i] = 0;
      }
    }
    return new WarpedHead(grid, kept);
  }

  /** Returns the labels with their grid. */
  TissueLabels tissues() {
    return new TissueLabels(grid, labels);
  }

  /** Returns the label of a voxel, or 0 (air) for an index below 0. */
  int label(int index) {
    return index < 0 ? 0 : labels[index] & 0xff;
  }

  /** Returns the centroid (mm) of the voxels with a label; there must be at least one. */
  Vec3 centroid(int label) {
    Vec3 sum = Vec3.ZERO;
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (label(i) == label) {
        sum = sum.plus(grid.centre(i));
        count++;
      }
    }
    return sum.times(1.0 / count);
  }
}
