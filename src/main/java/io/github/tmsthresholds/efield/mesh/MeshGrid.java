/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
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
 * Creates grids to resample a mesh or a volume onto: cubic voxels along the world axes, whose centres lie at integer
 * multiples of the spacing, so that two grids of the same spacing share their voxel centres. Stateless, thread-safe.
 */
public final class MeshGrid {

  /** Tolerance, in voxels: a box that extends beyond a voxel centre by less than this is taken to end there. */
  private static final double ROUNDING = 1e-6;

  private MeshGrid() {}

  /**
   * Returns the grid that covers the tetrahedra of some regions.
   *
   * @param mesh tetrahedra
   * @param regions selects the regions
   * @param spacing mm
   * @throws IllegalArgumentException if there is no tetrahedron of these regions, or the grid is too large
   */
  public static Grid covering(TetMesh mesh, IntPredicate regions, double spacing) {
    Box bounds = bounds(mesh, regions);
    return common(bounds, bounds, spacing, mesh.name());
  }

  /**
   * Returns the grid that covers the part of a mesh in a box.
   *
   * @param box along the world axes, mm; may be infinite
   * @param spacing mm
   * @throws IllegalArgumentException if the mesh does not overlap the box, or the grid is too large
   */
  public static Grid covering(TetMesh mesh, Box box, double spacing) {
    return common(bounds(mesh, region -> true), box, spacing, mesh.name());
  }

  /**
   * Returns the grid that covers the voxel centres of another grid in a box.
   *
   * @param grid grid of the volume to resample
   * @param box along the world axes, mm; may be infinite
   * @param spacing mm
   * @param name of the volume, for messages
   * @throws IllegalArgumentException if no voxel centre can lie in the box, or the grid is too large
   */
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
      String present = Arrays.stream(mesh.regions()).distinct().sorted().limit(20).mapToObj(String::valueOf)
          .collect(Collectors.joining(", "));
      throw new InvalidInputException(
          mesh.name() + ": no tetrahedron belongs to the selected regions; the regions are " + present);
    }
    return new Box(new Vec3(low[0], low[1], low[2]), new Vec3(high[0], high[1], high[2]));
  }

  /** Returns the grid that spans the intersection of two boxes. */
  private static Grid common(Box bounds, Box box, double spacing, String name) {
    Box common = bounds.intersection(box);
    if (common.isEmpty()) {
      throw new InvalidInputException(name + ": spans " + bounds.lower() + " to " + bounds.upper()
          + " mm and does not reach into the box from " + box.lower() + " to " + box.upper());
    }
    try {
      return spanning(common, spacing);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(name + " on voxels of " + spacing + " mm: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the grid whose voxel centres span a box along the world axes.
   *
   * @param box mm
   * @param spacing mm
   * @throws IllegalArgumentException if the box is not finite, the spacing is not positive, or the grid has more than
   *     2^31 - 1 voxels
   */
  public static Grid spanning(Box box, double spacing) {
    if (!(spacing > 0) || Double.isInfinite(spacing)) {
      throw new InvalidInputException("the spacing of voxels must be a positive number of mm, not " + spacing);
    }
    Vec3 lower = box.lower(), upper = box.upper();
    if (!box.isFinite()) {
      throw new IllegalArgumentException("the corners of the box must be finite: " + lower + ", " + upper);
    }
    double x = first(lower.x() / spacing), y = first(lower.y() / spacing), z = first(lower.z() / spacing);
    return new Grid(count(x, upper.x() / spacing), count(y, upper.y() / spacing), count(z, upper.z() / spacing),
        Affine.ofSpacing(spacing, new Vec3(x * spacing, y * spacing, z * spacing)));
  }

  private static double first(double at) {
    return Math.floor(at + ROUNDING);
  }

  /** Returns the number of voxels along an axis; saturates, so that too many are rejected by {@link Grid}. */
  private static int count(double first, double end) {
    return (int) (Math.ceil(end - ROUNDING) - first + 1);
  }
}
