package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.function.IntPredicate;

/**
 * A plane of voxels across one axis of a grid, cut to what is to be seen. Each voxel axis goes by the world axis that it
 * runs along most; x or y grows to the right, y or z upwards, so that the right side of the head is at the right.
 * Immutable, thread-safe.
 */
final class MapSlice {

  /** World axes. */
  static final int X = 0;
  static final int Y = 1;
  static final int Z = 2;

  private static final String[] NAMES = {"x", "y", "z"};
  private static final String[][] ENDS = {{"L", "R"}, {"P", "A"}, {"I", "S"}};
  /** Width of the frame around what is to be seen, mm. */
  private static final double MARGIN = 6;

  private final Grid grid;
  private final int across;
  private final int plane;
  /** Voxel axes to the right and upwards. */
  private final int[] axis;
  /** Cut of each of these, voxels. */
  private final int[] from = new int[2];
  private final int[] to = new int[2];
  /** Whether each of these runs against its world axis. */
  private final boolean[] turned = new boolean[2];

  /**
   * The plane, of all across all axes, that shows the most voxels of some.
   *
   * @param counted whether to count a voxel, one at least
   * @param seen what the plane is cut to, those that are counted and more
   */
  static MapSlice richest(Grid grid, IntPredicate counted, IntPredicate seen) {
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
    return new MapSlice(grid, across, plane, seen);
  }

  /** The plane through a voxel across a world axis. @throws IllegalArgumentException if nothing is seen there */
  static MapSlice through(Grid grid, int world, int voxel, IntPredicate seen) {
    int across = voxelAxis(grid, world);
    return new MapSlice(grid, across, voxel(grid, voxel)[across], seen);
  }

  /**
   * The plane across a world axis that is nearest to a coordinate, mm.
   *
   * @throws IllegalArgumentException if it lies outside the grid, or nothing is seen there
   */
  static MapSlice at(Grid grid, int world, double mm, IntPredicate seen) {
    int across = voxelAxis(grid, world);
    double[] middle = {(grid.nx() - 1) / 2.0, (grid.ny() - 1) / 2.0, (grid.nz() - 1) / 2.0};
    middle[across] = 0;
    Affine toWorld = grid.voxelToWorld();
    double first = component(toWorld.apply(middle[0], middle[1], middle[2]), world);
    double plane = Math.rint((mm - first) / toWorld.get(world, across));
    if (!(plane >= 0 && plane < size(grid)[across])) {
      throw new IllegalArgumentException(NAMES[world] + "=" + mm + " mm lies outside the map");
    }
    return new MapSlice(grid, across, (int) plane, seen);
  }

  private MapSlice(Grid grid, int across, int plane, IntPredicate seen) {
    this.grid = grid;
    this.across = across;
    this.plane = plane;
    int right = across == voxelAxis(grid, X) ? Y : X, up = across == voxelAxis(grid, Z) ? Y : Z;
    axis = new int[] {voxelAxis(grid, right), voxelAxis(grid, up)};
    for (int k = 0; k < 2; k++) {
      turned[k] = grid.voxelToWorld().get(worldAxis(grid, axis[k]), axis[k]) < 0;
    }
    int[] size = size(grid);
    from[0] = from[1] = Integer.MAX_VALUE;
    for (int v = 0; v < size[axis[1]]; v++) {
      for (int u = 0; u < size[axis[0]]; u++) {
        if (seen.test(index(u, v))) {
          from[0] = Math.min(from[0], u);
          from[1] = Math.min(from[1], v);
          to[0] = Math.max(to[0], u);
          to[1] = Math.max(to[1], v);
        }
      }
    }
    if (from[0] == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the map has no value to show at " + place());
    }
    for (int k = 0; k < 2; k++) {
      int margin = (int) Math.round(MARGIN / spacing(k));
      from[k] = Math.max(0, from[k] - margin);
      to[k] = Math.min(size[axis[k]] - 1, to[k] + margin);
    }
  }

  /** Voxels to the right. */
  int width() {
    return to[0] - from[0] + 1;
  }

  /** Voxels upwards. */
  int height() {
    return to[1] - from[1] + 1;
  }

  /** Linear index of a voxel, counted within the cut from the left and from below. */
  int voxel(int u, int v) {
    return index(turned[0] ? to[0] - u : from[0] + u, turned[1] ? to[1] - v : from[1] + v);
  }

  private int index(int u, int v) {
    int[] at = new int[3];
    at[across] = plane;
    at[axis[0]] = u;
    at[axis[1]] = v;
    return grid.index(at[0], at[1], at[2]);
  }

  /** World position of a voxel's centre, mm. */
  Vec3 centre(int u, int v) {
    int[] at = voxel(grid, voxel(u, v));
    return grid.centre(at[0], at[1], at[2]);
  }

  /** Spacing of the voxels along a plotted axis (0 to the right, 1 upwards), mm. */
  double spacing(int k) {
    return grid.voxelToWorld().spacing(axis[k]);
  }

  /** Side of the head at the lower and the upper end of a plotted axis, such as {@code L} and {@code R}. */
  String[] ends(int k) {
    return ENDS[worldAxis(grid, axis[k])].clone();
  }

  /** Where the plane lies, such as {@code y = -21 mm}. */
  String place() {
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

  /** The voxel axis that runs along a world axis, each along one: where most of all three together do. */
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
