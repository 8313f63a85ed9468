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

import io.github.tmsthresholds.threshold.LayerThresholds;
import java.util.Arrays;
import java.util.List;

/**
 * The doses of neurons over pulses: the coil current rate of a pulse divided by the threshold at its pose. Not
 * thread-safe.
 */
public final class NeuronDoses {

  private final List<LayerThresholds> neurons;
  private final double[][] largest;
  private final double[][] above;

  /**
   * Starts with no pulse.
   *
   * @param neurons thresholds at any pose; those of all pulses must be of the same neurons
   */
  NeuronDoses(List<LayerThresholds> neurons) {
    this.neurons = List.copyOf(neurons);
    largest = new double[neurons.size()][];
    above = new double[neurons.size()][];
    for (int i = 0; i < neurons.size(); i++) {
      LayerThresholds layer = neurons.get(i);
      largest[i] = new double[layer.rows().length * layer.cells().size()];
      above[i] = new double[largest[i].length];
      Arrays.fill(largest[i], Double.NaN);
      Arrays.fill(above[i], Double.NaN);
    }
  }

  /**
   * Adds a pulse.
   *
   * @param thresholds at its pose
   * @param rate coil current rate, A/us, divided by the factor that corrects thresholds
   */
  void add(List<LayerThresholds> thresholds, double rate) {
    for (int i = 0; i < thresholds.size(); i++) {
      LayerThresholds layer = thresholds.get(i);
      int cells = layer.cells().size();
      for (int k = 0; k < largest[i].length; k++) {
        double dose = rate / layer.thresholds().coilRate(k / cells, k % cells);
        if (!Double.isNaN(dose)) {
          largest[i][k] = Double.isNaN(largest[i][k]) ? dose : Math.max(largest[i][k], dose);
          above[i][k] = (Double.isNaN(above[i][k]) ? 0 : above[i][k]) + (dose >= 1 ? 1 : 0);
        }
      }
    }
  }

  /** Returns the neurons, with the thresholds of any pulse. */
  public List<LayerThresholds> neurons() {
    return neurons;
  }

  /**
   * Returns the largest doses; NaN for neurons outside the field.
   *
   * @return per layer, {@code [site * cells + cell]}
   */
  public List<double[]> largest() {
    return List.of(largest);
  }

  /** Returns the numbers of pulses at or above the threshold, in the same form. */
  public List<double[]> pulsesAboveThreshold() {
    return List.of(above);
  }
}
