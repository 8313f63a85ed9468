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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.PublishedCell;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.search.UniformStimuli;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WaveformTest {

  @Tag("reference")
  @ParameterizedTest
  @EnumSource
  void closedFormsGiveTheThresholdsOfTheRecordedPulses(PublishedCell golden) throws IOException {
    CableModel model = CableModel.of(golden.model());
    String[] names = {"monophasic", "biphasic", "halfsine"};
    for (int w = 0; w < names.length; w++) {
      double[] ours = thresholds(model, Waveforms.of(names[w]));
      double[] recorded = thresholds(model,
          WaveformReader.read(SharedData.require("waveforms/w" + (w + 1) + "_dt5us.csv"), Recorded.RATE).content());
      double worst = 0;
      for (int i = 0; i < ours.length; i++) {
        worst = Math.max(worst, Math.abs(ours[i] / recorded[i] - 1));
      }
      System.out.printf("%s %s: closed form differs from the recorded waveform by at most %.2f %%%n", golden, names[w],
          100 * worst);
      assertTrue(worst <= 0.01, golden + " " + names[w] + ": " + worst);
    }
  }

  @Tag("reference")
  @ParameterizedTest
  @EnumSource
  void controllablePulsesGiveTheThresholdsOfTheRecordedOnes(PublishedCell golden) throws IOException {
    CableModel model = CableModel.of(golden.model());
    for (int width : new int[] {30, 60, 120}) {
      double[] ours = thresholds(model, new ControllablePulse(width, ControllablePulse.RESISTIVE_DECAY));
      double[] recorded = thresholds(model,
          WaveformReader.read(SharedData.require("waveforms/w4_" + width + "us_dt5us.csv"), Recorded.RATE).content());
      double worst = 0;
      for (int i = 0; i < ours.length; i++) {
        worst = Math.max(worst, Math.abs(ours[i] / recorded[i] - 1));
      }
      System.out.printf("%s ctms %d us: closed form differs from the recorded waveform by at most %.2f %%%n",
          golden, width, 100 * worst);
      // the recorded samples lie 5 us apart, so that they leave the width open by some per cent of 30 us
      assertTrue(worst <= (width == 30 ? 0.04 : 0.01), golden + " ctms " + width + " us: " + worst);
    }
  }

  private static double[] thresholds(CableModel model, Waveform waveform) {
    UniformStimuli stimuli =
        new UniformStimuli(model.cell().compartments(), DirectionGrid.of(90, 90).directions());
    return new ThresholdSolver(model, waveform, SearchSettings.FAST).solve(stimuli, 2, Progress.NONE).threshold();
  }

  @ParameterizedTest
  @CsvSource({"60, 0", "120, 0", "30, 0.2", "100, 1", "150, 2"})
  void returnsTheCoilCurrentOfControllablePulsesToZero(double width, double ratio) {
    Waveform w = new ControllablePulse(width, ratio);
    double peak = w.mean(0, width / 1000) * width / 1000, end = w.length();
    assertEquals(0, w.mean(0, 3) * 3 / peak, 1e-6);
    assertEquals(0, w.mean(0, end) * end / peak, 0.05);
    double charge = 0;
    for (int i = 0; i < 300_000; i++) {
      charge += w.at((i + 0.5) * 1e-5) * 1e-5;
    }
    assertEquals(0, charge / peak, 2e-3, "the mean is that of the values");
    if (ratio > 0) {
      assertEquals(-ratio, w.at(width / 1000 + 1e-6) / w.at(1e-9), 1e-6);
    }
  }

  @Test
  void repeatsThePulseInATrain() throws IOException {
    for (String name : Waveforms.names()) {
      Waveform one = Waveforms.of(name), train = new PulseTrain(one, 3, 5);
      assertEquals(10, train.lastOnset());
      assertEquals(10 + one.length(), train.length(), 1e-12);
      assertTrue(Math.abs(one.at(one.length() + 1e-6)) <= Waveform.NEGLIGIBLE, name);
      for (double t = 0; t < 1; t += 0.0173) {
        assertEquals(one.at(t) + one.at(t + 5), train.at(t + 5), 1e-12, name);
        assertEquals(train.mean(t + 10, t + 10.005), -train.reversed().mean(t + 10, t + 10.005));
        assertEquals(one.mean(t, t + 0.005), train.mean(t + 10, t + 10.005), 1e-6, name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "4 | 0 | 1 | 0 | width=4.0 must be a pulse width from 5.0 to 150.0 us",
      "NaN | 0 | 1 | 0 | width=NaN",
      "60 | -1 | 1 | 0 | ratio=-1.0 must be a ratio of the phases from 0.1 to 2.0",
      "60 | NaN | 1 | 0 | ratio=NaN",
      "60 | 0.5 | 0 | 5 | pulses=0 must be from 1 to 100",
      "60 | 0.5 | 2 | 0.1 | interval=0.1 must be from the length of the pulse, 0.164 ms, to 1000.000 ms",
      "60 | 0.5 | 2 | NaN | interval=NaN",
      "60 | 0.5 | 11 | 101 | interval=101.0 must be from the length of the pulse, 0.164 ms, to 100.000 ms",
  })
  void rejectsInvalidPulses(double width, double ratio, int pulses, double interval, String message) {
    String actual = assertThrows(IllegalArgumentException.class,
        () -> new PulseTrain(new ControllablePulse(width, ratio), pulses, interval)).getMessage();
    assertTrue(actual.contains(message), actual);
  }

  @Test
  void startsWithAPositivePeakOfOne() throws IOException {
    for (String name : Waveforms.names()) {
      Waveform w = Waveforms.of(name);
      double peak = 0, charge = 0;
      for (int i = 0; i < 1_000_000; i++) {
        peak = Math.max(peak, w.at(i * 1e-6));
        charge += w.at(i * 1e-6) * 1e-6;
      }
      assertEquals(1, peak, 0.05, name);
      assertEquals(0, w.at(-0.001));
      // the coil current returns to zero, within what a first peak of an eighth of a millisecond would leave
      assertEquals(0, charge, 0.003, name);
    }
  }

  @Test
  void computesExactMeansOfSamples(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("w.csv"), "ms,rate\n0,0\n0,0\n0.005,1\n0.010,0.5\n0.0125,0\n");
    Waveform w = Waveforms.open(file.toString(), Recorded.RATE).content();
    assertEquals(0.5, w.at(0.0025), 1e-12);
    assertEquals(0.5, w.mean(0, 0.005), 1e-12);
    assertEquals(0.75, w.mean(0.005, 0.010), 1e-12);
    assertEquals(0.125, w.mean(0.010, 0.015), 1e-12);
    assertEquals(0, w.mean(0.015, 0.020), 1e-12);
    assertEquals(-0.75, w.reversed().mean(0.005, 0.010), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "t,w\\n0,0\\n0.1,NaN\\n | line 3, column w: 'NaN' is not a finite number",
      "t,w\\n0,0\\n0.1,1\\n0.05,0\\n | time decreases at sample 3",
      "t,w\\n0,0\\n0.1,0\\n | all values are zero",
      "t,w\\n0,0\\n | there must be two or more samples",
      "t,w\\n0,0\\n0,1,1\\n | must have 2 comma-separated cells",
      "t\\n0\\n1\\n | there must be two columns",
  })
  void rejectsInvalidFilesByPlace(String content, String message, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), content.replace("\\n", "\n"));
    FormatException e = assertThrows(FormatException.class, () -> Waveforms.open(file.toString(), Recorded.RATE));
    assertTrue(e.getMessage().contains(message) && e.getMessage().contains("bad.csv"), e.getMessage());
  }

  @Test
  void rejectsUnknownWaveformsByName() {
    String message = assertThrows(IllegalArgumentException.class, () -> Waveforms.of("sawtooth")).getMessage();
    assertTrue(message.contains("sawtooth") && message.contains("monophasic, biphasic, halfsine"), message);
  }
}
