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
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.morphology.CellBuilder;
import io.github.tmsthresholds.neuron.morphology.Morphology;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
import io.github.tmsthresholds.neuron.morphology.Scaling;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Measures the effect of finer time steps and compartments on thresholds; prints the values in the documentation. */
class ConvergenceTest {

  @Tag("reference")
  @ParameterizedTest
  @EnumSource
  void thresholdsHardlyDependOnStepAndCompartments(PublishedCell real) throws IOException {
    Morphology traced;
    try (Stream<Path> files = Files.list(SharedData.require("neurons/" + real.cellName() + "/morphology"))) {
      traced = MorphologyReader.read(files.findFirst().orElseThrow()).content();
    }
    CompartmentalCell cell = CellBuilder.build(real.cellName(), traced, Scaling.ADULT_HUMAN, AxonTerminal.DISABLED);
    CompartmentalCell fine = CellBuilder.build(real.cellName(), traced, Scaling.ADULT_HUMAN, AxonTerminal.DISABLED, 2);
    DirectionMap reference = map(cell, CableModel.DT);
    report(real + ", step halved to 2.5 us", reference, map(cell, CableModel.DT / 2));
    report(real + ", compartments doubled", reference, map(fine, CableModel.DT));
  }

  private static DirectionMap map(CompartmentalCell cell, double dt) throws IOException {
    ThresholdSolver solver =
        new ThresholdSolver(CableModel.of(cell, dt), Waveforms.of("monophasic"), SearchSettings.FAST);
    return DirectionMap.compute(solver, DirectionGrid.of(45, 90), 2, Progress.NONE);
  }

  private static void report(String what, DirectionMap reference, DirectionMap changed) {
    int n = reference.grid().size();
    double[] percent = new double[n], size = new double[n];
    for (int i = 0; i < n; i++) {
      percent[i] = 100 * (changed.threshold(i) / reference.threshold(i) - 1);
      size[i] = Math.abs(percent[i]);
    }
    System.out.printf("%s: thresholds change by %.2f %% (median), %.2f %% at most%n", what, Quantiles.median(percent),
        Quantiles.quantile(size, 1));
    assertTrue(Quantiles.quantile(size, 1) < 5, what);
  }
}
