package io.github.tmsthresholds.math;

import java.util.Arrays;

/** Order statistics of small samples. NaN must be left out by the caller; +infinity counts as a large value. */
public final class Quantiles {

  private Quantiles() {}

  /** Median of the values (the mean of the middle two for an even number), NaN for none. The array is not changed. */
  public static double median(double... values) {
    return quantile(values, 0.5);
  }

  /**
   * Quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7); NaN for no values.
   *
   * @param p from 0 to 1
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
