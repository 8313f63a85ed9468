package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.function.Predicate;

/** A part of the world in which sites are wanted. Implementations are thread-safe. */
public interface Region {

  boolean contains(Vec3 world);

  /** A box (mm, world axes) that holds the region; infinite where the region has no bound. */
  Extent bounds();

  /** All of the world. */
  static Region everywhere() {
    double inf = Double.POSITIVE_INFINITY;
    return new Extent(new Vec3(-inf, -inf, -inf), new Vec3(inf, inf, inf));
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
    return new Extent(new Vec3(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.min(a.z(), b.z())),
        new Vec3(Math.max(a.x(), b.x()), Math.max(a.y(), b.y()), Math.max(a.z(), b.z())));
  }

  /**
   * A ball around a target (mm), surface included.
   *
   * @throws IllegalArgumentException if the centre is not finite or the radius is not a positive number
   */
  static Region sphere(Vec3 centre, double radius) {
    if (!centre.isFinite() || !(radius > 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException("a sphere with a finite centre and a positive radius was expected, found "
          + centre + " and " + radius + " mm");
    }
    Vec3 diagonal = new Vec3(radius, radius, radius);
    return of(p -> p.minus(centre).norm() <= radius, new Extent(centre.minus(diagonal), centre.plus(diagonal)));
  }

  /** The voxels of a volume that are set; a point belongs to the voxel whose centre is nearest. */
  static Region mask(VoxelMask mask) {
    Grid grid = mask.grid();
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    return of(p -> {
      int i = grid.indexAt(p, worldToVoxel);
      return i >= 0 && mask.contains(i);
    }, Extent.of(grid));
  }

  /** What lies in this region and in the other. */
  default Region and(Region other) {
    return of(p -> contains(p) && other.contains(p), bounds().intersection(other.bounds()));
  }

  private static Region of(Predicate<Vec3> inside, Extent bounds) {
    return new Region() {
      @Override
      public boolean contains(Vec3 world) {
        return inside.test(world);
      }

      @Override
      public Extent bounds() {
        return bounds;
      }
    };
  }
}
