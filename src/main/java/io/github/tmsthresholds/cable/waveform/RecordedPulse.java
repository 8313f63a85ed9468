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

import io.github.tmsthresholds.math.Quantiles;
import java.util.Arrays;

/**
 * The samples of a recording, linear between them.
 *
 * @param time ms, not decreasing
 * @param value coil current or its rate
 */
record RecordedPulse(double[] time, double[] value) {

  /** Time step of the solver, ms; what precedes the pulse is dropped by whole steps. */
  private static final double STEP = 0.005;
  /** Rounding of shifted times, per ms. */
  private static final double PER_MS = 1e9;
  /** Fraction of the peak that the pulse certainly exceeds, and that above which it begins. */
  private static final double HIGH = 0.2, LOW = Waveform.NEGLIGIBLE;
  /** Smallest number of samples outside the pulse that show an offset or noise. */
  private static final int ENOUGH = 20;
  /** Largest change, relative to the value, of a value that does not decay. */
  private static final double CONSTANT = 0.2;
  /** Standard deviations of noise, and the largest fraction of the peak, that are not taken for the onset. */
  private static final double DEVIATIONS = 5, LARGEST_NOISE = 0.1;
  /** Standard deviation of normally distributed noise relative to its median magnitude. */
  private static final double PER_MEDIAN = 1.4826;
  /** Half the time over which the fluctuation of a rate is averaged, ms. */
  private static final double HALF_WINDOW = 0.0075;

  /** @throws IllegalArgumentException if there are fewer than two samples, times decrease, or all values are zero */
  RecordedPulse {
    if (time.length < 2) {
      throw new IllegalArgumentException("there must be two or more samples");
    }
    for (int i = 1; i < time.length; i++) {
      if (time[i] < time[i - 1]) {
        throw new IllegalArgumentException("time decreases at sample " + (i + 1));
      }
    }
    if (Arrays.stream(value).allMatch(v -> v == 0)) {
      throw new IllegalArgumentException("all values are zero");
    }
  }

  /** Returns the largest magnitude. */
  double peak() {
    return peak(value.length);
  }

  private double peak(int samples) {
    return Arrays.stream(value, 0, samples).map(Math::abs).max().orElse(0);
  }

  /** Returns the largest magnitude before the integral is largest: for a rate, while the current rises first. */
  double firstPeak() {
    double sum = 0, largest = 0;
    int end = 1;
    for (int i = 1; i < value.length; i++) {
      sum += area(i);
      if (Math.abs(sum) > largest) {
        largest = Math.abs(sum);
        end = i + 1;
      }
    }
    return peak(end);
  }

  private double area(int i) {
    return 0.5 * (value[i] + value[i - 1]) * (time[i] - time[i - 1]);
  }

  /** Returns the magnitude of the integral, relative to the integral of the magnitude. */
  double relativeIntegral() {
    double sum = 0, magnitude = 0;
    for (int i = 1; i < value.length; i++) {
      double a = value[i - 1], b = value[i], dt = time[i] - time[i - 1];
      sum += area(i);
      magnitude += a * b >= 0 ? Math.abs(area(i)) : 0.5 * (a * a + b * b) / Math.abs(a - b) * dt;
    }
    return magnitude > 0 ? Math.abs(sum) / magnitude : 0;
  }

  /**
   * Returns the rate of this current, which is constant between its samples, relative to its first peak.
   *
   * @throws IllegalArgumentException if the current jumps or never changes
   */
  RecordedPulse rate() {
    double[] t = new double[2 * time.length - 2], v = new double[t.length];
    int n = 0;
    for (int i = 1; i < time.length; i++) {
      double dt = time[i] - time[i - 1], change = value[i] - value[i - 1];
      if (dt == 0 && change != 0) {
        throw new IllegalArgumentException("the current jumps at sample " + (i + 1) + ", so that it has no rate");
      }
      if (dt > 0) {
        t[n] = time[i - 1];
        t[n + 1] = time[i];
        v[n] = change / dt;
        v[n + 1] = v[n];
        n += 2;
      }
    }
    if (Arrays.stream(v, 0, n).allMatch(rate -> rate == 0)) {
      throw new IllegalArgumentException("the current never changes");
    }
    RecordedPulse rate = new RecordedPulse(Arrays.copyOf(t, n), Arrays.copyOf(v, n));
    double first = rate.firstPeak();
    for (int i = 0; i < n; i++) {
      v[i] /= first;
    }
    return new RecordedPulse(rate.time, Arrays.copyOf(v, n));
  }

  /**
   * Returns the median deviation of this rate, which is constant between samples, from its mean over 15 us around,
   * relative to its peak there. Only the pulse itself counts.
   */
  double fluctuation() {
    double[] deviation = new double[value.length / 2], means = new double[value.length / 2];
    SampledWaveform all = new SampledWaveform("", shifted(time[0]), value);
    for (int i = 0; i < means.length; i++) {
      double middle = (time[2 * i] + time[2 * i + 1]) / 2 - time[0];
      means[i] = all.mean(middle - HALF_WINDOW, middle + HALF_WINDOW);
      deviation[i] = Math.abs(value[2 * i] - means[i]);
    }
    double peak = Arrays.stream(means).map(Math::abs).max().orElse(0);
    int n = 0;
    for (int i = 0; i < means.length; i++) {
      if (Math.abs(means[i]) > HIGH * peak) {
        deviation[n++] = deviation[i];
      }
    }
    return n < ENOUGH / 2 ? 0 : Quantiles.median(Arrays.copyOf(deviation, n)) / peak;
  }

  private double[] shifted(double start) {
    return Arrays.stream(time).map(t -> t - start).toArray();
  }

  /** What a recording holds where there is no pulse. */
  private record Quiet(boolean flat, boolean constant, double level, double noise) {

    static Quiet of(double[] values, double peak) {
      if (values.length < ENOUGH) {
        return new Quiet(false, false, 0, 0);
      }
      int half = values.length / 2;
      double level = Quantiles.median(values);
      double first = Quantiles.median(Arrays.copyOf(values, half));
      double second = Quantiles.median(Arrays.copyOfRange(values, half, values.length));
      double noise = PER_MEDIAN * Quantiles.median(Arrays.stream(values).map(v -> Math.abs(v - level)).toArray());
      double change = Math.abs(first - second);
      return new Quiet(change < LOW * peak, change < CONSTANT * Math.abs(level), level, noise);
    }
  }

  private Quiet before() {
    double high = HIGH * peak();
    int rise = 0;
    while (Math.abs(value[rise]) <= high) {
      rise++;
    }
    return Quiet.of(Arrays.copyOf(value, rise), peak());
  }

  /** Returns the last half of what follows the pulse. */
  private Quiet after() {
    double high = HIGH * peak();
    int end = value.length;
    while (Math.abs(value[end - 1]) <= high) {
      end--;
    }
    return Quiet.of(Arrays.copyOfRange(value, (end + value.length) / 2, value.length), peak());
  }

  /** Returns the constant value before the pulse, or else after it, where amplifiers settle; 0 if it is negligible. */
  double offset() {
    Quiet before = before(), quiet = before.flat ? before : after();
    double negligible = (before.flat ? LOW : 2 * LOW) * peak();
    return quiet.flat && quiet.constant && Math.abs(quiet.level) > negligible ? quiet.level : 0;
  }

  /** Returns the last sample before the pulse begins. */
  private int onset() {
    double peak = peak(), level = 0, limit = LOW * peak;
    Quiet quiet = before();
    if (quiet.flat) {
      level = Math.abs(quiet.level) > limit ? quiet.level : 0;
      limit = Math.max(limit, Math.min(LARGEST_NOISE * peak, DEVIATIONS * quiet.noise));
    }
    int first = 0;
    while (Math.abs(value[first] - level) <= limit) {
      first++;
    }
    return Math.max(0, first - 1);
  }

  /**
   * Returns this pulse without what precedes it: shifted by whole steps, so that it begins one to two steps after 0.
   * A recording that begins at once is returned unchanged.
   */
  RecordedPulse aligned() {
    double steps = Math.floor(time[onset()] / STEP + 1e-6) - 1;
    if (time[0] >= 0 && steps <= 0) {
      return this;
    }
    double shift = steps * STEP;
    double[] t = Arrays.stream(time).map(at -> Math.rint((at - shift) * PER_MS) / PER_MS).toArray();
    int from = 0;
    while (t[from] < 0) {
      from++;
    }
    boolean cut = from > 0 && t[from] > 0;
    double[] late = Arrays.copyOfRange(t, cut ? from - 1 : from, t.length);
    double[] values = Arrays.copyOfRange(value, cut ? from - 1 : from, t.length);
    if (cut) {
      values[0] += (values[1] - values[0]) * -late[0] / (late[1] - late[0]);
      late[0] = 0;
    }
    return new RecordedPulse(late, values);
  }
}
