/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Computes a smooth function of the depth of a voxel within a tissue or outside it, whose zero level recovers the
 * tissue's surface from binary labels. It is the tissue's indicator (1 inside, 0 outside), minus one half, smoothed by
 * {@code 2 G - G * G}, where G is a Gaussian of 1.2 voxels. That kernel has no second moment, so that a curved surface
 * does not shrink to first order, as it would with G alone.
 *
 * <p>Where smoothing would put a voxel's centre on the wrong side of the surface, as in a sulcus one voxel wide, the
 * label takes precedence: the sign is changed and the magnitude kept.
 */
final class SmoothedIndicator {

  /** Stage name for the progress. */
  static final String STAGE = "locating grey-matter surfaces";
  private static final double SIGMA = 1.2;

  private SmoothedIndicator() {}

  /**
   * Computes the function.
   *
   * @param tissue whether each voxel belongs to the tissue
   * @return one value per voxel, positive inside the tissue, negative outside
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static float[] of(Grid grid, boolean[] tissue, Progress progress) {
    float[] level = plain(grid, tissue, progress);
    for (int i = 0; i < tissue.length; i++) {
      float size = Math.abs(level[i]);
      level[i] = tissue[i] ? size : -size;
    }
    return level;
  }

  /** Computes the function without giving the labels precedence, so that its zero level is smooth. */
  static float[] plain(Grid grid, boolean[] tissue, Progress progress) {
    float[] indicator = new float[tissue.length];
    for (int i = 0; i < tissue.length; i++) {
      indicator[i] = tissue[i] ? 0.5f : -0.5f;
    }
    float[] once = smooth(grid, indicator, progress.part(0, 2)), twice = smooth(grid, once, progress.part(1, 2));
    for (int i = 0; i < tissue.length; i++) {
      once[i] = 2 * once[i] - twice[i];
    }
    return once;
  }

  private static float[] smooth(Grid grid, float[] in, Progress progress) {
    float[] a = new float[in.length], b = new float[in.length];
    progress.step(STAGE, 0);
    alongRows(in, a, grid.nx());
    progress.step(STAGE, 1 / 3.0);
    alongStride(a, b, grid.nx(), grid.ny(), grid.nz());
    progress.step(STAGE, 2 / 3.0);
    alongStride(b, a, grid.nx() * grid.ny(), grid.nz(), 1);
    return a;
  }

  /** Smooths along x; the values at the ends are extended. */
  private static void alongRows(float[] in, float[] out, int nx) {
    float[] kernel = kernel();
    int r = kernel.length / 2;
    float[] padded = new float[nx + 2 * r];
    for (int row = 0; row < in.length; row += nx) {
      for (int i = 0; i < padded.length; i++) {
        padded[i] = in[row + Math.max(0, Math.min(nx - 1, i - r))];
      }
      for (int k = 0; k < kernel.length; k++) {
        float w = kernel[k];
        for (int x = 0; x < nx; x++) {
          out[row + x] += w * padded[x + k];
        }
      }
    }
  }

  /**
   * Smooths along an axis of n steps of the given stride, in runs of contiguous voxels, for each of the outer blocks.
   */
  private static void alongStride(float[] in, float[] out, int stride, int n, int blocks) {
    float[] kernel = kernel();
    int r = kernel.length / 2;
    Arrays.fill(out, 0);
    for (int block = 0; block < blocks; block++) {
      int base = block * stride * n;
      for (int i = 0; i < n; i++) {
        int to = base + i * stride;
        for (int k = 0; k < kernel.length; k++) {
          float w = kernel[k];
          int from = base + Math.max(0, Math.min(n - 1, i + k - r)) * stride;
          for (int x = 0; x < stride; x++) {
            out[to + x] += w * in[from + x];
          }
        }
      }
    }
  }

  private static float[] kernel() {
    int r = (int) Math.ceil(3.5 * SIGMA);
    float[] kernel = new float[2 * r + 1];
    double sum = 0;
    for (int k = -r; k <= r; k++) {
      sum += StrictMath.exp(-k * k / (2 * SIGMA * SIGMA));
    }
    for (int k = -r; k <= r; k++) {
      kernel[k + r] = (float) (StrictMath.exp(-k * k / (2 * SIGMA * SIGMA)) / sum);
    }
    return kernel;
  }
}
