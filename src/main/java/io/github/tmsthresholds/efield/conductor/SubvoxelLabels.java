/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Labels of the eight subvoxels (2 x 2 x 2) of every voxel. They are either those of the voxel, so that interfaces are
 * staircases of voxel faces; or the labels with the most votes among the voxels around each subvoxel, weighted by a
 * Gaussian of their distance, so that interfaces follow the smoothed labels. Immutable after creation, thread-safe.
 */
final class SubvoxelLabels {

  /** Standard deviation of the Gaussian, voxels; chosen for the smallest error against a finite-element head model. */
  private static final double WIDTH = 0.7;
  /** Fraction of the time of {@link #smoothed} that {@link #repeated} takes. */
  private static final double REPEATING = 0.05;
  private static final String STAGE = "locating tissue interfaces";
  /** Number of voxels on either side of a subvoxel that vote. */
  private static final int REACH = 2;

  /** Maximum number of voxels, so that subvoxels can be indexed by an int. */
  private static final int MOST_VOXELS = Integer.MAX_VALUE / 8;

  private final int nx;
  private final int ny;
  private final int nz;
  private final byte[] labels;

  private SubvoxelLabels(Grid grid) {
    if (grid.voxels() > MOST_VOXELS) {
      throw new InvalidInputException("the head has " + grid.voxels() + " voxels, but must have at most "
          + MOST_VOXELS + "; resample it to larger voxels");
    }
    nx = 2 * grid.nx();
    ny = 2 * grid.ny();
    nz = 2 * grid.nz();
    labels = new byte[nx * ny * nz];
  }

  /**
   * Gives each subvoxel the label of its voxel.
   *
   * @throws IllegalArgumentException if there are too many voxels
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static SubvoxelLabels repeated(LabelBox box, Progress progress) {
    SubvoxelLabels subvoxels = new SubvoxelLabels(box.grid());
    Planes.each(0, subvoxels.nz - 1, subvoxels.nx * subvoxels.ny, STAGE, progress, z -> {
      for (int y = 0; y < subvoxels.ny; y++) {
        for (int x = 0, i = subvoxels.nx * (y + subvoxels.ny * z); x < subvoxels.nx; x++, i++) {
          subvoxels.labels[i] = box.labels()[box.grid().index(x / 2, y / 2, z / 2)];
        }
      }
    });
    return subvoxels;
  }

  /**
   * Gives each subvoxel the label with the most votes around it; in a tie, the voxel's own label wins.
   *
   * @throws IllegalArgumentException if there are too many voxels
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static SubvoxelLabels smoothed(LabelBox box, Progress progress) {
    SubvoxelLabels subvoxels = repeated(box, progress.between(0, REPEATING));
    double[] weights = weights();
    int largest = box.largestLabel();
    Planes.each(0, box.grid().nz() - 1, subvoxels.nx * subvoxels.ny, STAGE, progress.between(REPEATING, 1), z -> {
      double[] votes = new double[1 + largest];
      for (int y = 0; y < box.grid().ny(); y++) {
        for (int x = 0; x < box.grid().nx(); x++) {
          if (mixed(box, x, y, z)) {
            for (int k = 0; k < 8; k++) {
              int sx = k & 1, sy = k >> 1 & 1, sz = k >> 2;
              subvoxels.labels[2 * x + sx + subvoxels.nx * (2 * y + sy + subvoxels.ny * (2 * z + sz))] =
                  (byte) winner(box, x, y, z, sx, sy, sz, weights, votes);
            }
          }
        }
      }
    });
    return subvoxels;
  }

  /** Returns the weights of the voxels -2 to 1 from a lower subvoxel, 1 to -2 from an upper one. */
  private static double[] weights() {
    double[] w = new double[2 * REACH];
    for (int k = 0; k < w.length; k++) {
      double distance = k - REACH + 0.25;
      w[k] = StrictMath.exp(-distance * distance / (2 * WIDTH * WIDTH));
    }
    return w;
  }

  /** Returns whether any of the 26 neighbours of a voxel has another label. */
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

  /** Returns the label with the most votes. */
  private static int winner(LabelBox box, int x, int y, int z, int sx, int sy, int sz, double[] weights,
      double[] votes) {
    int ux = 2 * sx - 1, uy = 2 * sy - 1, uz = 2 * sz - 1;
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

  /** Returns the label of a subvoxel; 0 (air) outside. */
  int label(int x, int y, int z) {
    return x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz ? 0 : labels[x + nx * (y + ny * z)] & 0xff;
  }
}
