package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
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

  /**
   * The grid that covers the tetrahedra of some regions.
   *
   * @param regions which regions count
   * @param spacing mm
   * @throws IllegalArgumentException if there is no tetrahedron of these regions, or the grid is too large
   */
  public static Grid covering(TetMesh mesh, IntPredicate regions, double spacing) {
    Box bounds = bounds(mesh, regions);
    return common(bounds, bounds, spacing, mesh.name());
  }

  /**
   * The grid that covers the part of a mesh in a box.
   *
   * @param box along the world axes, mm; may be infinite
   * @param spacing mm
   * @throws IllegalArgumentException if the mesh does not reach into the box, or the grid is too large
   */
  public static Grid covering(TetMesh mesh, Box box, double spacing) {
    return common(bounds(mesh, region -> true), box, spacing, mesh.name());
  }

  /** As {@link #covering(TetMesh, Box, double)}, for the voxel centres of another grid. */
  public static Grid covering(Grid grid, Box box, double spacing, String name) {
    Box centres = new Box(Vec3.ZERO, new Vec3(grid.nx() - 1, grid.ny() - 1, grid.nz() - 1))
        .mapped(grid.voxelToWorld()::apply);
    return common(centres, box, spacing, name);
  }

  private static Box bounds(TetMesh mesh, IntPredicate regions) {
    double inf = Double.POSITIVE_INFINITY;
    double[] p = mesh.nodes(), low = {inf, inf, inf}, high = {-inf, -inf, -inf};
    for (int i = 0; i < mesh.corners().length; i++) {
      if (regions.test(mesh.regions()[i / 4])) {
        for (int c = 0; c < 3; c++) {
          double at = p[3 * mesh.corners()[i] + c];
          low[c] = Math.min(low[c], at);
          high[c] = Math.max(high[c], at);
        }
      }
    }
    if (low[0] > high[0]) {
      String found = Arrays.stream(mesh.regions()).distinct().sorted().limit(20).mapToObj(String::valueOf)
          .collect(Collectors.joining(", "));
      throw new InvalidInputException(mesh.name() + ": has no tetrahedron of the regions asked for, found " + found);
    }
    return new Box(new Vec3(low[0], low[1], low[2]), new Vec3(high[0], high[1], high[2]));
  }

  /** The grid that spans what lies in both boxes. */
  private static Grid common(Box bounds, Box wanted, double spacing, String name) {
    Box common = bounds.intersection(wanted);
    if (common.isEmpty()) {
      throw new InvalidInputException(name + ": spans " + bounds.lower() + " to " + bounds.upper()
          + " mm and does not reach into the box from " + wanted.lower() + " to " + wanted.upper());
    }
    try {
      return spanning(common, spacing);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(name + " on voxels of " + spacing + " mm: " + e.getMessage(), e);
    }
  }

  /**
   * The grid whose voxel centres span a box along the world axes.
   *
   * @param box mm
   * @param spacing mm
   * @throws IllegalArgumentException if the box or the spacing makes no sense, or the grid has more than 2^31 - 1
   *     voxels
   */
  public static Grid spanning(Box box, double spacing) {
    if (!(spacing > 0) || Double.isInfinite(spacing)) {
      throw new InvalidInputException("the spacing of voxels must be a positive number of mm, not " + spacing);
    }
    Vec3 lower = box.lower(), upper = box.upper();
    if (!box.isFinite()) {
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
