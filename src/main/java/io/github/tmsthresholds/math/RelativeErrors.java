/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.math;

import java.util.Arrays;

/**
 * Summary statistics of the errors of estimates relative to the true values. Pairs with NaN, an infinite value or a
 * true value of zero are left out. Immutable, thread-safe.
 *
 * @param count number of pairs compared
 * @param mape mean absolute relative error, percent
 * @param median median absolute relative error, percent
 * @param p95 95th percentile of the absolute relative error, percent
 * @param within5 fraction of the pairs whose error is at most 5 %, in percent
 * @param bias mean relative error, percent
 * @param r2 coefficient of determination: 1 - (sum of squared errors) / (sum of squared deviations from the mean); NaN
 *     if all true values are equal
 */
public record RelativeErrors(
    int count, double mape, double median, double p95, double within5, double bias, double r2) {

  /**
   * Computes the errors pair by pair; all statistics are NaN if no pair can be compared.
   *
   * @param estimated estimates
   * @param actual true values, one per estimate
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static RelativeErrors of(double[] estimated, double[] actual) {
    if (estimated.length != actual.length) {
      throw new IllegalArgumentException(estimated.length + " estimates for " + actual.length + " values");
    }
    double[] absolute = new double[actual.length];
    double sum = 0, signed = 0, mean = 0;
    int n = 0, within = 0;
    for (int i = 0; i < actual.length; i++) {
      if (comparable(estimated[i], actual[i])) {
        double error = (estimated[i] - actual[i]) / actual[i];
        absolute[n] = Math.abs(error);
        sum += absolute[n];
        signed += error;
        mean += actual[i];
        within += absolute[n] <= 0.05 ? 1 : 0;
        n++;
      }
    }
    if (n == 0) {
      return new RelativeErrors(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    mean /= n;
    double squares = 0, deviations = 0;
    for (int i = 0; i < actual.length; i++) {
      if (comparable(estimated[i], actual[i])) {
        squares += (estimated[i] - actual[i]) * (estimated[i] - actual[i]);
        deviations += (actual[i] - mean) * (actual[i] - mean);
      }
    }
    absolute = Arrays.copyOf(absolute, n);
    return new RelativeErrors(n, 100 * sum / n, 100 * Quantiles.quantile(absolute, 0.5),
        100 * Quantiles.quantile(absolute, 0.95), 100.0 * within / n, 100 * signed / n,
        deviations > 0 ? 1 - squares / deviations : Double.NaN);
  }

  private static boolean comparable(double estimated, double actual) {
    return Double.isFinite(estimated) && Double.isFinite(actual) && actual != 0;
  }
}
