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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the bundled maps with the solver and the published thresholds. */
class BundledMapsTest {

  private static final String CELL = "L23_PC_cADpyr229_1";

  @Test
  void hasMapsOfBothWaveformsForAllPublishedCells() throws IOException {
    BundledMaps maps = BundledMaps.open();
    assertEquals(25, maps.cells().size());
    for (String cell : maps.cells()) {
      assertTrue(maps.find(new NamedCell(cell), "monophasic").isPresent(), cell);
      assertTrue(maps.find(new NamedCell(cell), "biphasic").isPresent(), cell);
      assertEquals(Optional.empty(), maps.find(new NamedCell(cell), "halfsine"));
    }
  }

  /** Thresholds are kept to 0.01 V/m. */
  @Tag("reference")
  @ParameterizedTest
  @ValueSource(strings = {"monophasic", "biphasic"})
  void agreesWithTheSolver(String waveform) throws IOException {
    CompartmentalCell cell = CellLibrary.open(SharedData.require("neurons/" + CELL)).load(CELL, AxonTerminal.DISABLED)
        .content();
    DirectionMap bundled = BundledMaps.open().find(cell, waveform).orElseThrow();
    int[] directions = {0, 133, 290, 397};
    double[] solved = new ThresholdSolver(cell, Waveforms.of(waveform), SearchSettings.FAST)
        .solve(new ThresholdSolver.Stimuli() {
          @Override
          public int count() {
            return directions.length;
          }

          @Override
          public boolean quasipotentials(int i, double[] es) {
            Quasipotential.ofUniform(cell.compartments(), bundled.grid().direction(directions[i]), es);
            return true;
          }
        }, 2, Progress.NONE).threshold();
    for (int i = 0; i < directions.length; i++) {
      assertEquals(solved[i], bundled.threshold(directions[i]), 0.006);
    }
  }

  @Tag("reference")
  @Test
  void hasNoMapForACellOfAnotherShape() throws IOException {
    String name = "L5_TTPC2_cADpyr232_1";
    CellLibrary library = CellLibrary.open(SharedData.require("neurons/" + name));
    BundledMaps maps = BundledMaps.open();
    assertTrue(maps.find(library.load(name, AxonTerminal.DISABLED).content(), "monophasic").isPresent());
    assertEquals(Optional.empty(), maps.find(library.load(name, AxonTerminal.INTACT).content(), "monophasic"));
  }

  /**
   * The published maps are for the recorded waveform and raised by 1 % where their confirmation run shows no action
   * potential; the bundled maps are for the built-in waveform.
   */
  @Tag("reference")
  @Test
  void agreesWithThePublishedMonophasicMaps() throws IOException {
    CsvTable published = CsvTable.read(SharedData.require("published/uniform_thresholds_monophasic.csv"));
    BundledMaps maps = BundledMaps.open();
    for (int column = 2; column < published.columns(); column++) {
      DirectionMap map = maps.find(new NamedCell(published.columnName(column)), "monophasic").orElseThrow();
      double[] percent = new double[map.grid().size()];
      for (int i = 0; i < percent.length; i++) {
        percent[i] = 100 * Math.abs(map.threshold(i) / published.number(i, column) - 1);
      }
      System.out.printf("%s: differs from the published thresholds by %.3f %% (median), %.3f %% at most%n",
          published.columnName(column), Quantiles.median(percent), Quantiles.quantile(percent, 1));
      assertTrue(Quantiles.median(percent) < 0.1, published.columnName(column));
      assertTrue(Quantiles.quantile(percent, 1) < 1.1, published.columnName(column));
    }
  }
}
