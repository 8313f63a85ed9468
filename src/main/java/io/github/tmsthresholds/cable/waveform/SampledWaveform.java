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

import java.util.Arrays;

/** A waveform given by samples, linear between them, as recorded from a stimulator. Immutable, thread-safe. */
public final class SampledWaveform implements Waveform {

  /** Fractions of the peak, or of the integral, that matter after the end of a simulation. */
  private static final double RELEVANT = 0.05, HIGH = 0.5;
  /** Fraction of the peak that may be noise. */
  private static final double NOISE = 0.02;

  private final String name;
  private final double[] time;
  private final double[] value;
  /** Integral of the waveform from the first sample to each. */
  private final double[] integral;

  /**
   * Creates a waveform from samples.
   *
   * @param name for users and messages
   * @param time ms, not decreasing
   * @param value normalised dI/dt
   * @throws IllegalArgumentException if there are fewer than two samples, one is not finite, the times decrease, or all
   *     values are zero
   */
  public SampledWaveform(String name, double[] time, double[] value) {
    if (time.length != value.length || time.length < 2) {
      throw new IllegalArgumentException("waveform " + name + ": there must be two or more samples");
    }
    boolean flat = true;
    for (int i = 0; i < time.length; i++) {
      if (!Double.isFinite(time[i]) || !Double.isFinite(value[i]) || time[i] < 0) {
        throw new IllegalArgumentException("waveform " + name + ": sample " + (i + 1)
            + " must be a finite value at a time of 0 ms or later");
      }
      if (i > 0 && time[i] < time[i - 1]) {
        throw new IllegalArgumentException("waveform " + name + ": time decreases at sample " + (i + 1));
      }
      flat &= value[i] == 0;
    }
    if (flat) {
      throw new IllegalArgumentException("waveform " + name + ": all values are zero");
    }
    this.name = name;
    this.time = time.clone();
    this.value = value.clone();
    this.integral = new double[time.length];
    for (int i = 1; i < time.length; i++) {
      integral[i] = integral[i - 1] + 0.5 * (value[i] + value[i - 1]) * (time[i] - time[i - 1]);
    }
  }

  /** Returns the largest magnitude. */
  double peak() {
    return Arrays.stream(value).map(Math::abs).max().orElseThrow();
  }

  /**
   * Returns whether a relevant part of the pulse comes later than a time (ms): more than 5 % of the integral of its
   * magnitude, or half its peak. Values below 2 % of the peak, such as noise, do not count.
   */
  public boolean isCutAt(double t) {
    double peak = peak(), all = 0, late = 0;
    boolean high = false;
    for (int i = 1; i < time.length; i++) {
      double mean = Math.abs(value[i - 1] + value[i]) / 2, part = mean * (time[i] - time[i - 1]);
      high |= time[i] > t && Math.abs(value[i]) > HIGH * peak;
      if (mean > NOISE * peak) {
        all += part;
        late += part * Math.max(0, Math.min(1, (time[i] - t) / Math.max(time[i] - time[i - 1], Double.MIN_NORMAL)));
      }
    }
    return high || late > RELEVANT * all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double at(double t) {
    if (!(t >= time[0] && t <= time[time.length - 1])) {
      return 0;
    }
    int low = before(t);
    double span = time[low + 1] - time[low];
    return span == 0 ? value[low + 1] : value[low] + (value[low + 1] - value[low]) * (t - time[low]) / span;
  }

  @Override
  public double length() {
    double peak = peak();
    int last = value.length - 1;
    while (Math.abs(value[last]) <= NEGLIGIBLE * peak) {
      last--;
    }
    return time[Math.min(last + 1, time.length - 1)];
  }

  /** Returns the exact mean, whatever the alignment of the samples with the interval. */
  @Override
  public double mean(double from, double to) {
    return (integral(to) - integral(from)) / (to - from);
  }

  private double integral(double t) {
    double inside = Math.max(time[0], Math.min(time[time.length - 1], t));
    int low = before(inside);
    return integral[low] + 0.5 * (value[low] + at(inside)) * (inside - time[low]);
  }

  /** Returns the last sample before or at a time within the samples, at most the last but one. */
  private int before(double t) {
    int i = Arrays.binarySearch(time, t);
    return Math.min(i >= 0 ? i : -i - 2, time.length - 2);
  }
}
