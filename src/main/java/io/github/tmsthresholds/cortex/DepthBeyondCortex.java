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

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Extrapolates the depth of the cortex linearly into the adjacent voxels of other tissue (by a face, edge or corner),
 * so that it can be interpolated up to the surfaces. A voxel between two banks gets the weighted mean of the
 * extrapolations from both.
 */
final class DepthBeyondCortex {

  /** Row of each voxel: that of the grey matter, then those of the voxels around the cortex; -1 for none. */
  final int[] row;
  /** Depth of each row. */
  final float[] depth;

  private final GreyMatter gm;
  private double[] sum;
  private double[] weights;
  private int rows;

  /**
   * Extrapolates the depth.
   *
   * @param cortexDepth depth of each grey-matter row, NaN outside the cortex
   * @param thickness of the cortex at each grey-matter row, mm
   * @param normal unit normal of each grey-matter row
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  DepthBeyondCortex(GreyMatter gm, TissueLabels labels, float[] cortexDepth, float[] thickness, float[] normal,
      Progress progress) {
    this.gm = gm;
    row = gm.row.clone();
    rows = gm.rows;
    sum = new double[gm.rows];
    weights = new double[gm.rows];
    for (int i = 0; i < gm.rows; i++) {
      progress.step("extrapolating depth around the cortex", i, gm.rows);
      if (!Float.isNaN(cortexDepth[i])) {
        Vec3 n = new Vec3(normal[3 * i], normal[3 * i + 1], normal[3 * i + 2]);
        extend(gm.voxel[i], cortexDepth[i], n.times(-1 / thickness[i]));
      }
    }
    depth = Arrays.copyOf(cortexDepth, rows);
    for (int i = 0; i < row.length; i++) {
      int r = row[i] - gm.rows;
      if (r >= 0) {
        double mean = sum[r] / weights[r];
        depth[row[i]] = (float) (labels.label(i) == TissueLabels.WHITE_MATTER ? Math.max(1, mean) : Math.min(0, mean));
      }
    }
  }

  /** Adds the extrapolation from one voxel, by its depth and gradient, to its neighbours that are not grey matter. */
  private void extend(int voxel, double value, Vec3 gradient) {
    Grid grid = gm.grid;
    int x = voxel % grid.nx(), y = voxel / grid.nx() % grid.ny(), z = voxel / grid.nx() / grid.ny();
    for (int k = 0; k < 27; k++) {
      int dx = k % 3 - 1, dy = k / 3 % 3 - 1, dz = k / 9 - 1;
      if (!grid.contains(x + dx, y + dy, z + dz)) {
        continue;
      }
      int neighbour = grid.index(x + dx, y + dy, z + dz);
      if (gm.row[neighbour] < 0) {
        Vec3 step = grid.voxelToWorld().applyToVector(new Vec3(dx, dy, dz));
        double weight = 1 / step.dot(step);
        int r = rowOf(neighbour) - gm.rows;
        sum[r] += weight * (value + gradient.dot(step));
        weights[r] += weight;
      }
    }
  }

  private int rowOf(int voxel) {
    if (row[voxel] < 0) {
      row[voxel] = rows++;
      if (rows - gm.rows > sum.length) {
        sum = Arrays.copyOf(sum, 2 * sum.length);
        weights = Arrays.copyOf(weights, sum.length);
      }
    }
    return row[voxel];
  }
}
