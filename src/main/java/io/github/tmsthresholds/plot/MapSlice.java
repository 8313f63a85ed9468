/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.function.IntPredicate;

/**
 * A plane of voxels perpendicular to one axis of a grid, cropped to the visible voxels. Each voxel axis is assigned to
 * the world axis to which it is closest; x or y increases to the right, y or z upwards, so that the right side of the
 * head is at the right. Immutable, thread-safe.
 */
final class MapSlice {

  /** World axes. */
  static final int X = 0;
  static final int Y = 1;
  static final int Z = 2;

  private static final String[] NAMES = {"x", "y", "z"};
  private static final String[][] ENDS = {{"L", "R"}, {"P", "A"}, {"I", "S"}};
  /** Width of the margin around the visible voxels, mm. */
  private static final double MARGIN = 6;

  private final Grid grid;
  private final int across;
  private final int plane;
  /** Voxel axes to the right and upwards. */
  private final int[] axis;
  /** First and last voxel shown along each of these axes. */
  private final int[] from = new int[2];
  private final int[] to = new int[2];
  /** Whether each of these axes is opposite to its world axis. */
  private final boolean[] flipped = new boolean[2];

  /**
   * Returns the plane, of those perpendicular to any axis, with the most counted voxels.
   *
   * @param counted whether to count a voxel; must be true for at least one
   * @param visible voxels to which the plane is cropped; must include the counted voxels
   */
  static MapSlice richest(Grid grid, IntPredicate counted, IntPredicate visible) {
    int[] size = size(grid);
    int[][] count = {new int[size[0]], new int[size[1]], new int[size[2]]};
    for (int i = 0; i < grid.voxels(); i++) {
      if (counted.test(i)) {
        for (int a = 0; a < 3; a++) {
          count[a][voxel(grid, i)[a]]++;
        }
      }
    }
    int across = 0, plane = 0;
    for (int a = 0; a < 3; a++) {
      for (int p = 0; p < size[a]; p++) {
        if (count[a][p] > count[across][plane]) {
          across = a;
          plane = p;
        }
      }
    }
    return new MapSlice(grid, across, plane, visible);
  }

  /**
   * Returns the plane through a voxel perpendicular to a world axis.
   *
   * @throws IllegalArgumentException if it has no visible voxel
   */
  static MapSlice through(Grid grid, int world, int voxel, IntPredicate visible) {
    int across = voxelAxis(grid, world);
    return new MapSlice(grid, across, voxel(grid, voxel)[across], visible);
  }

  /**
   * Returns the plane perpendicular to a world axis that is nearest to a coordinate, mm.
   *
   * @throws IllegalArgumentException if it lies outside the grid or has no visible voxel
   */
  static MapSlice at(Grid grid, int world, double mm, IntPredicate visible) {
    int across = voxelAxis(grid, world);
    double[] middle = {(grid.nx() - 1) / 2.0, (grid.ny() - 1) / 2.0, (grid.nz() - 1) / 2.0};
    middle[across] = 0;
    Affine toWorld = grid.voxelToWorld();
    double first = component(toWorld.apply(middle[0], middle[1], middle[2]), world);
    double plane = Math.rint((mm - first) / toWorld.get(world, across));
    if (!(plane >= 0 && plane < size(grid)[across])) {
      throw new InvalidInputException(NAMES[world] + "=" + mm + " mm lies outside the map");
    }
    return new MapSlice(grid, across, (int) plane, visible);
  }

  private MapSlice(Grid grid, int across, int plane, IntPredicate visible) {
    this.grid = grid;
    this.across = across;
    this.plane = plane;
    int right = across == voxelAxis(grid, X) ? Y : X, up = across == voxelAxis(grid, Z) ? Y : Z;
    axis = new int[] {voxelAxis(grid, right), voxelAxis(grid, up)};
    for (int k = 0; k < 2; k++) {
      flipped[k] = grid.voxelToWorld().get(worldAxis(grid, axis[k]), axis[k]) < 0;
    }
    int[] size = size(grid);
    from[0] = from[1] = Integer.MAX_VALUE;
    for (int v = 0; v < size[axis[1]]; v++) {
      for (int u = 0; u < size[axis[0]]; u++) {
        if (visible.test(index(u, v))) {
          from[0] = Math.min(from[0], u);
          from[1] = Math.min(from[1], v);
          to[0] = Math.max(to[0], u);
          to[1] = Math.max(to[1], v);
        }
      }
    }
    if (from[0] == Integer.MAX_VALUE) {
      throw new InvalidInputException("the map has no value to show at " + position());
    }
    for (int k = 0; k < 2; k++) {
      int margin = (int) Math.round(MARGIN / spacing(k));
      from[k] = Math.max(0, from[k] - margin);
      to[k] = Math.min(size[axis[k]] - 1, to[k] + margin);
    }
  }

  /** Returns the number of voxels to the right. */
  int width() {
    return to[0] - from[0] + 1;
  }

  /** Returns the number of voxels upwards. */
  int height() {
    return to[1] - from[1] + 1;
  }

  /** Returns the linear index of a voxel, given its column from the left and its row from below. */
  int voxel(int u, int v) {
    return index(flipped[0] ? to[0] - u : from[0] + u, flipped[1] ? to[1] - v : from[1] + v);
  }

  private int index(int u, int v) {
    int[] at = new int[3];
    at[across] = plane;
    at[axis[0]] = u;
    at[axis[1]] = v;
    return grid.index(at[0], at[1], at[2]);
  }

  /** Returns the world position of a voxel's centre, mm. */
  Vec3 centre(int u, int v) {
    int[] at = voxel(grid, voxel(u, v));
    return grid.centre(at[0], at[1], at[2]);
  }

  /** Returns the voxel spacing along a plotted axis (0 to the right, 1 upwards), mm. */
  double spacing(int k) {
    return grid.voxelToWorld().spacing(axis[k]);
  }

  /**
   * Returns the sides of the head at the lower and the upper end of a plotted axis, such as {@code L} and {@code R}.
   */
  String[] ends(int k) {
    return ENDS[worldAxis(grid, axis[k])].clone();
  }

  /** Returns the position of the plane, such as {@code y = -21 mm}. */
  String position() {
    int[] at = {grid.nx() / 2, grid.ny() / 2, grid.nz() / 2};
    at[across] = plane;
    int world = worldAxis(grid, across);
    long mm = Math.round(component(grid.centre(at[0], at[1], at[2]), world));
    return NAMES[world] + " = " + Ticks.number("0").format(mm) + " mm";
  }

  private static int[] size(Grid grid) {
    return new int[] {grid.nx(), grid.ny(), grid.nz()};
  }

  private static int[] voxel(Grid grid, int i) {
    return new int[] {i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny()};
  }

  private static int worldAxis(Grid grid, int voxelAxis) {
    return voxelAxis(grid, X) == voxelAxis ? X : voxelAxis(grid, Y) == voxelAxis ? Y : Z;
  }

  /** Returns the voxel axis assigned to a world axis, by the permutation of axes that maximises the total alignment. */
  private static int voxelAxis(Grid grid, int world) {
    Affine m = grid.voxelToWorld();
    double most = -1;
    int[] best = null;
    for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      double along = 0;
      for (int row = 0; row < 3; row++) {
        along += Math.abs(m.get(row, order[row])) / m.spacing(order[row]);
      }
      if (along > most) {
        most = along;
        best = order;
      }
    }
    return best[world];
  }

  private static double component(Vec3 p, int k) {
    return k == X ? p.x() : k == Y ? p.y() : p.z();
  }
}
