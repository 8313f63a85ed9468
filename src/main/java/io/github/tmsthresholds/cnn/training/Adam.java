/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

/**
 * Gradient descent by Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019). It also keeps
 * an exponential moving average of the weights, which generalises better than the last weights (Polyak and Juditsky
 * 1992). Stateless.
 */
final class Adam {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  /** Decay of the moving average per step; smaller in the first steps. */
  private static final double AVERAGING = 0.999;
  private static final double EPSILON = 1e-7;

  private Adam() {}

  /**
   * Performs one step: updates weights, moments, average and step number of the state.
   *
   * @param gradient derivatives of the loss by the weights
   * @param rate learning rate
   * @param decay weight decay of kernels, not of biases, relative to the learning rate
   */
  static void step(TrainingState state, float[][] gradient, double rate, double decay) {
    long t = ++state.step;
    double keep = Math.min(AVERAGING, (1.0 + t) / (10.0 + t));
    float alpha = (float) (rate * Math.sqrt(1 - StrictMath.pow(BETA_2, t)) / (1 - StrictMath.pow(BETA_1, t)));
    for (int k = state.fixed; k < gradient.length; k++) {
      float shrink = state.decays[k] ? (float) (rate * decay) : 0;
      update(state.weights[k], state.first[k], state.second[k], gradient[k], alpha, shrink);
      average(state.average[k], state.weights[k], (float) (1 - keep));
    }
  }

  private static void update(float[] w, float[] m, float[] v, float[] g, float alpha, float shrink) {
    float b1 = (float) BETA_1, b2 = (float) BETA_2, epsilon = (float) EPSILON;
    for (int i = 0; i < w.length; i++) {
      m[i] += (1 - b1) * (g[i] - m[i]);
      v[i] += (1 - b2) * (g[i] * g[i] - v[i]);
      w[i] -= alpha * m[i] / ((float) Math.sqrt(v[i]) + epsilon) + shrink * w[i];
    }
  }

  private static void average(float[] average, float[] w, float weight) {
    for (int i = 0; i < w.length; i++) {
      average[i] += weight * (w[i] - average[i]);
    }
  }
}
