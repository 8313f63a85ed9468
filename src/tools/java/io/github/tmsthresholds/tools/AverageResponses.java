/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.baseline.AverageResponse;
import io.github.tmsthresholds.cable.search.GradientStimuli;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Computes the {@link AverageResponse}s that come with the program: per grid point the median over the cells of a
 * population at 12 azimuths, by the cable solver with the default search. A response is written to
 * {@code OUTPUT/average/POPULATION_WAVEFORM.csv} when it is complete; the thresholds of single cells are written to
 * {@code WORK} after each gradient. The same command continues where it was stopped. All populations are computed for
 * the monophasic pulse, then for the biphasic one, which takes an hour on one processor.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dmain-class=io.github.tmsthresholds.tools.AverageResponses \
 *   -Dexec.args="CELLS src/main/resources/io/github/tmsthresholds/baselines WORK THREADS"
 * </pre>
 */
public final class AverageResponses {

  /** Field directions in the cell frame; those of a ring are the azimuths of a median. */
  private static final DirectionGrid DIRECTIONS =
      DirectionGrid.of(AverageResponse.THETA_STEP, PopulationMedian.STEP);

  private final Path work;
  private final int threads;

  private AverageResponses(Path work, int threads) {
    this.work = work;
    this.threads = threads;
  }

  public static void main(String[] args) throws IOException {
    AverageResponses responses = new AverageResponses(Path.of(args[2]), Integer.parseInt(args[3]));
    for (String waveform : Population.WAVEFORMS) {
      for (Population population : Population.all(Path.of(args[0]))) {
        Path file = Path.of(args[1], "average", population.name() + "_" + waveform + ".csv");
        if (!Files.exists(file)) {
          long start = System.nanoTime();
          responses.compute(population, waveform).write(file);
          System.out.printf("%s: %.0f s%n", file.getFileName(), 1e-9 * (System.nanoTime() - start));
        }
      }
    }
  }

  private AverageResponse compute(Population population, String waveform) throws IOException {
    double[][][] thresholds = new double[population.cells().size()][AverageResponse.GRADIENTS][];
    for (int c = 0; c < thresholds.length; c++) {
      String name = population.cells().get(c);
      CompartmentalCell cell = null;
      for (int g = 0; g < AverageResponse.GRADIENTS; g++) {
        double gradient = AverageResponse.gradient(g);
        Path block = work.resolve(name + "_" + waveform + "_" + Math.round(100 * gradient) + ".csv");
        if (!Files.exists(block)) {
          cell = cell == null ? population.load(name) : cell;
          write(block, solve(cell, waveform, gradient));
        }
        thresholds[c][g] = read(block);
      }
    }
    double[][] medians = new double[AverageResponse.THETAS][AverageResponse.GRADIENTS];
    for (int t = 0; t < AverageResponse.THETAS; t++) {
      for (int g = 0; g < AverageResponse.GRADIENTS; g++) {
        medians[t][g] = median(thresholds, t, g);
      }
    }
    return new AverageResponse(medians);
  }

  /** Returns the thresholds in all directions, V/m; +infinity where there is none. */
  private double[] solve(CompartmentalCell cell, String waveform, double gradient) {
    ThresholdSolver.Result result = new ThresholdSolver(cell, Waveforms.of(waveform), SearchSettings.FAST)
        .solve(new GradientStimuli(cell.compartments(), DIRECTIONS.directions(), gradient), threads, Progress.NONE);
    double[] thresholds = result.threshold();
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = Double.isNaN(thresholds[i]) ? Double.POSITIVE_INFINITY : thresholds[i];
    }
    return thresholds;
  }

  private static double median(double[][][] thresholds, int t, int g) {
    // a pole has one direction, which stands for all azimuths
    int azimuths = t == 0 || t == AverageResponse.THETAS - 1 ? 1 : PopulationMedian.AZIMUTHS;
    int first = t == 0 ? 0 : 1 + (t - 1) * PopulationMedian.AZIMUTHS;
    double[] all = new double[thresholds.length * azimuths];
    for (int i = 0; i < all.length; i++) {
      all[i] = thresholds[i / azimuths][g][first + i % azimuths];
    }
    return PopulationMedian.of(all);
  }

  private static void write(Path file, double[] thresholds) throws IOException {
    CsvWriter.write(file, table -> {
      table.row("theta_deg", "phi_deg", "threshold_V_per_m");
      for (int i = 0; i < thresholds.length; i++) {
        table.number("%.1f", DIRECTIONS.theta(i)).number("%.0f", DIRECTIONS.phi(i)).number("%.4f", thresholds[i])
            .endRow();
      }
    });
  }

  private static double[] read(Path file) throws IOException {
    CsvTable table = CsvTable.read(file);
    double[] thresholds = new double[table.rows()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = Double.parseDouble(table.text(i, 2));
    }
    if (thresholds.length != DIRECTIONS.size()) {
      throw new IOException(file + ": must have " + DIRECTIONS.size() + " directions, not " + thresholds.length);
    }
    return thresholds;
  }
}
