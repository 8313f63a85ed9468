/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;

/**
 * The part of a label volume that contains the head, with a margin of one voxel of air.
 *
 * @param grid voxels of this part
 * @param labels one per voxel, 0 for air
 * @param x0 x index in the volume of the first voxel of this part, -1 if the head touches the volume's edge; likewise
 *     y0 and z0
 */
record LabelBox(Grid grid, byte[] labels, int x0, int y0, int z0) {

  /**
   * Cuts out the part that contains the head.
   *
   * @throws IllegalArgumentException if all labels are 0
   */
  static LabelBox around(Grid grid, byte[] labels) {
    int[] from = {grid.nx(), grid.ny(), grid.nz()}, to = {-1, -1, -1};
    for (int z = 0, i = 0; z < grid.nz(); z++) {
      for (int y = 0; y < grid.ny(); y++) {
        for (int x = 0; x < grid.nx(); x++, i++) {
          if (labels[i] != 0) {
            from = new int[] {Math.min(from[0], x), Math.min(from[1], y), Math.min(from[2], z)};
            to = new int[] {Math.max(to[0], x), Math.max(to[1], y), Math.max(to[2], z)};
          }
        }
      }
    }
    if (to[0] < 0) {
      throw new InvalidInputException("the label volume contains no tissue: every label is 0");
    }
    int x0 = from[0] - 1, y0 = from[1] - 1, z0 = from[2] - 1;
    Grid part = new Grid(to[0] - x0 + 2, to[1] - y0 + 2, to[2] - z0 + 2, grid.voxelToWorld().startingAt(x0, y0, z0));
    byte[] cut = new byte[part.voxels()];
    for (int z = from[2]; z <= to[2]; z++) {
      for (int y = from[1]; y <= to[1]; y++) {
        System.arraycopy(labels, grid.index(from[0], y, z), cut, part.index(1, y - y0, z - z0), to[0] - from[0] + 1);
      }
    }
    return new LabelBox(part, cut, x0, y0, z0);
  }

  /** Returns the largest label. */
  int largestLabel() {
    int largest = 0;
    for (byte label : labels) {
      largest = Math.max(largest, label & 0xff);
    }
    return largest;
  }

  /** Returns the label of a voxel of this part; 0 (air) outside. */
  int label(int x, int y, int z) {
    return grid.contains(x, y, z) ? labels[grid.index(x, y, z)] & 0xff : 0;
  }
}
