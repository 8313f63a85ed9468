package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Grids to resample a mesh, or a volume, onto: cubic voxels along the world axes, whose centres lie at whole multiples
 * of the spacing, so that two grids of the same spacing share their voxel centres.
 */
public final class MeshGrid {

  /** A box that ends this part of a voxel behind a voxel centre is taken to end at it. */
  private static final double ROUNDING = 1e-6;

  private MeshGrid() {}

  /** A growing box along the world axes. */
  private record Bounds(double[] low, double[] high) {

    static Bounds none() {
      double inf = Double.POSITIVE_INFINITY;
      return new Bounds(new double[] {inf, inf, inf}, new double[] {-inf, -inf, -inf});
    }

    void add(double x, double y, double z) {
      double[] at = {x, y, z};
      for (int c = 0; c < 3; c++) {
        low[c] = Math.min(low[c], at[c]);
        high[c] = Math.max(high[c], at[c]);
      }
    }

    Vec3 lower() {
      return new Vec3(low[0], low[1], low[2]);
    }

    Vec3 upper() {
      return new Vec3(high[0], high[1], high[2]);
    }

    /** The grid that spans what lies in both boxes. */
    Grid common(Vec3 lower, Vec3 upper, double spacing, String name) {
      Vec3 from = new Vec3(Math.max(low[0], lower.x()), Math.max(low[1], lower.y()), Math.max(low[2], lower.z()));
      Vec3 to = new Vec3(Math.min(high[0], upper.x()), Math.min(high[1], upper.y()), Math.min(high[2], upper.z()));
      if (from.x() > to.x() || from.y() > to.y() || from.z() > to.z()) {
        throw new IllegalArgumentException(name + ": spans " + lower() + " to " + upper()
            + " mm and does not reach into the box from " + lower + " to " + upper);
      }
      try {
        return box(from, to, spacing);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + " on voxels of " + spacing + " mm: " + e.getMessage(), e);
      }
    }
  }

  /**
   * The grid that covers the tetrahedra of some regions.
   *
   * @param regions which regions count
   * @param spacing mm
   * @throws IllegalArgumentException if there is no tetrahedron of these regions, or the grid is too large
   */
  public static Grid covering(TetMesh mesh, IntPredicate regions, double spacing) {
    Bounds bounds = bounds(mesh, regions);
    return bounds.common(bounds.lower(), bounds.upper(), spacing, mesh.name());
  }

  /**
   * The grid that covers the part of a mesh in a box.
   *
   * @param lower corner of the box along the world axes, mm; may be infinite
   * @param upper corner, mm; may be infinite
   * @param spacing mm
   * @throws IllegalArgumentException if the mesh does not reach into the box, or the grid is too large
   */
  public static Grid covering(TetMesh mesh, Vec3 lower, Vec3 upper, double spacing) {
    return bounds(mesh, region -> true).common(lower, upper, spacing, mesh.name());
  }

  /** As {@link #covering(TetMesh, Vec3, Vec3, double)}, for the voxel centres of another grid. */
  public static Grid covering(Grid grid, Vec3 lower, Vec3 upper, double spacing, String name) {
    Bounds bounds = Bounds.none();
    for (int corner = 0; corner < 8; corner++) {
      Vec3 p = grid.centre((corner & 1) * (grid.nx() - 1), (corner >> 1 & 1) * (grid.ny() - 1),
          (corner >> 2) * (grid.nz() - 1));
      bounds.add(p.x(), p.y(), p.z());
    }
    return bounds.common(lower, upper, spacing, name);
  }

  private static Bounds bounds(TetMesh mesh, IntPredicate regions) {
    Bounds bounds = Bounds.none();
    double[] p = mesh.nodes();
    for (int i = 0; i < mesh.corners().length; i++) {
      if (regions.test(mesh.regions()[i / 4])) {
        int node = 3 * mesh.corners()[i];
        bounds.add(p[node], p[node + 1], p[node + 2]);
      }
    }
    if (bounds.low[0] > bounds.high[0]) {
      String found = Arrays.stream(mesh.regions()).distinct().sorted().limit(20).mapToObj(String::valueOf)
          .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(mesh.name() + ": has no tetrahedron of the regions asked for, found " + found);
    }
    return bounds;
  }

  /**
   * The grid whose voxel centres span a box along the world axes.
   *
   * @param lower corner of the box, mm
   * @param upper corner of the box, mm
   * @param spacing mm
   * @throws IllegalArgumentException if the box or the spacing makes no sense, or the grid has more than 2^31 - 1
   *     voxels
   */
  public static Grid box(Vec3 lower, Vec3 upper, double spacing) {
    if (!(spacing > 0) || Double.isInfinite(spacing)) {
      throw new IllegalArgumentException("the spacing of voxels must be a positive number of mm, not " + spacing);
    }
    if (!lower.isFinite() || !upper.isFinite()) {
      throw new IllegalArgumentException("a box between finite corners was expected: " + lower + ", " + upper);
    }
    double x = first(lower.x() / spacing), y = first(lower.y() / spacing), z = first(lower.z() / spacing);
    return new Grid(count(x, upper.x() / spacing), count(y, upper.y() / spacing), count(z, upper.z() / spacing),
        Affine.ofSpacing(spacing, new Vec3(x * spacing, y * spacing, z * spacing)));
  }

  private static double first(double at) {
    return Math.floor(at + ROUNDING);
  }

  /** Voxels along an axis; too many for an integer stay too many for a grid. */
  private static int count(double first, double end) {
    return (int) (Math.ceil(end - ROUNDING) - first + 1);
  }
}
