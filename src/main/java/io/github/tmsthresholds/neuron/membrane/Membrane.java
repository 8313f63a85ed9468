/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.membrane;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The membrane of one type of section: capacitance, leak and channels. Immutable, thread-safe.
 *
 * @param capacitance uF/cm2
 * @param leak leak conductance, S/cm2
 * @param leakReversal reversal potential of the leak, mV
 * @param densities of the channels, S/cm2; those of density 0 are left out
 * @param calcium calcium dynamics, or null if no channel conducts calcium or depends on it
 */
public record Membrane(double capacitance, double leak, double leakReversal, Map<Channel, Double> densities,
    Calcium calcium) {

  /**
   * Checks the parameters and copies the densities.
   *
   * @throws IllegalArgumentException if a density is negative or not finite, the capacitance is not positive, or
   *     calcium dynamics are missing
   */
  public Membrane {
    EnumMap<Channel, Double> present = new EnumMap<>(Channel.class);
    densities.forEach((channel, density) -> {
      if (!(density >= 0) || Double.isInfinite(density)) {
        throw new IllegalArgumentException(channel.label() + ": the density must be 0 or more S/cm2, not " + density);
      }
      if (density > 0) {
        present.put(channel, density);
      }
    });
    densities = Collections.unmodifiableMap(present);
    boolean conductsCalcium =
        present.keySet().stream().anyMatch(c -> c.ion() == Channel.Ion.CALCIUM || c == Channel.SK_E2);
    if (conductsCalcium && calcium == null) {
      throw new IllegalArgumentException("a membrane with calcium or SK channels needs calcium dynamics");
    }
    if (!(capacitance > 0)) {
      throw new IllegalArgumentException("the capacitance must be above 0 uF/cm2, not " + capacitance);
    }
  }
}
