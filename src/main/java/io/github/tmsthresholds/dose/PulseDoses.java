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
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Thresholds of pulses and the doses of neurons. Immutable.
 *
 * @param pulses in the order of the poses
 * @param doses of all neurons; empty if no pulse has a rate and thresholds
 * @param problems number of pulses without thresholds by problem, and the message of the first of them
 */
public record PulseDoses(List<Pulse> pulses, Optional<NeuronDoses> doses, Map<PulseProblem, Problem> problems) {

  /**
   * A problem of some pulses.
   *
   * @param count number of pulses
   * @param first message about the first of them
   */
  public record Problem(int count, String first) {}

  /**
   * Computes the thresholds of pulses.
   *
   * @param factor by which simulated thresholds are multiplied
   * @param output of the stimulator, for pulses whose output is known but not their rate
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static PulseDoses of(PulseSeries series, List<CoilPose> poses, double factor,
      Optional<StimulatorOutput> output, Progress progress) {
    List<Pulse> pulses = new ArrayList<>();
    Map<PulseProblem, Problem> problems = new LinkedHashMap<>();
    NeuronDoses doses = null;
    for (CoilPose pose : poses) {
      int number = pulses.size();
      OptionalDouble rate = StimulatorOutput.rateOf(pose, output);
      String stage = "computing pulse " + (number + 1) + " of " + poses.size();
      Progress part = progress.part(number, poses.size()).renamed(step -> stage);
      try {
        List<LayerThresholds> thresholds = series.thresholds(pose, part);
        if (rate.isPresent()) {
          doses = doses == null ? new NeuronDoses(thresholds) : doses;
          doses.add(thresholds, Math.abs(rate.getAsDouble()) / factor);
        }
        pulses.add(Pulse.of(pose, rate, NeuronGroup.of(thresholds), factor));
      } catch (UnusablePulseException e) {
        Problem before = problems.get(e.problem());
        problems.put(e.problem(), before == null ? new Problem(1, "pulse " + (number + 1) + ": " + e.getMessage())
            : new Problem(before.count() + 1, before.first()));
        pulses.add(Pulse.without(pose, rate, e.problem()));
      }
    }
    return new PulseDoses(List.copyOf(pulses), Optional.ofNullable(doses), problems);
  }
}
