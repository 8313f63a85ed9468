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

import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Solves Laplace's equation in the grey matter: potential 0 at the pia, 1 at the white matter, no flux through the edge
 * of the volume. Uses seven-point differences with arms cut at the surfaces (Shortley and Weller 1938) and successive
 * over-relaxation in row order on one thread, hence deterministic.
 */
final class LaplaceSolver {

  private static final double RELAXATION = 1.5;
  /** Largest change in a sweep at which the potential has converged. */
  private static final double TOLERANCE = 1e-5;
  private static final int MAX_SWEEPS = 1000;

  private LaplaceSolver() {}

  /**
   * Solves for the potential.
   *
   * @return the potential of each row, then those of the pia (0) and of the white matter (1); constant in parts of the
   *     grey matter that are connected to only one of the two, or to neither
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static float[] potential(GreyMatter gm, Progress progress) {
    float[] weight = weights(gm, progress);
    float[] u = new float[gm.rows + 2];
    Arrays.fill(u, 0.5f);
    u[gm.pia()] = 0;
    u[gm.white()] = 1;
    double change = 1;
    for (int sweep = 0; sweep < MAX_SWEEPS && change > TOLERANCE; sweep++) {
      progress.checkCancelled();
      change = sweep(gm, weight, u);
      progress.update("computing cortical depth", Math.min(1, Math.log(change) / Math.log(TOLERANCE)));
    }
    return u;
  }

  private static double sweep(GreyMatter gm, float[] weight, float[] u) {
    int[] end = gm.end;
    float largest = 0;
    for (int i = 0, a = 0; i < gm.rows; i++, a += GreyMatter.ARMS) {
      float mean = weight[a] * u[end[a]] + weight[a + 1] * u[end[a + 1]] + weight[a + 2] * u[end[a + 2]]
          + weight[a + 3] * u[end[a + 3]] + weight[a + 4] * u[end[a + 4]] + weight[a + 5] * u[end[a + 5]];
      float step = (float) RELAXATION * (mean - u[i]);
      u[i] += step;
      largest = Math.max(largest, Math.abs(step));
    }
    return largest;
  }

  /** Returns the weights of each row's arms in the mean that determines its potential; they sum to 1. */
  private static float[] weights(GreyMatter gm, Progress progress) {
    float[] weight = new float[gm.arm.length];
    for (int i = 0; i < gm.rows; i++) {
      progress.step("setting up cortical depth", i, gm.rows);
      int first = GreyMatter.ARMS * i;
      double sum = 0;
      double[] w = new double[GreyMatter.ARMS];
      for (int k = 0; k < w.length; k++) {
        double own = gm.arm[first + k], other = gm.arm[first + (k ^ 1)];
        w[k] = gm.end[first + k] == i ? 0 : 1 / (own * (own + other));
        sum += w[k];
      }
      for (int k = 0; k < w.length; k++) {
        weight[first + k] = sum > 0 ? (float) (w[k] / sum) : k == 0 ? 1 : 0;
      }
    }
    return weight;
  }
}
