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
 * Schedule of the learning rate: rises linearly to its peak, then decreases along half a cosine to a hundredth of the
 * peak (Loshchilov and Hutter 2017). Immutable, thread-safe.
 *
 * @param peak largest learning rate
 * @param warmUp number of steps of the rise
 * @param steps total number of steps
 */
record LearningRate(double peak, long warmUp, long steps) {

  /** Final learning rate, relative to the peak. */
  private static final double LAST = 0.01;

  /** Returns the learning rate of a step, numbered from 0. */
  double at(long step) {
    if (step < warmUp) {
      return peak * (step + 1) / warmUp;
    }
    double fraction = Math.min(1, (step - warmUp) / (double) Math.max(1, steps - warmUp));
    return peak * (LAST + (1 - LAST) * 0.5 * (1 + StrictMath.cos(Math.PI * fraction)));
  }
}
