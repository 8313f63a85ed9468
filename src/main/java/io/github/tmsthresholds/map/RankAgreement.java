/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How well two threshold maps agree on where thresholds are low, whatever their scale. Immutable, thread-safe.
 *
 * @param count number of sites compared
 * @param rankCorrelation Spearman's rank correlation, -1 to 1; NaN if all thresholds of a map are equal or there are
 *     fewer than two
 * @param overlap fraction of the {@value #LOWEST_PERCENT} % of the sites with the lowest thresholds in one map that are
 *     among those in the other, percent; NaN if there are fewer than {@value #FEWEST} sites
 */
public record RankAgreement(int count, double rankCorrelation, double overlap) {

  /** Size of the region with the lowest thresholds, percent of the sites. */
  public static final int LOWEST_PERCENT = 10;
  /** Number of sites from which on that region is at least one site. */
  static final int FEWEST = 100 / LOWEST_PERCENT;

  /**
   * Compares two maps site by site.
   *
   * @param estimated thresholds; +infinity where no neuron fires, NaN for sites to leave out
   * @param actual thresholds at the same sites
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static RankAgreement of(double[] estimated, double[] actual) {
    if (estimated.length != actual.length) {
      throw new IllegalArgumentException(estimated.length + " estimates for " + actual.length + " values");
    }
    int[] known = IntStream.range(0, actual.length)
        .filter(i -> !Double.isNaN(estimated[i]) && !Double.isNaN(actual[i])).toArray();
    double[] a = IntStream.of(known).mapToDouble(i -> estimated[i]).toArray();
    double[] b = IntStream.of(known).mapToDouble(i -> actual[i]).toArray();
    double correlation = known.length < 2 ? Double.NaN : new SpearmansCorrelation().correlation(a, b);
    if (known.length < FEWEST) {
      return new RankAgreement(known.length, correlation, Double.NaN);
    }
    Set<Integer> lowest = lowest(a), both = new HashSet<>(lowest);
    both.retainAll(lowest(b));
    return new RankAgreement(known.length, correlation, 100.0 * both.size() / lowest.size());
  }

  /** Returns the indices of the lowest values; of equal values, those with the lowest indices. */
  private static Set<Integer> lowest(double[] values) {
    int count = (int) Math.round(LOWEST_PERCENT / 100.0 * values.length);
    return new HashSet<>(IntStream.range(0, values.length).boxed().sorted(Comparator.comparing(i -> values[i]))
        .limit(count).toList());
  }

  /** Returns the mean over several maps, weighted by their numbers of sites, without those that are NaN. */
  public static RankAgreement mean(List<RankAgreement> maps) {
    return new RankAgreement(maps.stream().mapToInt(RankAgreement::count).sum(),
        mean(maps, maps.stream().mapToDouble(RankAgreement::rankCorrelation).toArray()),
        mean(maps, maps.stream().mapToDouble(RankAgreement::overlap).toArray()));
  }

  private static double mean(List<RankAgreement> maps, double[] values) {
    double sum = 0, weights = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sum += maps.get(i).count * values[i];
        weights += maps.get(i).count;
      }
    }
    return sum / weights;
  }
}
