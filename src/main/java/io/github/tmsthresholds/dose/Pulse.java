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

import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.neuron.Layer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The thresholds at the pose of a pulse. Immutable.
 *
 * @param pose of the pulse
 * @param rate coil current rate of the pulse, A/us, negative if reversed; empty if unknown
 * @param groups of neurons; none if there is a problem
 * @param problem why there are no thresholds
 */
public record Pulse(CoilPose pose, OptionalDouble rate, List<Group> groups, Optional<PulseProblem> problem) {

  /**
   * Statistics of the corrected thresholds of a group of neurons.
   *
   * @param neurons number of neurons
   * @param thresholds A/us, one per statistic
   * @param fractionFired at the rate of the pulse; NaN if the rate is unknown
   */
  public record Group(Layer layer, String type, int neurons, Map<Statistic, Double> thresholds,
      double fractionFired) {}

  /**
   * Returns a pulse with thresholds.
   *
   * @param factor by which thresholds are multiplied
   */
  static Pulse of(CoilPose pose, OptionalDouble rate, List<NeuronGroup> groups, double factor) {
    return new Pulse(pose, rate, groups.stream().map(group -> {
      Map<Statistic, Double> thresholds = new EnumMap<>(Statistic.class);
      for (Statistic statistic : Statistic.values()) {
        thresholds.put(statistic, factor * statistic.of(group.rates()));
      }
      return new Group(group.layer(), group.type(), group.rates().length, thresholds,
          rate.isEmpty() ? Double.NaN : group.fractionFired(Math.abs(rate.getAsDouble()) / factor));
    }).toList(), Optional.empty());
  }

  /** Returns a pulse without thresholds. */
  static Pulse without(CoilPose pose, OptionalDouble rate, PulseProblem problem) {
    return new Pulse(pose, rate, List.of(), Optional.of(problem));
  }
}
