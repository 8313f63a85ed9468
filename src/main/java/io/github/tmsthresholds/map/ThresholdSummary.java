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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Summary of the thresholds of some neurons. Neurons that do not fire below the search's maximum count as +infinity;
 * those outside the field are left out. Immutable, thread-safe.
 *
 * @param neurons number of sites times number of cells
 * @param thresholds number of neurons with a threshold
 * @param lower quartile, A/us; NaN if all neurons are left out
 * @param median A/us
 * @param upper quartile, A/us
 * @param field median as magnitude of the E-field at the soma, V/m
 */
public record ThresholdSummary(int neurons, int thresholds, double lower, double median, double upper, double field) {

  /** Names of the {@link #cells}. */
  public static final List<String> COLUMNS = List.of("neurons", "thresholds", "q25_threshold_A_per_us",
      "median_threshold_A_per_us", "q75_threshold_A_per_us", "median_threshold_V_per_m", "reason");

  /**
   * Summarises the thresholds of some layers.
   *
   * @param scale applied to the thresholds
   */
  public static ThresholdSummary of(List<LayerThresholds> layers, ThresholdScale scale) {
    double[] rates = values(layers, scale.of(MapQuantity.COIL_RATE));
    double[] fields = values(layers, scale.of(MapQuantity.FIELD));
    int fired = (int) DoubleStream.of(rates).filter(Double::isFinite).count();
    return new ThresholdSummary(layers.stream().mapToInt(l -> l.sites().size() * l.cells().size()).sum(), fired,
        Quantiles.quantile(rates, 0.25), Quantiles.median(rates), Quantiles.quantile(rates, 0.75),
        Quantiles.median(fields));
  }

  /**
   * Returns the fraction of the neurons within the field that fire at a rate of the coil current.
   *
   * @param scale applied to the thresholds
   * @param rate A/us
   */
  public static double fired(List<LayerThresholds> layers, ThresholdScale scale, double rate) {
    double[] rates = values(layers, scale.of(MapQuantity.COIL_RATE));
    return (double) DoubleStream.of(rates).filter(threshold -> threshold <= rate).count() / rates.length;
  }

  private static double[] values(List<LayerThresholds> layers, MapQuantity quantity) {
    return layers.stream().flatMapToDouble(layer -> {
      Thresholds t = layer.thresholds();
      return IntStream.range(0, layer.sites().size()).boxed().flatMapToDouble(s ->
          IntStream.range(0, layer.cells().size()).mapToDouble(c -> quantity.of(t, s, c)));
    }).filter(v -> !Double.isNaN(v)).toArray();
  }

  /** Returns whether at least half of the neurons fire. */
  public boolean hasMedian() {
    return Double.isFinite(median);
  }

  private ThresholdStatus status() {
    return hasMedian() ? ThresholdStatus.NONE
        : Double.isNaN(median) ? ThresholdStatus.OUTSIDE_FIELD : ThresholdStatus.ABOVE_MAX;
  }

  /** Returns the cells of a table, which has NaN for quartiles above the search's maximum. */
  public Object[] cells() {
    List<Object> cells = new ArrayList<>(List.of(neurons, thresholds));
    cells.addAll(Arrays.asList(TableNumber.of(lower, median, upper, field)));
    cells.add(status().label());
    return cells.toArray();
  }
}
