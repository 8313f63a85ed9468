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

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * An axis-aligned box, faces included. The unit is the caller's; {@link #toString} assumes mm. Corners may be infinite.
 * Immutable, thread-safe.
 *
 * @param lower corner with the smallest coordinates
 * @param upper corner with the largest coordinates
 */
public record Box(Vec3 lower, Vec3 upper) {

  /** The empty box, which contains no point. */
  public static final Box EMPTY = new Box(
      new Vec3(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
      new Vec3(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));

  /** The box that contains every point. */
  public static final Box INFINITE = new Box(EMPTY.upper, EMPTY.lower);

  /** Returns the bounding box of a volume in the world (mm), including the outer faces of its voxels. */
  public static Box of(Grid grid) {
    return new Box(new Vec3(-0.5, -0.5, -0.5), new Vec3(grid.nx() - 0.5, grid.ny() - 0.5, grid.nz() - 0.5))
        .mapped(grid.voxelToWorld()::apply);
  }

  /** Returns the smallest box that contains this box and a point. */
  public Box including(Vec3 p) {
    return new Box(
        new Vec3(Math.min(lower.x(), p.x()), Math.min(lower.y(), p.y()), Math.min(lower.z(), p.z())),
        new Vec3(Math.max(upper.x(), p.x()), Math.max(upper.y(), p.y()), Math.max(upper.z(), p.z())));
  }

  /** Returns the bounding box of the image of this box, which must be finite, under an affine map. */
  public Box mapped(UnaryOperator<Vec3> affine) {
    Box box = EMPTY;
    for (int corner = 0; corner < 8; corner++) {
      box = box.including(affine.apply(new Vec3((corner & 1) == 0 ? lower.x() : upper.x(),
          (corner & 2) == 0 ? lower.y() : upper.y(), (corner & 4) == 0 ? lower.z() : upper.z())));
    }
    return box;
  }

  /** Returns the intersection of the two boxes; {@link #isEmpty()} if they do not overlap. */
  public Box intersection(Box o) {
    return new Box(
        new Vec3(Math.max(lower.x(), o.lower.x()), Math.max(lower.y(), o.lower.y()), Math.max(lower.z(), o.lower.z())),
        new Vec3(Math.min(upper.x(), o.upper.x()), Math.min(upper.y(), o.upper.y()), Math.min(upper.z(), o.upper.z())));
  }

  /** Returns this box with all faces moved outwards by a distance. */
  public Box grown(double by) {
    Vec3 d = new Vec3(by, by, by);
    return new Box(lower.minus(d), upper.plus(d));
  }

  /** Returns the volume, mm3; 0 if the box is empty. */
  public double volume() {
    Vec3 size = upper.minus(lower);
    return isEmpty() ? 0 : size.x() * size.y() * size.z();
  }

  /** Returns whether the box contains no point. */
  public boolean isEmpty() {
    return lower.x() > upper.x() || lower.y() > upper.y() || lower.z() > upper.z();
  }

  /** Returns whether all coordinates of both corners are finite. */
  public boolean isFinite() {
    return lower.isFinite() && upper.isFinite();
  }

  /** Returns whether a point lies in the box or on a face. */
  public boolean contains(Vec3 p) {
    return p.x() >= lower.x() && p.y() >= lower.y() && p.z() >= lower.z()
        && p.x() <= upper.x() && p.y() <= upper.y() && p.z() <= upper.z();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "x %.1f to %.1f, y %.1f to %.1f, z %.1f to %.1f mm",
        lower.x(), upper.x(), lower.y(), upper.y(), lower.z(), upper.z());
  }
}
