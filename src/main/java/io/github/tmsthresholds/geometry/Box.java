package io.github.tmsthresholds.geometry;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A box along the axes, faces included; the unit is the caller's, mm in {@link #toString}. Corners may be infinite.
 * Immutable, thread-safe.
 */
public record Box(Vec3 lower, Vec3 upper) {

  /** The box that no point lies in. */
  public static final Box EMPTY = new Box(
      new Vec3(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
      new Vec3(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));

  /** The box that all points lie in. */
  public static final Box INFINITE = new Box(EMPTY.upper, EMPTY.lower);

  /** The box that holds all of a volume, out to the outer faces of its voxels. */
  public static Box of(Grid grid) {
    return new Box(new Vec3(-0.5, -0.5, -0.5), new Vec3(grid.nx() - 0.5, grid.ny() - 0.5, grid.nz() - 0.5))
        .mapped(grid.voxelToWorld()::apply);
  }

  /** The smallest box that holds this one and a point. */
  public Box including(Vec3 p) {
    return new Box(
        new Vec3(Math.min(lower.x(), p.x()), Math.min(lower.y(), p.y()), Math.min(lower.z(), p.z())),
        new Vec3(Math.max(upper.x(), p.x()), Math.max(upper.y(), p.y()), Math.max(upper.z(), p.z())));
  }

  /** The box that holds the image of this (finite) box under an affine map. */
  public Box mapped(UnaryOperator<Vec3> affine) {
    Box box = EMPTY;
    for (int corner = 0; corner < 8; corner++) {
      box = box.including(affine.apply(new Vec3((corner & 1) == 0 ? lower.x() : upper.x(),
          (corner & 2) == 0 ? lower.y() : upper.y(), (corner & 4) == 0 ? lower.z() : upper.z())));
    }
    return box;
  }

  /** What lies in both boxes; {@link #isEmpty()} if nothing does. */
  public Box intersection(Box o) {
    return new Box(
        new Vec3(Math.max(lower.x(), o.lower.x()), Math.max(lower.y(), o.lower.y()), Math.max(lower.z(), o.lower.z())),
        new Vec3(Math.min(upper.x(), o.upper.x()), Math.min(upper.y(), o.upper.y()), Math.min(upper.z(), o.upper.z())));
  }

  /** This box with all faces moved outwards by a distance. */
  public Box grown(double by) {
    Vec3 d = new Vec3(by, by, by);
    return new Box(lower.minus(d), upper.plus(d));
  }

  /** Whether no point lies in the box. */
  public boolean isEmpty() {
    return lower.x() > upper.x() || lower.y() > upper.y() || lower.z() > upper.z();
  }

  /** Whether both corners are. */
  public boolean isFinite() {
    return lower.isFinite() && upper.isFinite();
  }

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
