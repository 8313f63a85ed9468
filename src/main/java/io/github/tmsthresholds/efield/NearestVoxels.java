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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the nearest valid voxel for the points of a cell, the box between eight voxel centres, if none of these is
 * valid; by the rules of {@link FieldSampler}. The voxels around the cell are tried in ascending order of a lower bound
 * of their distance from its points, so that the first few suffice. Immutable, thread-safe.
 */
final class NearestVoxels {

  /** Relative difference below which distances are equal. */
  private static final double ROUNDING = 1e-9;

  /** A voxel, relative to the lowest corner of the cell: linear index, and position (mm); squared lower bound, mm2. */
  private record Neighbour(int step, Vec3 position, double least2) {}

  private final VoxelMask valid;
  private final Grid grid;
  private final Affine axes;
  private final Neighbour[] neighbours;
  /** Largest distance of a neighbour from the lowest corner of the cell along each voxel axis, in voxels. */
  private final int[] margin = new int[3];

  /**
   * Prepares the search.
   *
   * @param valid voxels to find
   * @param axes voxel to world map; only its linear part is used
   * @param reach half-widths of the region to search along the voxel axes, in voxels
   */
  NearestVoxels(VoxelMask valid, Affine axes, double[] reach) {
    this.valid = valid;
    this.grid = valid.grid();
    this.axes = axes;
    for (int axis = 0; axis < 3; axis++) {
      margin[axis] = (int) Math.floor(reach[axis]) + 1;
    }
    Vec3 middle = vector(0.5, 0.5, 0.5);
    double radius = Math.max(Math.max(middle.norm(), vector(-0.5, 0.5, 0.5).norm()),
        Math.max(vector(0.5, -0.5, 0.5).norm(), vector(0.5, 0.5, -0.5).norm()));
    List<Neighbour> within = new ArrayList<>();
    for (int z = -margin[2]; z <= margin[2]; z++) {
      for (int y = -margin[1]; y <= margin[1]; y++) {
        for (int x = -margin[0]; x <= margin[0]; x++) {
          Vec3 position = vector(x, y, z);
          double least = Math.max(0, position.minus(middle).norm() - radius) * (1 - ROUNDING);
          if (least <= FieldSampler.REACH_MM) {
            within.add(new Neighbour(grid.index(x, y, z), position, least * least));
          }
        }
      }
    }
    within.sort(Comparator.comparingDouble(Neighbour::least2));
    neighbours = within.toArray(Neighbour[]::new);
  }

  private Vec3 vector(double x, double y, double z) {
    return axes.apply(x, y, z).minus(axes.apply(0, 0, 0));
  }

  /** Returns whether all neighbours of a cell, given by its lowest corner, lie in the grid. */
  boolean coverNeighbours(int x, int y, int z) {
    return x >= margin[0] && y >= margin[1] && z >= margin[2]
        && x < grid.nx() - margin[0] && y < grid.ny() - margin[1] && z < grid.nz() - margin[2];
  }

  /**
   * Returns the linear index of the nearest valid voxel within reach, or -1; among equally near ones, the lowest.
   *
   * @param cell linear index of the cell's lowest corner; all neighbours must lie in the grid
   * @param fx coordinate of the point relative to this corner, in voxels, 0 to 1; likewise fy and fz
   */
  int nearest(int cell, double fx, double fy, double fz) {
    double px = axes.get(0, 0) * fx + axes.get(0, 1) * fy + axes.get(0, 2) * fz;
    double py = axes.get(1, 0) * fx + axes.get(1, 1) * fy + axes.get(1, 2) * fz;
    double pz = axes.get(2, 0) * fx + axes.get(2, 1) * fy + axes.get(2, 2) * fz;
    int nearest = -1;
    double best = FieldSampler.REACH_MM * FieldSampler.REACH_MM * (1 + 2 * ROUNDING);
    for (Neighbour n : neighbours) {
      if (n.least2 > best) {
        break;
      }
      int i = cell + n.step;
      if (valid.contains(i)) {
        double u = n.position.x() - px, v = n.position.y() - py, w = n.position.z() - pz;
        double distance2 = u * u + v * v + w * w;
        if (distance2 < best * (1 - ROUNDING)
            || nearest >= 0 && i < nearest && distance2 < best * (1 + ROUNDING)) {
          best = distance2;
          nearest = i;
        }
      }
    }
    return nearest;
  }
}
