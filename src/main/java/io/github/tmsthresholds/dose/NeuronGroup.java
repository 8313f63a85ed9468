/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The thresholds of the neurons of one cell type in one layer, without those outside the field. Immutable.
 *
 * @param type label of the cell type, such as {@code L5_TTPC2}
 * @param rates thresholds, A/us; infinite for neurons that do not fire
 */
public record NeuronGroup(Layer layer, String type, double[] rates) {

  /** Groups thresholds. */
  public static List<NeuronGroup> of(List<LayerThresholds> thresholds) {
    List<NeuronGroup> groups = new ArrayList<>();
    for (LayerThresholds layer : thresholds) {
      Map<String, DoubleStream.Builder> types = new LinkedHashMap<>();
      for (int c = 0; c < layer.cells().size(); c++) {
        DoubleStream.Builder rates =
            types.computeIfAbsent(layer.cells().get(c).type().label(), t -> DoubleStream.builder());
        for (int s = 0; s < layer.rows().length; s++) {
          double rate = layer.thresholds().coilRate(s, c);
          if (!Double.isNaN(rate)) {
            rates.add(rate);
          }
        }
      }
      types.forEach((type, rates) -> groups.add(new NeuronGroup(layer.layer(), type, rates.build().toArray())));
    }
    return groups;
  }

  /** Returns the fraction of neurons that fire at a coil current rate (A/us); NaN for no neurons. */
  public double fractionFired(double coilRate) {
    return DoubleStream.of(rates).map(rate -> rate <= coilRate ? 1 : 0).average().orElse(Double.NaN);
  }
}
