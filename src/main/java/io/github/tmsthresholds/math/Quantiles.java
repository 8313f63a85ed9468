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
 * Order statistics. The caller removes NaN; +infinity counts as a large value. Arrays passed in are not changed.
 * Stateless, thread-safe.
 */
public final class Quantiles {

  private Quantiles() {}

  /** Returns the median (for an even number of values, the mean of the middle two), or NaN for no values. */
  public static double median(double... values) {
    return quantile(values, 0.5);
  }

  /**
   * Returns the quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7), or NaN for no
   * values.
   *
   * @param values in any order
   * @param p probability, 0 to 1
   */
  public static double quantile(double[] values, double p) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] v = values.clone();
    Arrays.sort(v);
    double at = p * (v.length - 1);
    int low = (int) Math.floor(at), high = Math.min(low + 1, v.length - 1);
    double f = at - low;
    return f == 0 || v[low] == v[high] ? v[low] : v[low] + f * (v[high] - v[low]);
  }
}
