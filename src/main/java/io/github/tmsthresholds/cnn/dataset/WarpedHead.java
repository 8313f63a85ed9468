package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A head of another shape than one given by labels: each voxel has the label that was where it comes from. Voxels are as
 * large as they were, and lie so that all of the head has room. Thread-safe as long as nobody writes to the labels.
 *
 * @param labels one a voxel, unsigned, in the grid's linear order
 */
record WarpedHead(Grid grid, byte[] labels) {

  /** Voxels of air around the head. */
  private static final int MARGIN = 2;

  /**
   * The same bits whatever the number of threads.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static WarpedHead of(TissueLabels old, HeadWarp warp, Progress progress) {
    Grid grid = around(old, warp), oldGrid = old.grid();
    Affine worldToOld = oldGrid.voxelToWorld().inverse();
    byte[] labels = new byte[grid.voxels()];
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, grid.nz()).parallel().forEach(z -> {
      progress.step("warping the head", done.getAndIncrement() / (double) grid.nz());
      for (int y = 0; y < grid.ny(); y++) {
        for (int x = 0; x < grid.nx(); x++) {
          int from = oldGrid.indexAt(warp.toOld(grid.centre(x, y, z)), worldToOld);
          labels[grid.index(x, y, z)] = (byte) (from < 0 ? 0 : old.label(from));
        }
      }
    });
    return new WarpedHead(grid, labels);
  }

  /** A part of the old volume's lattice, which goes on beyond it, that holds all that is not air in the new head. */
  private static Grid around(TissueLabels old, HeadWarp warp) {
    Affine voxelToWorld = old.grid().voxelToWorld(), worldToVoxel = voxelToWorld.inverse();
    int[][] head = extent(old);
    double[] from = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] to = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int corner = 0; corner < 8; corner++) {
      Vec3 v = worldToVoxel.apply(warp.nearlyToNew(old.grid().centre(
          head[corner & 1][0], head[corner >> 1 & 1][1], head[corner >> 2][2])));
      double[] at = {v.x(), v.y(), v.z()};
      for (int axis = 0; axis < 3; axis++) {
        from[axis] = Math.min(from[axis], at[axis]);
        to[axis] = Math.max(to[axis], at[axis]);
      }
    }
    int[] first = new int[3], size = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      double rim = MARGIN + warp.reach() / voxelToWorld.spacing(axis);
      first[axis] = (int) Math.floor(from[axis] - rim);
      size[axis] = (int) Math.ceil(to[axis] + rim) - first[axis] + 1;
    }
    return new Grid(size[0], size[1], size[2], voxelToWorld.startingAt(first[0], first[1], first[2]));
  }

  /** First and last voxel along each axis that is not air. */
  private static int[][] extent(TissueLabels labels) {
    Grid grid = labels.grid();
    int[][] extent = {{grid.nx(), grid.ny(), grid.nz()}, {0, 0, 0}};
    for (int i = 0; i < grid.voxels(); i++) {
      if (labels.label(i) != 0) {
        int[] at = {i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny()};
        for (int axis = 0; axis < 3; axis++) {
          extent[0][axis] = Math.min(extent[0][axis], at[axis]);
          extent[1][axis] = Math.max(extent[1][axis], at[axis]);
        }
      }
    }
    return extent;
  }

  /** This head as far as a distance (mm) from a point, with air beyond. */
  WarpedHead within(double distance, Vec3 point) {
    byte[] kept = labels.clone();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != 0 && grid.centre(i).minus(point).norm() > distance) {
        kept[i] = 0;
      }
    }
    return new WarpedHead(grid, kept);
  }

  TissueLabels tissues() {
    return new TissueLabels(grid, labels);
  }

  /** Label of a voxel, air for an index below 0. */
  int label(int index) {
    return index < 0 ? 0 : labels[index] & 0xff;
  }

  /** Mean place (mm) of the voxels with a label, which must be there. */
  Vec3 middle(int label) {
    Vec3 sum = Vec3.ZERO;
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (label(i) == label) {
        sum = sum.plus(grid.centre(i));
        count++;
      }
    }
    return sum.times(1.0 / count);
  }
}
