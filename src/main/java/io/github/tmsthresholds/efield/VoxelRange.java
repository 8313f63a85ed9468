/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;

/**
 * A block of the voxels of a grid. The arrays must not be modified.
 *
 * @param first first voxel along x, y, z
 * @param last last voxel along x, y, z
 */
public record VoxelRange(int[] first, int[] last) {

  /**
   * Returns the smallest block that contains the voxel centres in a box (the bounding box along the voxel axes, if
   * these are oblique).
   *
   * @param box along the world axes, mm
   * @param prefix beginning of the message, such as the name of the volume
   * @throws InvalidInputException if a corner is not finite, or no voxel centre lies in the block
   */
  public static VoxelRange of(Grid grid, Box box, String prefix) {
    Box block = box.mapped(grid.voxelToWorld().inverse()::apply);
    double[] from = {block.lower().x(), block.lower().y(), block.lower().z()};
    double[] to = {block.upper().x(), block.upper().y(), block.upper().z()};
    int[] size = {grid.nx(), grid.ny(), grid.nz()}, first = new int[3], last = new int[3];
    for (int c = 0; c < 3; c++) {
      first[c] = (int) Math.max(0, Math.ceil(from[c] - 1e-6));
      last[c] = (int) Math.min(size[c] - 1, Math.floor(to[c] + 1e-6));
      if (!box.isFinite() || first[c] > last[c]) {
        throw new InvalidInputException(
            prefix + "no voxel lies in the box from " + box.lower() + " to " + box.upper());
      }
    }
    return new VoxelRange(first, last);
  }
}
