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

import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A waveform given by samples, linear between them, as recorded from a stimulator. Immutable, thread-safe. */
public final class SampledWaveform implements Waveform {

  /** Plausible range of the length (ms) and of the peak of a pulse from a file. */
  private static final double SHORTEST = 0.005, LONGEST = 100, LOWEST = 0.1, HIGHEST = 10;

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

  /**
   * Reads a table whose first column is the time (ms) and whose second column is the value; the column names are
   * ignored.
   *
   * @throws FormatException if it is not such a table, or times or values are implausible, as in other units
   * @throws IOException if the file cannot be read
   */
  public static SampledWaveform read(Path file) throws IOException {
    CsvTable table = CsvTable.read(file);
    if (table.columns() < 2) {
      throw new FormatException(file, "line 1: there must be two columns, time in ms and value");
    }
    try {
      SampledWaveform waveform = new SampledWaveform(file.toString(), table.numbers(0), table.numbers(1));
      waveform.requireUnits(file);
      return waveform;
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }

  private void requireUnits(Path file) throws FormatException {
    if (!(length() >= SHORTEST && length() <= LONGEST)) {
      throw new FormatException(file, "the pulse lasts " + length() + " ms, but must last " + SHORTEST + " to "
          + LONGEST + " ms; times are in ms");
    }
    if (!(peak() >= LOWEST && peak() <= HIGHEST)) {
      throw new FormatException(file, "the values peak at " + peak() + ", but must peak at " + LOWEST + " to " + HIGHEST
          + "; thresholds are for a peak of 1");
    }
  }

  private double peak() {
    return Arrays.stream(value).map(Math::abs).max().orElseThrow();
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
