/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.uniform;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.PublishedCell;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Recorded;
import io.github.tmsthresholds.cable.waveform.WaveformReader;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the median thresholds of the bundled synthetic neurons with those of the real cells of their type. */
class SyntheticThresholdsTest {

  @Tag("reference")
  @ParameterizedTest
  @EnumSource
  void medianThresholdIsWithinAFactorOfThatOfTheRealCell(PublishedCell real) throws IOException {
    CsvTable published = CsvTable.read(SharedData.require("published/uniform_thresholds_monophasic.csv"));
    double expected = Quantiles.median(published.numbers(published.column(real.cellName())));
    CompartmentalCell cell = CellLibrary.bundled().load(real.name() + "_Synthetic", AxonTerminal.DISABLED).content();
    ThresholdSolver solver = new ThresholdSolver(cell,
        WaveformReader.read(SharedData.require("waveforms/w1_dt5us.csv"), Recorded.RATE).content(),
        SearchSettings.FAST);
    DirectionGrid grid = "all".equals(System.getProperty("tms.published")) ? DirectionGrid.PUBLISHED
        : DirectionGrid.of(30, 60);
    DirectionMap map = DirectionMap.compute(solver, grid, 2, Progress.NONE);
    double[] thresholds = new double[grid.size()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = map.threshold(i);
    }
    double median = Quantiles.median(thresholds);
    System.out.printf("%s: median threshold %.1f V/m, real cell %.1f, ratio %.2f%n", cell.name(), median, expected,
        median / expected);
    assertTrue(median > expected / 1.5 && median < expected * 1.5,
        cell.name() + ": " + median + " against " + expected);
  }
}
