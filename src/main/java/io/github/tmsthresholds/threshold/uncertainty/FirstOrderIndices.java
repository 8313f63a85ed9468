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

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Sobol's first-order sensitivity indices: the fraction of the variance of y that vanishes on average once a source is
 * known. The estimate is {@code 1 - mean((y_B - y_AB)^2) / mean((y_B - y_A)^2)}, where y_AB takes the source from
 * sample B and all others from A (Jansen 1999, doi 10.1016/S0010-4655(98)00154-4, with the variance from the same
 * pairs), which is exact for a source that has all of the variance, or none. If a value is infinite, y are the ranks of
 * the values, in which infinite ones are last. Stateless.
 */
final class FirstOrderIndices {

  private FirstOrderIndices() {}

  /**
   * Returns the indices.
   *
   * @param a values of sample A
   * @param b values of sample B
   * @param mixed for each source, values of sample A with that source from B
   * @return one per source, limited to 0 to 1 and to a sum of 1; NaN if all values are equal
   */
  static double[] of(double[] a, double[] b, double[][] mixed) {
    double[][] all = Stream.concat(Stream.of(a, b), Stream.of(mixed)).toArray(double[][]::new);
    if (hasInfinite(all)) {
      toRanks(all);
    }
    double variance = squares(all[1], all[0]), sum = 0;
    double[] indices = new double[mixed.length];
    for (int s = 0; s < indices.length; s++) {
      double index = 1 - squares(all[1], all[2 + s]) / variance;
      indices[s] = variance > 0 ? Math.max(0, index) : Double.NaN;
      sum += indices[s];
    }
    if (sum > 1) {
      for (int s = 0; s < indices.length; s++) {
        indices[s] /= sum;
      }
    }
    return indices;
  }

  /** Returns whether a value is infinite. */
  static boolean hasInfinite(double[]... all) {
    return Stream.of(all).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite);
  }

  private static double squares(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** Replaces the values of all arrays by their common ranks, equal values by their mean rank. */
  private static void toRanks(double[][] all) {
    double[] sorted = Stream.of(all).flatMapToDouble(Arrays::stream).sorted().toArray();
    for (int k = 0; k < all.length; k++) {
      all[k] = Arrays.stream(all[k]).map(v -> (first(sorted, v, false) + first(sorted, v, true) - 1) / 2.0).toArray();
    }
  }

  /** Returns the index of the first value that is at least, or above, a value. */
  private static int first(double[] sorted, double value, boolean above) {
    int low = 0, high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (above ? sorted[middle] > value : sorted[middle] >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
