package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A box along the world axes (mm), faces included; corners may be infinite. Immutable, thread-safe. */
public record Extent(Vec3 lower, Vec3 upper) implements Region {

  /** The box that holds all of a volume, out to the outer faces of its voxels. */
  public static Extent of(Grid grid) {
    return new Extent(new Vec3(-0.5, -0.5, -0.5), new Vec3(grid.nx() - 0.5, grid.ny() - 0.5, grid.nz() - 0.5))
        .mapped(p -> grid.voxelToWorld().apply(p));
  }

  /** The box that holds the image of this (finite) box under an affine map. */
  Extent mapped(UnaryOperator<Vec3> affine) {
    double inf = Double.POSITIVE_INFINITY;
    Extent box = new Extent(new Vec3(inf, inf, inf), new Vec3(-inf, -inf, -inf));
    for (int corner = 0; corner < 8; corner++) {
      Vec3 p = affine.apply(new Vec3((corner & 1) == 0 ? lower.x() : upper.x(),
          (corner & 2) == 0 ? lower.y() : upper.y(), (corner & 4) == 0 ? lower.z() : upper.z()));
      box = new Extent(
          new Vec3(Math.min(box.lower.x(), p.x()), Math.min(box.lower.y(), p.y()), Math.min(box.lower.z(), p.z())),
          new Vec3(Math.max(box.upper.x(), p.x()), Math.max(box.upper.y(), p.y()), Math.max(box.upper.z(), p.z())));
    }
    return box;
  }

  @Override
  public Extent bounds() {
    return this;
  }

  /** What lies in both boxes; {@link #isEmpty()} if nothing does. */
  Extent intersection(Extent o) {
    return new Extent(
        new Vec3(Math.max(lower.x(), o.lower.x()), Math.max(lower.y(), o.lower.y()), Math.max(lower.z(), o.lower.z())),
        new Vec3(Math.min(upper.x(), o.upper.x()), Math.min(upper.y(), o.upper.y()), Math.min(upper.z(), o.upper.z())));
  }

  /** This box with all faces moved outwards by a distance (mm). */
  Extent grown(double by) {
    Vec3 d = new Vec3(by, by, by);
    return new Extent(lower.minus(d), upper.plus(d));
  }

  /** Whether no point lies in the box. */
  public boolean isEmpty() {
    return lower.x() > upper.x() || lower.y() > upper.y() || lower.z() > upper.z();
  }

  @Override
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
