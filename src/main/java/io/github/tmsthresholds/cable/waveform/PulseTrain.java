/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.waveform;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Locale;

/** A train of equal pulses at equal intervals; the residue of each pulse adds to the next. Immutable, thread-safe. */
public final class PulseTrain implements Waveform {

  /** Largest number of pulses. */
  private static final int MAX_PULSES = 100;
  /** Longest time from the first onset to the last, ms. */
  private static final double LONGEST = 1000;

  private final Waveform pulse;
  private final int pulses;
  private final double interval;

  /**
   * Creates a train.
   *
   * @param pulse single pulse
   * @param pulses number of pulses, 1 or more
   * @param interval ms from onset to onset; ignored for a single pulse
   * @throws IllegalArgumentException if the number of pulses is out of range, or a pulse would begin before the
   *     previous one has ended
   */
  public PulseTrain(Waveform pulse, int pulses, double interval) {
    if (pulses < 1 || pulses > MAX_PULSES) {
      throw new InvalidInputException("pulses", pulses, "must be from 1 to " + MAX_PULSES);
    }
    double least = pulse.length(), most = LONGEST / Math.max(1, pulses - 1);
    if (pulses > 1 && !(interval >= least && interval <= most)) {
      throw new InvalidInputException("interval", interval, String.format(Locale.ROOT,
          "must be from the length of the pulse, %.3f ms, to %.3f ms", least, most));
    }
    this.pulse = pulse;
    this.pulses = pulses;
    this.interval = interval;
  }

  @Override
  public String name() {
    return pulse.name() + " x " + pulses + " at " + interval + " ms";
  }

  @Override
  public double at(double t) {
    double sum = 0;
    for (int k = 0; k < pulses && k * interval < t; k++) {
      sum += pulse.at(t - k * interval);
    }
    return sum;
  }

  @Override
  public double mean(double from, double to) {
    double sum = 0;
    for (int k = 0; k < pulses && k * interval < to; k++) {
      sum += pulse.mean(from - k * interval, to - k * interval);
    }
    return sum;
  }

  @Override
  public double length() {
    return lastOnset() + pulse.length();
  }

  @Override
  public double lastOnset() {
    return (pulses - 1) * interval;
  }
}
