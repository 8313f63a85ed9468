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

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Recorded;
import io.github.tmsthresholds.cable.waveform.WaveformReader;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.morphology.CellBuilder;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
import io.github.tmsthresholds.neuron.morphology.Scaling;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares direction maps, computed from the morphology files, with the published ones (Aberra et al. 2020). By default
 * uses every tenth direction; {@code -Dtms.published=all} uses all 398, in a few minutes.
 */
class PublishedMapsTest {

  private static final double TOLERANCE = 0.06;

  @Tag("reference")
  @Test
  void agreesForTheMonophasicPulseWithTheMainTerminalDisabled() throws IOException {
    compare("uniform_thresholds_monophasic.csv", AxonTerminal.DISABLED);
  }

  @Tag("reference")
  @Test
  void agreesForTheMonophasicPulseWithTheIntactAxon() throws IOException {
    compare("uniform_thresholds_monophasic_intact_axon_L5_L6.csv", AxonTerminal.INTACT);
  }

  private static void compare(String published, AxonTerminal terminal) throws IOException {
    CsvTable table = CsvTable.read(SharedData.require("published/" + published));
    int stride = "all".equals(System.getProperty("tms.published")) ? 1 : 10;
    List<String> exceptions = new ArrayList<>();
    int compared = 0;
    for (int column = 2; column < table.columns(); column++) {
      CompartmentalCell cell = cell(table.columnName(column), terminal);
      double[] thresholds = thresholds(cell, stride);
      for (int i = 0; i < thresholds.length; i++) {
        double expected = table.number(i * stride, column);
        compared++;
        if (!(Math.abs(thresholds[i] - expected) <= TOLERANCE)) {
          exceptions.add(cell.name() + " theta " + table.text(i * stride, 0) + " phi " + table.text(i * stride, 1)
              + ": published " + expected + ", ours " + thresholds[i]);
        }
      }
    }
    System.out.println(published + ": " + (compared - exceptions.size()) + " of " + compared + " within " + TOLERANCE
        + " V/m");
    exceptions.forEach(System.out::println);
    assertTrue(exceptions.size() <= 0.002 * compared, () -> String.join("\n", exceptions));
  }

  private static CompartmentalCell cell(String name, AxonTerminal terminal) throws IOException {
    Path folder = SharedData.require("neurons/" + name + "/morphology");
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      return CellBuilder.build(name, MorphologyReader.read(file).content(), Scaling.ADULT_HUMAN, terminal);
    }
  }

  private static double[] thresholds(CompartmentalCell cell, int stride) throws IOException {
    ThresholdSolver solver = new ThresholdSolver(cell,
        WaveformReader.read(SharedData.require("waveforms/w1_dt5us.csv"), Recorded.RATE).content(),
        SearchSettings.PUBLISHED);
    DirectionGrid grid = DirectionGrid.PUBLISHED;
    return solver.solve(new ThresholdSolver.Stimuli() {
      @Override
      public int count() {
        return (grid.size() - 1) / stride + 1;
      }

      @Override
      public boolean quasipotentials(int i, double[] es) {
        Quasipotential.ofUniform(cell.compartments(), grid.direction(i * stride), es);
        return true;
      }
    }, 2, Progress.NONE).threshold();
  }
}
