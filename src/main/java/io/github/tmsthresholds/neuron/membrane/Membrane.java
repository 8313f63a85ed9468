package io.github.tmsthresholds.neuron.membrane;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The membrane of one kind of section: capacitance, leak and channels. Immutable, thread-safe.
 *
 * @param capacitance uF/cm2
 * @param leak conductance of the leak, S/cm2
 * @param leakReversal mV
 * @param densities S/cm2 of each channel present (those of density 0 are left out)
 * @param calcium dynamics of inner calcium, or null where no channel conducts it
 */
public record Membrane(double capacitance, double leak, double leakReversal, Map<Channel, Double> densities,
    Calcium calcium) {

  public Membrane {
    EnumMap<Channel, Double> present = new EnumMap<>(Channel.class);
    densities.forEach((channel, density) -> {
      if (!(density >= 0) || Double.isInfinite(density)) {
        throw new IllegalArgumentException(channel.label() + ": a density in S/cm2 was expected, not " + density);
      }
      if (density > 0) {
        present.put(channel, density);
      }
    });
    densities = Collections.unmodifiableMap(present);
    boolean conductsCalcium = present.keySet().stream().anyMatch(c -> c.ion() == Channel.Ion.CALCIUM || c == Channel.SK_E2);
    if (conductsCalcium && calcium == null) {
      throw new IllegalArgumentException("a membrane with calcium or SK channels needs calcium dynamics");
    }
    if (!(capacitance > 0)) {
      throw new IllegalArgumentException("a capacitance above zero was expected, not " + capacitance);
    }
  }
}
