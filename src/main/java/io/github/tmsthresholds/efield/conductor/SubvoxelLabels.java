package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.job.Progress;
import java.util.Arrays;

/**
 * Labels of the eight parts (2 x 2 x 2, called halves) of every voxel. Either those of the voxel, so that interfaces are
 * staircases of voxel faces; or those that win the vote of the voxels around each half, weighted by a Gaussian of their
 * distance, so that interfaces run where the smoothed labels have them.
 */
final class SubvoxelLabels {

  /** Standard deviation of the Gaussian, voxels: the one with the least error against a finite-element head. */
  private static final double WIDTH = 0.7;
  /** Part of the time that it takes to give each half its voxel's label. */
  private static final double REPEATING = 0.05;
  private static final String STAGE = "interfaces of tissues";
  /** Voxels on either side of a half whose votes count. */
  private static final int REACH = 2;

  /** Voxels whose halves can be numbered. */
  private static final int MOST_VOXELS = Integer.MAX_VALUE / 8;

  private final int nx;
  private final int ny;
  private final int nz;
  private final byte[] labels;

  private SubvoxelLabels(Grid grid) {
    if (grid.voxels() > MOST_VOXELS) {
      throw new IllegalArgumentException("the head takes " + grid.voxels() + " voxels, " + MOST_VOXELS
          + " at most were expected; resample it to larger ones");
    }
    nx = 2 * grid.nx();
    ny = 2 * grid.ny();
    nz = 2 * grid.nz();
    labels = new byte[nx * ny * nz];
  }

  /**
   * Each half has its voxel's label.
   *
   * @throws IllegalArgumentException if there are too many voxels
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static SubvoxelLabels repeated(LabelBox box, Progress progress) {
    SubvoxelLabels halves = new SubvoxelLabels(box.grid());
    Planes.each(0, halves.nz - 1, halves.nx * halves.ny, STAGE, progress, z -> {
      for (int y = 0; y < halves.ny; y++) {
        for (int x = 0, i = halves.nx * (y + halves.ny * z); x < halves.nx; x++, i++) {
          halves.labels[i] = box.labels()[box.grid().index(x / 2, y / 2, z / 2)];
        }
      }
    });
    return halves;
  }

  /**
   * Each half has the label that wins the vote around it; the voxel's own wins a draw.
   *
   * @throws IllegalArgumentException if there are too many voxels
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static SubvoxelLabels smoothed(LabelBox box, Progress progress) {
    SubvoxelLabels halves = repeated(box, progress.between(0, REPEATING));
    double[] weights = weights();
    int largest = box.largestLabel();
    Planes.each(0, box.grid().nz() - 1, halves.nx * halves.ny, STAGE, progress.between(REPEATING, 1), z -> {
      double[] votes = new double[1 + largest];
      for (int y = 0; y < box.grid().ny(); y++) {
        for (int x = 0; x < box.grid().nx(); x++) {
          if (mixed(box, x, y, z)) {
            for (int half = 0; half < 8; half++) {
              int hx = half & 1, hy = half >> 1 & 1, hz = half >> 2;
              halves.labels[2 * x + hx + halves.nx * (2 * y + hy + halves.ny * (2 * z + hz))] =
                  (byte) winner(box, x, y, z, hx, hy, hz, weights, votes);
            }
          }
        }
      }
    });
    return halves;
  }

  /** Weight of the voxels -2 to 1 from a lower half, 1 to -2 from an upper one. */
  private static double[] weights() {
    double[] w = new double[2 * REACH];
    for (int k = 0; k < w.length; k++) {
      double distance = k - REACH + 0.25;
      w[k] = StrictMath.exp(-distance * distance / (2 * WIDTH * WIDTH));
    }
    return w;
  }

  private static boolean mixed(LabelBox box, int x, int y, int z) {
    int own = box.label(x, y, z);
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          if (box.label(x + dx, y + dy, z + dz) != own) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The label with most votes. */
  private static int winner(LabelBox box, int x, int y, int z, int hx, int hy, int hz, double[] weights,
      double[] votes) {
    int ux = 2 * hx - 1, uy = 2 * hy - 1, uz = 2 * hz - 1;
    int best = box.label(x, y, z);
    for (int k = 0; k < weights.length; k++) {
      for (int j = 0; j < weights.length; j++) {
        for (int i = 0; i < weights.length; i++) {
          int label = box.label(x - ux * (i - REACH), y - uy * (j - REACH), z - uz * (k - REACH));
          votes[label] += weights[i] * weights[j] * weights[k];
        }
      }
    }
    for (int label = 0; label < votes.length; label++) {
      if (votes[label] > votes[best]) {
        best = label;
      }
    }
    Arrays.fill(votes, 0);
    return best;
  }

  /** Label of a half; air outside. */
  int label(int x, int y, int z) {
    return x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz ? 0 : labels[x + nx * (y + ny * z)] & 0xff;
  }
}
