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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/**
 * Statistics of the neurons of a layer in a region, such as around a target. Neurons that do not fire below the
 * search's maximum count as +infinity; those outside the field or firing at rest are left out. Immutable, thread-safe.
 *
 * @param neurons number of neurons that count
 * @param lowest lowest threshold, A/us; NaN if no neuron counts
 * @param median median threshold, A/us; NaN if no neuron counts
 * @param magnitude mean magnitude of the E-field at the somas, V/m at 1 A/us; NaN if there is none
 * @param fired fraction of the neurons that fire at a coil current rate; NaN if no neuron counts
 */
public record TargetSummary(int neurons, double lowest, double median, double magnitude, double fired) {

  /**
   * Computes the statistics.
   *
   * @param inside whether the neurons of a site belong to the region
   * @param scale factor of the thresholds
   * @param coilRate A/us
   */
  public static TargetSummary of(LayerThresholds layer, Predicate<Site> inside, ThresholdScale scale,
      double coilRate) {
    MapQuantity rate = scale.of(MapQuantity.COIL_RATE);
    Thresholds thresholds = layer.thresholds();
    DoubleStream.Builder all = DoubleStream.builder(), fields = DoubleStream.builder();
    for (int s = 0; s < layer.sites().size(); s++) {
      if (inside.test(layer.sites().get(s))) {
        fields.add(thresholds.somaField(s));
        for (int c = 0; c < layer.cells().size(); c++) {
          all.add(rate.of(thresholds, s, c));
        }
      }
    }
    double[] rates = all.build().filter(r -> !Double.isNaN(r)).toArray();
    double magnitude = fields.build().filter(Double::isFinite).average().orElse(Double.NaN);
    return rates.length == 0 ? new TargetSummary(0, Double.NaN, Double.NaN, magnitude, Double.NaN)
        : new TargetSummary(rates.length, Quantiles.quantile(rates, 0), Quantiles.median(rates), magnitude,
            DoubleStream.of(rates).filter(r -> r <= coilRate).count() / (double) rates.length);
  }

  /** Returns the value of each site: the summary of a quantity over its neurons; NaN for none. */
  public static double[] perSite(LayerThresholds layer, MapQuantity quantity) {
    double[] values = new double[layer.sites().size()];
    for (int s = 0; s < values.length; s++) {
      DoubleStream.Builder cells = DoubleStream.builder();
      for (int c = 0; c < layer.cells().size(); c++) {
        cells.add(quantity.of(layer.thresholds(), s, c));
      }
      double[] known = cells.build().filter(v -> !Double.isNaN(v)).toArray();
      values[s] = known.length == 0 ? Double.NaN : quantity.summary(known);
    }
    return values;
  }
}
