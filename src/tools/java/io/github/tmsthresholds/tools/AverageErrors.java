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
import io.github.tmsthresholds.baseline.BundledResponses;
import io.github.tmsthresholds.baseline.ResponseModel;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.GradientStimuli;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.BaselineEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints the errors of the estimator {@code average} against medians of the cable solver, for all published types: in
 * fields like those of the tables, at random angles, gradients and azimuths between
 * the nodes of the grid, and in E-fields of a head, at the sites of a table of {@link MedianReferences}. The medians in
 * the former fields are kept in {@code WORK}; the same command continues where it was stopped.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dmain-class=io.github.tmsthresholds.tools.AverageErrors \
 *   -Dexec.args="CELLS WORK test-data/medians/head.csv TISSUES FIELD..."
 * </pre>
 */
public final class AverageErrors {

  private static final int GRADIENTS = 20;
  private static final int ANGLES = 2;
  private static final long SEED = 2023;
  /** Errors of 98 % of the thresholds of Weise et al. (2023), percent. */
  private static final double PUBLISHED_LOW = -3;
  private static final double PUBLISHED_HIGH = 3.7;

  private AverageErrors() {}

  public static void main(String[] args) throws IOException {
    BundledResponses average = BundledResponses.average();
    List<Population> populations =
        Population.all(Path.of(args[0])).stream().filter(population -> !population.bundled()).toList();
    for (String waveform : Population.WAVEFORMS) {
      for (Population population : populations) {
        ResponseModel model = average.find(new NamedCell(population.cells().get(0)), waveform).orElseThrow();
        inLinearFields(population, waveform, model, Path.of(args[1]));
      }
    }
    MedianTable table = MedianTable.read(Path.of(args[2]));
    TissueLabels labels = TissueLabels.of(ImageFiles.openLabels(Path.of(args[3])));
    List<EField> fields = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String field : Arrays.asList(args).subList(4, args.length)) {
      fields.add(MedianReferences.open(Path.of(field), labels));
      names.add(MedianReferences.name(Path.of(field)));
    }
    for (String waveform : Population.WAVEFORMS) {
      for (Population population : populations) {
        inHead(population, waveform, table, names, fields);
      }
    }
  }

  private static void inLinearFields(Population population, String waveform, ResponseModel model, Path work)
      throws IOException {
    Path file = work.resolve("random_" + population.name() + "_" + waveform + ".csv");
    if (!Files.exists(file)) {
      CsvWriter.write(file, table -> {
        table.row("theta_deg", "gradient_per_mm", "cable_V_per_m");
        for (double[] row : randomMedians(population, waveform)) {
          table.number("%.6f", row[0]).number("%.6f", row[1]).number("%.4f", row[2]).endRow();
        }
      });
    }
    CsvTable table = CsvTable.read(file);
    double[] theta = table.numbers(0), gradient = table.numbers(1), cable = table.numbers(2);
    print(population.name(), waveform, "linear", IntStream.range(0, cable.length)
        .mapToDouble(i -> model.threshold(theta[i], gradient[i])).toArray(), cable, 0);
  }

  /** Returns angle, gradient and median at random points of the grid's domain. */
  private static List<double[]> randomMedians(Population population, String waveform) throws IOException {
    List<CompartmentalCell> cells = new ArrayList<>();
    for (String cell : population.cells()) {
      cells.add(population.load(cell));
    }
    SplittableRandom random = new SplittableRandom(SEED);
    List<double[]> medians = new ArrayList<>();
    for (int g = 0; g < GRADIENTS; g++) {
      double gradient = AverageResponse.MAX_GRADIENT / 100.0 * (2 * random.nextDouble() - 1);
      double[] theta = {180 * random.nextDouble(), 180 * random.nextDouble()};
      double azimuth = 360 * random.nextDouble();
      List<Vec3> directions = new ArrayList<>();
      for (double t : theta) {
        for (int a = 0; a < PopulationMedian.AZIMUTHS; a++) {
          directions.add(Vec3.ofAngles(t, azimuth + a * PopulationMedian.STEP));
        }
      }
      double[][] thresholds = new double[ANGLES][cells.size() * PopulationMedian.AZIMUTHS];
      for (int c = 0; c < cells.size(); c++) {
        double[] solved = new ThresholdSolver(cells.get(c), Waveforms.of(waveform), SearchSettings.FAST)
            .solve(new GradientStimuli(cells.get(c).compartments(), directions, gradient), 1, Progress.NONE)
            .threshold();
        for (int i = 0; i < solved.length; i++) {
          thresholds[i / PopulationMedian.AZIMUTHS][c * PopulationMedian.AZIMUTHS + i % PopulationMedian.AZIMUTHS] =
              Double.isNaN(solved[i]) ? Double.POSITIVE_INFINITY : solved[i];
        }
      }
      for (int t = 0; t < ANGLES; t++) {
        medians.add(new double[] {theta[t], gradient, PopulationMedian.of(thresholds[t])});
      }
    }
    return medians;
  }

  private static void inHead(Population population, String waveform, MedianTable table, List<String> names,
      List<EField> fields) {
    String cell = population.name() + MedianCell.SUFFIX;
    BaselineEstimator average = new BaselineEstimator(BundledResponses.average());
    Waveform forward = Waveforms.of(waveform);
    List<Double> estimated = new ArrayList<>(), cable = new ArrayList<>();
    int beyond = 0;
    for (int f = 0; f < fields.size(); f++) {
      for (MedianTable.Row row : table.of(new MedianTable.Key(cell, waveform, names.get(f)))) {
        Thresholds t = average.estimate(new ThresholdRequest(fields.get(f), List.of(row.site()),
            List.of(new NamedCell(cell)), row.direction() == 1 ? forward : forward.reversed()), Progress.NONE);
        estimated.add(t.voltPerMetre(0, 0));
        cable.add(row.cable());
        beyond += t.status(0, 0) == ThresholdStatus.OUTSIDE_TRAINING ? 1 : 0;
      }
    }
    print(population.name(), waveform, "head", array(estimated), array(cable), beyond);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void print(String population, String waveform, String fields, double[] estimated, double[] cable,
      int beyond) {
    double[] percent = IntStream.range(0, cable.length).mapToDouble(i -> 100 * (estimated[i] / cable[i] - 1))
        .filter(Double::isFinite).toArray();
    double within = Arrays.stream(percent).filter(e -> e >= PUBLISHED_LOW && e <= PUBLISHED_HIGH).count();
    RelativeErrors errors = RelativeErrors.of(estimated, cable);
    System.out.printf("%-10s %-10s %-6s n %4d: 1st to 99th percentile %+6.1f to %+6.1f %%, within %.0f to %.1f %%: "
        + "%5.1f %%, mean absolute %5.2f %%, beyond the grid %d%n", population, waveform, fields, percent.length,
        Quantiles.quantile(percent, 0.01), Quantiles.quantile(percent, 0.99), PUBLISHED_LOW, PUBLISHED_HIGH,
        100 * within / percent.length, errors.mape(), beyond);
  }
}
