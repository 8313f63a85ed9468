package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.ArrayDeque;
import java.util.BitSet;

/** The outer surface of a head that is given by labels: where tissue meets the air around it, not air within. */
final class Scalp {

  private final Grid grid;
  private final byte[] labels;
  /** Air that is joined to the volume's edge. */
  private final BitSet outside;

  /** @throws IllegalArgumentException if there is not one label a voxel */
  Scalp(Grid grid, byte[] labels) {
    if (labels.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "the grid has " + grid.voxels() + " voxels, but there are " + labels.length + " labels");
    }
    this.grid = grid;
    this.labels = labels;
    this.outside = airFromTheEdge();
  }

  private BitSet airFromTheEdge() {
    BitSet air = new BitSet(grid.voxels());
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int i = 0; i < labels.length; i++) {
      int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny();
      if (labels[i] == 0 && (x == 0 || y == 0 || z == 0 || x == grid.nx() - 1 || y == grid.ny() - 1
          || z == grid.nz() - 1)) {
        air.set(i);
        queue.add(i);
      }
    }
    while (!queue.isEmpty()) {
      int i = queue.remove();
      for (int side = 0; side < 6; side++) {
        int next = neighbour(i, side);
        if (next >= 0 && labels[next] == 0 && !air.get(next)) {
          air.set(next);
          queue.add(next);
        }
      }
    }
    return air;
  }

  /** Linear index of the voxel beyond a face, -1 outside the volume. */
  private int neighbour(int i, int side) {
    int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny(), d = (side & 1) == 0 ? -1 : 1;
    int u = x + (side >> 1 == 0 ? d : 0), v = y + (side >> 1 == 1 ? d : 0), w = z + (side >> 1 == 2 ? d : 0);
    return grid.contains(u, v, w) ? grid.index(u, v, w) : -1;
  }

  /**
   * The middle of the outer face, of a tissue voxel, that is nearest to a point in the head.
   *
   * @throws IllegalArgumentException if the point is not in the head, or the head has no outside
   */
  Vec3 nearest(Vec3 target) {
    int start = target.isFinite() ? grid.indexAt(target, grid.voxelToWorld().inverse()) : -1;
    if (start < 0 || outside.get(start)) {
      throw new InvalidInputException("the target " + target.x() + "," + target.y() + "," + target.z()
          + " mm lies outside the head");
    }
    Vec3 best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = outside.nextSetBit(0); i >= 0; i = outside.nextSetBit(i + 1)) {
      for (int side = 0; side < 6; side++) {
        int tissue = neighbour(i, side);
        if (tissue >= 0 && labels[tissue] != 0) {
          Vec3 face = grid.centre(i).plus(grid.centre(tissue)).times(0.5);
          double distance = face.minus(target).norm();
          if (distance < least) {
            least = distance;
            best = face;
          }
        }
      }
    }
    if (best == null) {
      throw new InvalidInputException("no air lies around the head: the label volume must hold the scalp over the target");
    }
    return best;
  }

  /** Unit vector out of the head: from the middle of a ball around a point of the scalp to the mean of its air. */
  Vec3 normal(Vec3 surface, double radius) {
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    Vec3 v = worldToVoxel.apply(surface), sum = Vec3.ZERO;
    int rx = reach(radius, 0), ry = reach(radius, 1), rz = reach(radius, 2);
    for (int z = (int) v.z() - rz; z <= v.z() + rz; z++) {
      for (int y = (int) v.y() - ry; y <= v.y() + ry; y++) {
        for (int x = (int) v.x() - rx; x <= v.x() + rx; x++) {
          Vec3 d = grid.centre(x, y, z).minus(surface);
          if (d.norm() <= radius) {
            boolean air = !grid.contains(x, y, z) || outside.get(grid.index(x, y, z));
            sum = sum.plus(d.times(air ? 1 : -1));
          }
        }
      }
    }
    if (!(sum.norm() > 0)) {
      throw new InvalidInputException("the scalp has no normal at " + surface);
    }
    return sum.unit();
  }

  private int reach(double radius, int axis) {
    return (int) Math.ceil(radius / grid.voxelToWorld().spacing(axis)) + 1;
  }
}
