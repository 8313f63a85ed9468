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

import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.math.Quantiles;
import java.util.Collection;
import java.util.stream.DoubleStream;

/**
 * Order statistics of the thresholds of a group of neurons. Neurons that do not fire below the search's maximum count
 * as +infinity; those of which {@link Neuron#counts} is false are left out. Immutable, thread-safe.
 *
 * @param neurons number of neurons that count
 * @param thresholds number of neurons with a threshold
 * @param lowest threshold, A/us; NaN if no neuron counts
 * @param lower quartile, A/us
 * @param median A/us
 * @param upper quartile, A/us
 * @param field median as magnitude of the E-field at the soma, V/m
 */
public record ThresholdStatistics(int neurons, int thresholds, double lowest, double lower, double median, double upper,
    double field) {

  /** Computes the statistics of neurons. */
  public static ThresholdStatistics of(Collection<Neuron> all) {
    double[] rates = all.stream().filter(Neuron::counts).mapToDouble(Neuron::coilRate).toArray();
    double[] fields = all.stream().filter(Neuron::counts).mapToDouble(Neuron::field).toArray();
    return new ThresholdStatistics(rates.length, (int) DoubleStream.of(rates).filter(Double::isFinite).count(),
        Quantiles.quantile(rates, 0), Quantiles.quantile(rates, 0.25), Quantiles.median(rates),
        Quantiles.quantile(rates, 0.75), Quantiles.median(fields));
  }

  /** Returns the fraction of neurons that fire at a coil current rate (A/us), 0 to 1; NaN if no neuron counts. */
  public static double fractionFired(Collection<Neuron> all, double coilRate) {
    return all.stream().filter(Neuron::counts).mapToDouble(n -> n.coilRate() <= coilRate ? 1 : 0).average()
        .orElse(Double.NaN);
  }
}
