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

import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.Quantiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The coil current rate per output of a stimulator. Immutable, thread-safe.
 *
 * @param rate A/us at 1 % of the maximum stimulator output (MSO)
 * @param lowest of the rates that it was derived from, A/us at 1 % MSO
 * @param highest of them
 * @param source what it was derived from, for the user
 */
public record StimulatorOutput(double rate, double lowest, double highest, String source) {

  /**
   * Creates an output.
   *
   * @throws InvalidInputException unless the rate is finite and above 0
   */
  public StimulatorOutput {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new InvalidInputException("the coil current rate per output must be above 0 A/us, not " + rate);
    }
  }

  /** Returns the output of a stimulator of known maximum. */
  public static StimulatorOutput of(Stimulator stimulator) {
    double rate = stimulator.fullRate() / 100;
    return new StimulatorOutput(rate, rate, rate, stimulator.name());
  }

  /** Returns the median of the recorded ratios of rate to output; empty if no pulse has both. */
  public static Optional<StimulatorOutput> recorded(List<CoilPose> pulses) {
    double[] ratios = pulses.stream().filter(p -> p.didt().isPresent() && p.output().isPresent())
        .mapToDouble(p -> Math.abs(p.didt().getAsDouble() / p.output().getAsDouble()))
        .filter(r -> r > 0 && Double.isFinite(r)).toArray();
    return ratios.length == 0 ? Optional.empty() : Optional.of(new StimulatorOutput(Quantiles.median(ratios),
        DoubleStream.of(ratios).min().getAsDouble(), DoubleStream.of(ratios).max().getAsDouble(),
        ratios.length + " recorded pulses with dI/dt and output"));
  }

  /** Returns the output at a coil current rate (A/us), % MSO. */
  public double percent(double coilRate) {
    return coilRate / rate;
  }

  /**
   * Returns the coil current rate of a pulse, A/us: as recorded, else from its output; empty if both are unknown.
   *
   * @param output of the stimulator, if it is known
   */
  public static OptionalDouble rateOf(CoilPose pulse, Optional<StimulatorOutput> output) {
    return pulse.didt().isPresent() || pulse.output().isEmpty() || output.isEmpty() ? pulse.didt()
        : OptionalDouble.of(pulse.output().getAsDouble() * output.get().rate());
  }
}
