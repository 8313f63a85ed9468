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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the files of src/tools/python/difficult/waveforms.py, which all hold one pulse, known by its formula. */
class DifficultWaveformFilesTest {

  private static final Path FOLDER = DifficultFiles.folder("waveforms");
  private static final Set<String> READ = new HashSet<>();

  private static final double A = 0.9, W = 2 * Math.PI / 0.3, STEP = 0.005;

  private static Path file(String name) {
    READ.add(name);
    return FOLDER.resolve(name + ".csv");
  }

  @AfterAll
  static void everyFileHasAnExpectation() throws IOException {
    assertEquals(List.of(), DifficultFiles.names("waveforms").stream()
        .filter(name -> !READ.contains(name.replace(".csv", ""))).toList());
  }

  private static double current(double t) {
    double inside = Math.max(0, Math.min(0.3, t));
    return Math.exp(-A * inside) * Math.sin(W * inside) / W;
  }

  /** Compares the means over all time steps with those of the pulse beginning at a time; its rate has a peak of 1. */
  private static void assertPulse(Waveform waveform, double onset, double sign, double tolerance) {
    for (int i = 0; i < 300; i++) {
      double mean = (current((i + 1) * STEP - onset) - current(i * STEP - onset)) / STEP;
      assertEquals(sign * mean, waveform.mean(i * STEP, (i + 1) * STEP), tolerance, waveform.name() + ", step " + i);
    }
  }

  private static Opened<SampledWaveform> rate(String name) throws IOException {
    return WaveformReader.read(file(name), Recorded.RATE);
  }

  /** What precedes the pulse is dropped but for one step, and the rest is the pulse within the error of sampling. */
  @ParameterizedTest
  @CsvSource({"ordinary, 0, 1e-3", "ordinary_excel, 0, 1e-3", "ordinary_empty_column, 0, 1e-3",
      "pretrigger_quiet, 0.005, 1e-3", "pretrigger_odd, 0.0075, 1e-3", "pretrigger_noise, 0.005, 0.02",
      "pretrigger_negative, 0.005, 1e-3", "pretrigger_none, 0.005, 1e-3", "pretrigger_long, 0.005, 1e-3",
      "unit_us, 0, 1e-3", "unit_s, 0, 1e-3", "column_index, 0, 1e-3"})
  void readsThePulseFromItsOnset(String name, double onset, double tolerance) throws IOException {
    Opened<SampledWaveform> opened = rate(name);
    assertEquals(List.of(), opened.warnings());
    assertPulse(opened.content(), onset, 1, tolerance);
    assertFalse(opened.content().isCutAt(1));
  }

  @Test
  void theOnsetOfASmallerPulseCounts() throws IOException {
    Opened<SampledWaveform> opened = rate("pretrigger_prepulse");
    assertEquals(List.of(), opened.warnings());
    assertEquals(0.05, opened.content().mean(0.010, 0.100), 1e-9);
    assertEquals(current(0.1) / 0.1, opened.content().mean(0.205, 0.305), 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"current, 0.005, 1", "current_rising, 0.005, -1", "current_offset, 0.005, 1"})
  void differentiatesTheCurrent(String name, double onset, double sign) throws IOException {
    Opened<SampledWaveform> opened = WaveformReader.read(file(name), Recorded.CURRENT);
    assertEquals(List.of(), opened.warnings());
    // the first peak is the mean over the first interval between samples, 1 or 5 us
    double first = name.equals("current_rising") ? current(0.001) / 0.001 : current(0.005) / 0.005;
    for (int i = 0; i < 300; i++) {
      double mean = (current((i + 1) * STEP - onset) - current(i * STEP - onset)) / STEP;
      assertEquals(sign * mean / first, opened.content().mean(i * STEP, (i + 1) * STEP), 2e-6, name + ", step " + i);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "column_three | rate | column 'didt' is used, and not 'coil_current'; a waveform file should have two columns, "
          + "time and value",
      "column_current | rate | column 'coil_current' is named as a current, but is used as the coil current rate, "
          + "dI/dt; if it is the current, set recorded=current",
      "offset_before | rate | the values outside the pulse are about 0.029 of the peak instead of 0; subtract this "
          + "offset of the recording",
      "offset_after | rate | the values outside the pulse are about -0.031 of the peak instead of 0; subtract this "
          + "offset of the recording",
      "integral_half | rate | the integral of dI/dt is 1.00 of the integral of its magnitude, and would be 0 for a "
          + "coil current that returns to 0; if the values are the coil current itself, set recorded=current",
      "peak_half | rate | the values peak at 0.500, but thresholds in A/us are for a peak of 1; divide the values by "
          + "their peak",
  })
  void warnsOf(String name, String recorded, String warning) throws IOException {
    List<String> warnings = rate(name).warnings();
    assertTrue(warnings.contains(file(name) + ": " + warning), warnings.toString());
    assertTrue(warnings.size() == 1 || name.startsWith("offset"), warnings.toString());
  }

  @Test
  void warnsOfCurrentsThatAreRatesAndOfNoise() throws IOException {
    assertEquals(file("current_rate") + ": column 'dI/dt' is named as a rate, but is used as the coil current; if it "
        + "is dI/dt, leave out recorded=current", recordedAsCurrent("current_rate"));
    String noise = recordedAsCurrent("current_noise");
    assertTrue(noise.matches(".*: the rate of the recorded current fluctuates by \\d+ % of its peak, by which "
        + "thresholds are too high or too low; smooth the recording"), noise);
  }

  private static String recordedAsCurrent(String name) throws IOException {
    return WaveformReader.read(file(name), Recorded.CURRENT).warnings().get(0);
  }

  @Test
  void acceptsASecondPhaseAboveTheFirst() throws IOException {
    List<String> warnings = rate("peak_second").warnings();
    assertTrue(warnings.stream().noneMatch(warning -> warning.contains("peak at")), warnings.toString());
  }

  @Test
  void reportsWhatComesAfterTheSimulation() throws IOException {
    Opened<SampledWaveform> train = rate("length_train");
    assertEquals(List.of(), train.warnings());
    assertTrue(train.content().isCutAt(1));
    assertFalse(train.content().isCutAt(2.5));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "us | the pulse lasts 300.0 ms, but must last 0.005 to 100.0 ms; times are in ms, unless the column's name has",
      "s | the pulse lasts 3.0E-4 ms, but must last 0.005 to 100.0 ms; times are in ms, unless the column's name has",
      "volt | the values peak at 30.0, but must peak at 0.1 to 10.0; thresholds are for a peak of 1",
      "millivolt | the values peak at 0.001, but must peak at 0.1 to 10.0; thresholds are for a peak of 1",
      "two_times | line 1: the columns 'time_ms' and 'time_us' are both named as times; there must be one",
      "two_units | line 1: the column 'time_ms_us' names several units of time; it must name one, such as ms",
      "semicolons | line 1: columns must be separated by commas, not by semicolons, and decimals must take a point",
      "tabs | line 1: columns must be separated by commas, not by tabs, and decimals must take a point",
      "decimal_commas | line 2: must have 2 comma-separated cells (t_ms,E), found 4 (decimals take a point,",
      "nan | line 3, column E: 'NaN' is not a finite number",
      "empty_cell | line 3, column E: '' is not a finite number",
      "no_header | line 1: must be a header of column names, found 0,0",
      "units_row | line 2, column Time: '(ms)' is not a finite number",
      "one_column | line 1: there must be two columns, time in ms and value",
      "backwards | time decreases at sample 3",
      "zero | all values are zero",
      "jump_current | the current jumps at sample 2, so that it has no rate",
      "constant_current | the current never changes",
  })
  void rejects(String name, String message) {
    Path file = file("refused_" + name);
    Recorded recorded = name.endsWith("current") ? Recorded.CURRENT : Recorded.RATE;
    String actual = assertThrows(FormatException.class, () -> WaveformReader.read(file, recorded)).getMessage();
    assertTrue(actual.startsWith(file + ": " + message), actual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pretrigger_negative", "column_three", "current"})
  void readsOrRejectsDamagedFiles(String name, @TempDir Path folder) throws IOException {
    Recorded recorded = name.equals("current") ? Recorded.CURRENT : Recorded.RATE;
    Fuzz.assertReadOrRefused(folder.resolve("damaged.csv"), Files.readAllBytes(file(name)), 200, damaged -> {
      SampledWaveform waveform = WaveformReader.read(damaged, recorded).content();
      assertTrue(Double.isFinite(waveform.mean(0, STEP)) && waveform.length() >= 0);
      waveform.isCutAt(1);
    });
  }

  @Tag("reference")
  @Test
  void recordedPulsesHaveNoWarningAndKeepTheirTimes() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(SharedData.require("waveforms"))) {
      all.filter(file -> file.toString().endsWith(".csv")).forEach(files::add);
    }
    assertTrue(files.size() >= 6);
    for (Path file : files) {
      Opened<SampledWaveform> opened = WaveformReader.read(file, Recorded.RATE);
      assertEquals(List.of(), opened.warnings());
      assertFalse(opened.content().isCutAt(1), file.toString());
      List<String> lines = Files.readAllLines(file);
      double[][] columns = new double[2][lines.size() - 1];
      for (int i = 1; i < lines.size(); i++) {
        String[] cells = lines.get(i).split(",");
        columns[0][i - 1] = Double.parseDouble(cells[0]);
        columns[1][i - 1] = Double.parseDouble(cells[1]);
      }
      Waveform asIs = new SampledWaveform("as it is", columns[0], columns[1]);
      for (int i = 0; i < 300; i++) {
        assertEquals(asIs.mean(i * STEP, (i + 1) * STEP), opened.content().mean(i * STEP, (i + 1) * STEP), 0);
      }
    }
  }
}
