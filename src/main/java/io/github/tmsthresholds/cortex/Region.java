package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.function.Predicate;

/** A part of the world in which sites are wanted. Implementations are thread-safe. */
public interface Region {

  boolean contains(Vec3 world);

  /** A box (mm, world axes) that holds the region; infinite where the region has no bound. */
  Box bounds();

  /** All of the world. */
  static Region everywhere() {
    return of(Box.INFINITE);
  }

  /**
   * A box along the world axes between two opposite corners (mm), given in any order, faces included.
   *
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  static Region box(Vec3 a, Vec3 b) {
    if (!a.isFinite() || !b.isFinite()) {
      throw new IllegalArgumentException("a box between finite corners was expected, found " + a + " and " + b);
    }
    return of(new Box(a, a).including(b));
  }

  /**
   * A ball around a target (mm), surface included.
   *
   * @throws IllegalArgumentException if the centre is not finite or the radius is not a positive number
   */
  static Region sphere(Vec3 centre, double radius) {
    if (!centre.isFinite() || !(radius > 0) || Double.isInfinite(radius)) {
      throw new InvalidInputException("a sphere with a finite centre and a positive radius was expected, found "
          + centre + " and " + radius + " mm");
    }
    return of(p -> p.minus(centre).norm() <= radius, new Box(centre, centre).grown(radius));
  }

  /** The voxels of a volume that are set; a point belongs to the voxel whose centre is nearest. */
  static Region mask(VoxelMask mask) {
    Grid grid = mask.grid();
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    return of(p -> {
      int i = grid.indexAt(p, worldToVoxel);
      return i >= 0 && mask.contains(i);
    }, Box.of(grid));
  }

  /** What lies in this region and in the other. */
  default Region and(Region other) {
    return of(p -> contains(p) && other.contains(p), bounds().intersection(other.bounds()));
  }

  /** What lies in a box (mm, world axes). */
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
