package io.github.tmsthresholds.cable.waveform;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Locale;

/** Several pulses of a kind at equal intervals; what is left of each adds to the next. Immutable, thread-safe. */
public final class PulseTrain implements Waveform {

  private static final int MOST_PULSES = 100;
  /** From the first onset to the last, ms. */
  private static final double LONGEST = 1000;

  private final Waveform pulse;
  private final int pulses;
  private final double interval;

  /**
   * @param pulses how many, from 1 on
   * @param interval ms from onset to onset; unused if there is but one pulse
   * @throws IllegalArgumentException if there is no pulse or too many, or one would begin before the last has ended
   */
  public PulseTrain(Waveform pulse, int pulses, double interval) {
    if (pulses < 1 || pulses > MOST_PULSES) {
      throw new InvalidInputException("pulses", pulses, "must be from 1 to " + MOST_PULSES);
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
