/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.geometry;

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * The voxel grid of a volume: its sizes and its location in the world (mm, RAS). Volumes on equal grids match voxel by
 * voxel. A voxel's linear index is {@code x + nx * (y + ny * z)}. Immutable, thread-safe.
 *
 * @param nx number of voxels along x; likewise ny and nz
 * @param voxelToWorld takes voxel indices to world coordinates, mm
 */
public record Grid(int nx, int ny, int nz, Affine voxelToWorld) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below one or there are more than 2^31 - 1 voxels
   */
  public Grid {
    if (nx < 1 || ny < 1 || nz < 1) {
      throw new IllegalArgumentException("a volume of " + nx + " x " + ny + " x " + nz + " voxels is empty");
    }
    if ((long) nx * ny > Integer.MAX_VALUE / (long) nz) {
      throw new InvalidInputException(
          "a volume of " + nx + " x " + ny + " x " + nz + " voxels has more than 2^31 - 1 voxels");
    }
  }

  /** Returns the number of voxels. */
  public int voxels() {
    return nx * ny * nz;
  }

  /** Returns the linear index of a voxel. The voxel is not checked to lie in the grid. */
  public int index(int x, int y, int z) {
    return x + nx * (y + ny * z);
  }

  /** Returns whether a voxel lies in the grid. */
  public boolean contains(int x, int y, int z) {
    return x >= 0 && y >= 0 && z >= 0 && x < nx && y < ny && z < nz;
  }

  /**
   * Returns whether the other grid has the same sizes and its voxels have the same positions up to the rounding of
   * file headers: no corner voxel is further away than a thousandth of the smallest spacing.
   */
  public boolean matches(Grid other) {
    if (nx != other.nx || ny != other.ny || nz != other.nz) {
      return false;
    }
    double tolerance =
        1e-3 * Math.min(voxelToWorld.spacing(0), Math.min(voxelToWorld.spacing(1), voxelToWorld.spacing(2)));
    for (int corner = 0; corner < 8; corner++) {
      int x = (corner & 1) * (nx - 1), y = (corner >> 1 & 1) * (ny - 1), z = (corner >> 2) * (nz - 1);
      if (!(centre(x, y, z).minus(other.centre(x, y, z)).norm() <= tolerance)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the grid of a block of these voxels, at the same place in the world.
   *
   * @param from first voxel along x, y, z
   * @param to last voxel along x, y, z, inclusive
   * @throws IllegalArgumentException if the block is empty
   */
  public Grid part(int[] from, int[] to) {
    return new Grid(to[0] - from[0] + 1, to[1] - from[1] + 1, to[2] - from[2] + 1,
        voxelToWorld.startingAt(from[0], from[1], from[2]));
  }

  /** Returns the world position (mm) of a voxel's centre. */
  public Vec3 centre(int x, int y, int z) {
    return voxelToWorld.apply(x, y, z);
  }

  /** Returns the world position (mm) of the centre of the voxel with this linear index. */
  public Vec3 centre(int index) {
    return centre(index % nx, index / nx % ny, index / nx / ny);
  }

  /** Returns the voxel with this linear index in the form used in messages: {@code x,y,z}. */
  public String voxel(int index) {
    return index % nx + "," + index / nx % ny + "," + index / nx / ny;
  }

  /**
   * Returns the linear index of the voxel that contains a world point, or -1 if the point lies outside the grid.
   *
   * @param world point, mm
   * @param worldToVoxel inverse of {@link #voxelToWorld}
   */
  public int indexAt(Vec3 world, Affine worldToVoxel) {
    Vec3 v = worldToVoxel.apply(world);
    int x = (int) Math.floor(v.x() + 0.5), y = (int) Math.floor(v.y() + 0.5), z = (int) Math.floor(v.z() + 0.5);
    return contains(x, y, z) ? index(x, y, z) : -1;
  }
}
