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
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads recorded waveforms from CSV files of time and value. Stateless, thread-safe. */
public final class WaveformReader {

  /** Plausible range of the length (ms) and of the peak of a pulse from a file. */
  private static final double SHORTEST = 0.005, LONGEST = 100, LOWEST = 0.1, HIGHEST = 10;
  /** Largest deviation of the peak from 1. */
  private static final double PEAK_TOLERANCE = 0.05;
  /** Largest integral of a coil current rate, relative to that of its magnitude; recorded pulses have up to 0.07. */
  private static final double MAX_INTEGRAL = 0.2;
  /** Largest fluctuation of the rate of a recorded current, relative to the peak. */
  private static final double MAX_NOISE = 0.03;

  private WaveformReader() {}

  /**
   * Reads a waveform: normalised dI/dt, or the coil current, whose rate is computed and normalised to a first peak of
   * 1. Names of columns may state the unit of the time ({@code t_us}); it is ms otherwise. Times may be below 0. What
   * precedes the pulse is dropped by whole steps of 0.005 ms, so that the time is counted from the onset of the pulse:
   * the last sample before the magnitude exceeds 1 % of the peak (or the noise before the pulse).
   *
   * @param recorded what the values are
   * @return the waveform, with warnings about contradictory columns, an offset, noise, or values that are unlikely to
   *     be what they should be
   * @throws FormatException if it is not such a table, or times or values are implausible, as in other units
   * @throws IOException if the file cannot be read
   */
  public static Opened<SampledWaveform> read(Path file, Recorded recorded) throws IOException {
    CsvTable table = CsvTable.read(file);
    WaveformColumns columns = WaveformColumns.of(file, table, recorded);
    List<String> warnings = new ArrayList<>(columns.warnings());
    double[] time = table.numbers(columns.time()), value = table.numbers(columns.value());
    for (int i = 0; columns.unit() != 1 && i < time.length; i++) {
      time[i] *= columns.unit();
    }
    RecordedPulse pulse;
    SampledWaveform waveform;
    try {
      pulse = new RecordedPulse(time, value);
      if (recorded == Recorded.CURRENT) {
        pulse = pulse.rate();
        double noise = pulse.fluctuation();
        if (noise > MAX_NOISE) {
          warnings.add(String.format(Locale.ROOT, "the rate of the recorded current fluctuates by %.0f %% of its peak, "
              + "by which thresholds are too high or too low; smooth the recording", 100 * noise));
        }
      }
      RecordedPulse aligned = pulse.aligned();
      waveform = new SampledWaveform(file.toString(), aligned.time(), aligned.value());
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, e.getMessage());
    }
    requireUnits(file, waveform);
    addWarnings(pulse, recorded, warnings);
    return new Opened<>(waveform, warnings.stream().map(warning -> file + ": " + warning).toList());
  }

  private static void requireUnits(Path file, SampledWaveform waveform) throws FormatException {
    if (!(waveform.length() >= SHORTEST && waveform.length() <= LONGEST)) {
      throw new FormatException(file, "the pulse lasts " + waveform.length() + " ms, but must last " + SHORTEST + " to "
          + LONGEST + " ms; times are in ms, unless the column's name has another unit, such as t_us");
    }
    if (!(waveform.peak() >= LOWEST && waveform.peak() <= HIGHEST)) {
      throw new FormatException(file, "the values peak at " + waveform.peak() + ", but must peak at " + LOWEST + " to "
          + HIGHEST + "; thresholds are for a peak of 1");
    }
  }

  private static void addWarnings(RecordedPulse pulse, Recorded recorded, List<String> warnings) {
    double offset = pulse.offset() / pulse.peak();
    if (offset != 0) {
      warnings.add(String.format(Locale.ROOT, "the values outside the pulse are about %.3f of the peak instead of 0; "
          + "subtract this offset of the recording", offset));
    }
    double integral = pulse.relativeIntegral();
    if (integral > MAX_INTEGRAL) {
      String found = String.format(Locale.ROOT, "the integral of dI/dt is %.2f of the integral of its magnitude, and "
          + "would be 0 for a coil current that returns to 0; ", integral);
      warnings.add(found + (recorded == Recorded.RATE
          ? "if the values are the coil current itself, set recorded=current" : "record until the current has ended"));
    }
    double peak = pulse.peak(), first = pulse.firstPeak();
    if (recorded == Recorded.RATE && Math.abs(peak - 1) > PEAK_TOLERANCE && Math.abs(first - 1) > PEAK_TOLERANCE) {
      warnings.add(String.format(Locale.ROOT, "the values peak at %.3f, but thresholds in A/us are for a peak of 1; "
          + "divide the values by their peak", peak));
    }
  }
}
