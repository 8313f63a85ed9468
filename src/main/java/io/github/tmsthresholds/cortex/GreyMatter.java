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
import io.github.tmsthresholds.progress.Progress;

/**
 * The grey matter of a label volume as a graph of rows, one per voxel, connected by arms. Each voxel has six arms,
 * along -x, +x, -y, +y, -z and +z of the volume. An arm ends at the next voxel if that is grey matter; at the surface
 * of the grey matter, located by {@link SmoothedIndicator}, if it is white matter or (pial) any other tissue; and at
 * the voxel itself at the edge of the volume.
 */
final class GreyMatter {

  /** Arms per voxel. */
  static final int ARMS = 6;
  /** Parts of locating the surfaces, for progress: with white matter, with other tissues, and where arms cross them. */
  private static final int PARTS = 3;
  /** Shortest arm as a fraction of a voxel; surfaces nearer to a voxel's centre are moved out, for stability. */
  private static final double SHORTEST = 0.05;

  final Grid grid;
  final int rows;
  /** Linear index of each row's voxel. */
  final int[] voxel;
  /** Row of each voxel; -1 outside grey matter. */
  final int[] row;
  /** End of each arm: a row, {@link #pia()}, {@link #white()}, or the voxel's own row at the edge of the volume. */
  final int[] end;
  /** Length of each arm, mm. */
  final float[] arm;

  /**
   * Builds the graph.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  GreyMatter(TissueLabels labels, Progress progress) {
    grid = labels.grid();
    row = new int[grid.voxels()];
    int n = 0;
    boolean[] white = new boolean[row.length], outside = new boolean[row.length];
    for (int i = 0; i < row.length; i++) {
      progress.step("collecting grey-matter voxels", i, row.length);
      int label = labels.label(i);
      row[i] = label == TissueLabels.GREY_MATTER ? n++ : -1;
      white[i] = label == TissueLabels.WHITE_MATTER;
      outside[i] = row[i] < 0 && !white[i];
    }
    rows = n;
    voxel = new int[n];
    end = new int[ARMS * n];
    arm = new float[ARMS * n];
    float[] inWhite = SmoothedIndicator.of(grid, white, progress.part(0, PARTS));
    float[] inOutside = SmoothedIndicator.of(grid, outside, progress.part(1, PARTS));
    Progress crossing = progress.part(2, PARTS);
    int[] stride = {1, grid.nx(), grid.nx() * grid.ny()};
    int[] size = {grid.nx(), grid.ny(), grid.nz()};
    for (int i = 0; i < row.length; i++) {
      if (row[i] < 0) {
        continue;
      }
      crossing.step(SmoothedIndicator.STAGE, row[i], rows);
      voxel[row[i]] = i;
      int[] at = {i % size[0], i / size[0] % size[1], i / stride[2]};
      for (int k = 0; k < ARMS; k++) {
        int axis = k / 2, step = k % 2 == 0 ? -1 : 1, next = i + step * stride[axis], a = ARMS * row[i] + k;
        double fraction = 1;
        if (at[axis] + step < 0 || at[axis] + step >= size[axis]) {
          end[a] = row[i];
        } else if (row[next] >= 0) {
          end[a] = row[next];
        } else {
          end[a] = white[next] ? white() : pia();
          float[] f = white[next] ? inWhite : inOutside;
          fraction = f[i] == f[next] ? 0.5 : Math.max(SHORTEST, f[i] / (double) (f[i] - f[next]));
        }
        arm[a] = (float) (fraction * grid.voxelToWorld().spacing(axis));
      }
    }
  }

  /** Returns the row that represents the pia. */
  int pia() {
    return rows;
  }

  /** Returns the row that represents white matter. */
  int white() {
    return rows + 1;
  }

  /**
   * Returns the derivative along a volume axis (per mm) of a function given at rows, pia and white matter: second order
   * on arms of unequal length; zero flux at the edge of the volume.
   */
  double derivative(float[] f, int row, int axis) {
    int a = ARMS * row + 2 * axis;
    double hm = arm[a], hp = arm[a + 1], at = f[row];
    return (hm * hm * (f[end[a + 1]] - at) + hp * hp * (at - f[end[a]])) / (hm * hp * (hm + hp));
  }
}
