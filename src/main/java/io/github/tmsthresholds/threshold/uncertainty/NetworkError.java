/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.math.RelativeErrors;

/**
 * The distribution of a network's relative error, e = (estimate - true) / true, from the scores of its model card: the
 * magnitude has a Weibull distribution with the median and the 95th percentile of the absolute errors, and the sign is
 * such that the mean is their bias. Immutable, thread-safe.
 *
 * @param scale of the Weibull distribution; 0 for no error
 * @param shape of the Weibull distribution
 * @param negative probability of a negative error
 */
public record NetworkError(double scale, double shape, double negative) {

  /** No error. */
  public static final NetworkError NONE = new NetworkError(0, 1, 0.5);

  /** Lowest error: a smaller one would make the threshold larger than ten times the estimate. */
  private static final double LOWEST = -0.9;
  private static final double LOG_2 = StrictMath.log(2), LOG_20 = StrictMath.log(20);

  /** Returns the distribution with the given scores; without error if they do not contain its percentiles. */
  public static NetworkError of(RelativeErrors scores) {
    double median = scores.median() / 100, p95 = scores.p95() / 100;
    if (!(median > 0 && p95 > median)) {
      return NONE;
    }
    // P(|e| > x) = exp(-(x / scale)^shape) is 1/2 at the median and 1/20 at the 95th percentile
    double shape = StrictMath.log(LOG_20 / LOG_2) / StrictMath.log(p95 / median);
    double lean = Double.isFinite(scores.bias()) && scores.mape() > 0 ? scores.bias() / scores.mape() : 0;
    return new NetworkError(median / StrictMath.pow(LOG_2, 1 / shape), shape,
        Math.max(0, Math.min(1, (1 - lean) / 2)));
  }

  /** Returns the relative error at a probability between 0 and 1. */
  public double quantile(double probability) {
    boolean below = probability < negative;
    double tail = below ? probability / negative : (1 - probability) / (1 - negative);
    double size = scale * StrictMath.pow(-StrictMath.log(Math.max(tail, Double.MIN_NORMAL)), 1 / shape);
    return below ? Math.max(LOWEST, -size) : size;
  }

  /** Returns the ratio of the true threshold to the estimate at a probability of the error between 0 and 1. */
  public double correction(double probability) {
    return 1 / (1 + quantile(probability));
  }
}
