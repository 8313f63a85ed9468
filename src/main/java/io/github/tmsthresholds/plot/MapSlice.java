package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.function.IntPredicate;

/**
 * A plane of voxels across one axis of a grid, cut to what is to be seen, with coordinates (mm) to plot it by: those of
 * the world axis that each voxel axis runs along most. Immutable, thread-safe.
 */
final class MapSlice {

  private static final String[] WORLD = {"x", "y", "z"};
  /** Width of the frame around what is to be seen, mm. */
  private static final double MARGIN = 6;

  private final Grid grid;
  private final int across;
  private final int plane;
  private final int[] axis;
  private final int[] from;
  private final int[] to;

  /** The plane, of all across all axes, that shows the most voxels. @param seen whether to count a voxel */
  static MapSlice richest(Grid grid, IntPredicate seen) {
    int[] size = {grid.nx(), grid.ny(), grid.nz()};
    int[][] count = {new int[size[0]], new int[size[1]], new int[size[2]]};
    for (int z = 0; z < size[2]; z++) {
      for (int y = 0; y < size[1]; y++) {
        for (int x = 0; x < size[0]; x++) {
          if (seen.test(grid.index(x, y, z))) {
            count[0][x]++;
            count[1][y]++;
            count[2][z]++;
          }
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

  private MapSlice(Grid grid, int across, int plane, IntPredicate seen) {
    this.grid = grid;
    this.across = across;
    this.plane = plane;
    this.axis = across == 0 ? new int[] {1, 2} : across == 1 ? new int[] {0, 2} : new int[] {0, 1};
    int[] size = {grid.nx(), grid.ny(), grid.nz()};
    from = new int[] {size[axis[0]] - 1, size[axis[1]] - 1};
    to = new int[] {0, 0};
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
    for (int k = 0; k < 2; k++) {
      int margin = (int) Math.round(MARGIN / grid.voxelToWorld().spacing(axis[k]));
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

  /** Linear index of a voxel of the plane, counted within the cut. */
  int voxel(int u, int v) {
    return index(from[0] + u, from[1] + v);
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
    int i = voxel(u, v);
    return grid.centre(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny());
  }

  /** Spacing of the voxels along a plotted axis (0 to the right, 1 upwards), mm. */
  double spacing(int k) {
    return grid.voxelToWorld().spacing(axis[k]);
  }

  /** Coordinate of a voxel's centre along a plotted axis, mm. */
  double coordinate(int k, int u, int v) {
    return component(centre(u, v), worldAxis(axis[k]));
  }

  /** Name of a plotted axis. */
  String label(int k) {
    return WORLD[worldAxis(axis[k])] + " (mm)";
  }

  /** Where the plane lies, such as {@code y = -21 mm}. */
  String place() {
    int w = worldAxis(across);
    return WORLD[w] + " = " + Math.round(component(centre(width() / 2, height() / 2), w)) + " mm";
  }

  private int worldAxis(int voxelAxis) {
    Affine m = grid.voxelToWorld();
    int most = 0;
    for (int row = 1; row < 3; row++) {
      most = Math.abs(m.get(row, voxelAxis)) > Math.abs(m.get(most, voxelAxis)) ? row : most;
    }
    return most;
  }

  private static double component(Vec3 p, int k) {
    return k == 0 ? p.x() : k == 1 ? p.y() : p.z();
  }
}
