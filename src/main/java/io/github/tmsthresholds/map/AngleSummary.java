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
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Summary of the thresholds of one layer's neurons at one coil angle. Neurons that do not fire below the search's
 * maximum count as +infinity; those outside the field are left out. Immutable, thread-safe.
 *
 * @param angle of the coil, degrees
 * @param neurons number of sites times number of cells
 * @param thresholds number of neurons with a threshold
 * @param lower quartile, A/us; NaN if all neurons are left out
 * @param median A/us
 * @param upper quartile, A/us
 * @param field median as magnitude of the E-field at the soma, V/m
 */
public record AngleSummary(double angle, Layer layer, int neurons, int thresholds, double lower, double median,
    double upper, double field) {

  /**
   * Summarises the thresholds of a layer.
   *
   * @param angle of the coil, degrees
   * @param scale applied to the thresholds
   */
  public static AngleSummary of(double angle, LayerThresholds results, ThresholdScale scale) {
    double[] rates = values(results, scale.of(MapQuantity.COIL_RATE));
    double[] fields = values(results, scale.of(MapQuantity.FIELD));
    int fired = (int) DoubleStream.of(rates).filter(Double::isFinite).count();
    return new AngleSummary(angle, results.layer(), results.sites().size() * results.cells().size(), fired,
        Quantiles.quantile(rates, 0.25), Quantiles.median(rates), Quantiles.quantile(rates, 0.75),
        Quantiles.median(fields));
  }

  private static double[] values(LayerThresholds results, MapQuantity quantity) {
    Thresholds t = results.thresholds();
    return IntStream.range(0, results.sites().size()).boxed().flatMapToDouble(s ->
        IntStream.range(0, results.cells().size()).mapToDouble(c -> quantity.of(t, s, c)))
        .filter(v -> !Double.isNaN(v)).toArray();
  }

  /** Returns whether at least half of the neurons fire. */
  public boolean hasMedian() {
    return Double.isFinite(median);
  }

  private ThresholdStatus status() {
    return hasMedian() ? ThresholdStatus.NONE
        : Double.isNaN(median) ? ThresholdStatus.OUTSIDE_FIELD : ThresholdStatus.ABOVE_MAX;
  }

  /** Returns a CSV table, one row per angle and layer; quartiles above the search's maximum are NaN. */
  public static String table(List<AngleSummary> rows) {
    return CsvWriter.text(table -> {
      table.row("angle_deg", "layer", "neurons", "thresholds", "q25_threshold_A_per_us", "median_threshold_A_per_us",
          "q75_threshold_A_per_us", "median_threshold_V_per_m", "reason");
      for (AngleSummary r : rows) {
        table.cells(TableNumber.of(r.angle), r.layer, r.neurons, r.thresholds)
            .cells(TableNumber.of(r.lower, r.median, r.upper, r.field)).row(r.status().label());
      }
    });
  }
}
