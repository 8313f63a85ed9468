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

import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.function.Predicate;

/** A region of the world in which sites are placed or selected. Implementations are thread-safe. */
public interface Region {

  /** Returns whether a world point (mm) lies in the region. */
  boolean contains(Vec3 world);

  /** Returns a box (mm, world axes) that contains the region; infinite where the region is unbounded. */
  Box bounds();

  /** Returns the region that contains every point. */
  static Region everywhere() {
    return of(Box.INFINITE);
  }

  /**
   * Returns the axis-aligned box between two opposite corners (mm), given in any order, faces included.
   *
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  static Region box(Vec3 a, Vec3 b) {
    if (!a.isFinite() || !b.isFinite()) {
      throw new IllegalArgumentException("the corners of a box must be finite, not " + a + " and " + b);
    }
    return of(new Box(a, a).including(b));
  }

  /**
   * Returns the sphere around a centre, surface included.
   *
   * @param centre mm
   * @param radius mm
   * @throws IllegalArgumentException if the centre is not finite or the radius is not a positive number
   */
  static Region sphere(Vec3 centre, double radius) {
    if (!centre.isFinite() || !(radius > 0) || Double.isInfinite(radius)) {
      throw new InvalidInputException(
          "a sphere must have a finite centre and a positive radius, not " + centre + " and " + radius + " mm");
    }
    return of(p -> p.minus(centre).norm() <= radius, new Box(centre, centre).grown(radius));
  }

  /** Returns the region of the voxels of a mask; a point belongs to the voxel whose centre is nearest. */
  static Region mask(VoxelMask mask) {
    Grid grid = mask.grid();
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    return of(p -> {
      int i = grid.indexAt(p, worldToVoxel);
      return i >= 0 && mask.contains(i);
    }, Box.of(grid));
  }

  /** Returns the intersection of this region and another. */
  default Region and(Region other) {
    return of(p -> contains(p) && other.contains(p), bounds().intersection(other.bounds()));
  }

  /** Returns the region of a box (mm, world axes). */
  static Region of(Box box) {
    return of(box::contains, box);
  }

  private static Region of(Predicate<Vec3> inside, Box bounds) {
    return new Region() {
      @Override
      public boolean contains(Vec3 world) {
        return inside.test(world);
      }

      @Override
      public Box bounds() {
        return bounds;
      }
    };
  }
}
