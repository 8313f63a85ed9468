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

import io.github.tmsthresholds.math.Quantiles;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The distribution of a threshold that depends on uncertain quantities. Infinite values are thresholds above the
 * search's maximum, and rank last. Immutable, thread-safe.
 *
 * @param lower 5 % quantile, A/us
 * @param median A/us
 * @param upper 95 % quantile, A/us
 * @param shares first-order Sobol index of each uncertain source: its share in the variance; NaN without variance
 * @param ofRanks whether the shares are those in the variance of the ranks, because some values are infinite
 */
public record UncertainThreshold(double lower, double median, double upper, Map<Source, Double> shares,
    boolean ofRanks) {

  /** Probabilities of the bounds. */
  private static final double LOWER = 0.05, UPPER = 0.95;

  /**
   * Summarises values.
   *
   * @param a of the first sample
   * @param b of the second sample
   * @param sources uncertain sources
   * @param mixed for each of them, values of the first sample with that source from the second one
   */
  static UncertainThreshold of(double[] a, double[] b, List<Source> sources, double[][] mixed) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    double[] indices = FirstOrderIndices.of(a, b, mixed);
    Map<Source, Double> shares = new EnumMap<>(Source.class);
    for (int s = 0; s < indices.length; s++) {
      shares.put(sources.get(s), indices[s]);
    }
    boolean ranked = FirstOrderIndices.hasInfinite(a, b) || FirstOrderIndices.hasInfinite(mixed);
    return new UncertainThreshold(Quantiles.quantile(all, LOWER), Quantiles.median(all),
        Quantiles.quantile(all, UPPER), shares, ranked);
  }

  /** Returns the share of a source; 0 if it is not uncertain, NaN without variance. */
  public double share(Source source) {
    return shares.getOrDefault(source, 0.0);
  }

  /** Returns the share that no source has alone. */
  public double interaction() {
    return 1 - shares.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
