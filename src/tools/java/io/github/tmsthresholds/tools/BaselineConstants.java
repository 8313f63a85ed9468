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

import io.github.tmsthresholds.baseline.ColumnField;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cnn.dataset.TrainingData.Part;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.CellShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Computes the constants of the estimators {@code magnitude} and {@code normal} that come with the program, and the
 * table of the cells that all bundled response models know: {@code constants.csv} and {@code cells.csv}. The constants
 * are medians over the thresholds of all cells of a population at all sites and both directions of the coil current of
 * the reference set: the E-fields of heads in the training data of the networks, warped or not, without the fields of
 * {@link TrainingFields#TEST} and {@link TrainingFields#VALIDATION}. Takes some minutes.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dmain-class=io.github.tmsthresholds.tools.BaselineConstants \
 *   -Dexec.args="data=test-data/training cells=CELLS efields=FIELDS tissues=TISSUES heads=WORK
 *   output=src/main/resources/io/github/tmsthresholds/baselines"
 * </pre>
 */
public final class BaselineConstants {

  private final List<Double> magnitudes = new ArrayList<>();
  private final List<Double> inward = new ArrayList<>();
  private final List<Double> outward = new ArrayList<>();

  private BaselineConstants() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> values = ToolArguments.of(args, Map.of());
    Path data = Path.of(values.get("data")), output = Path.of(values.get("output"));
    List<Population> populations = Population.all(Path.of(values.get("cells")));
    TrainingFields fields = new TrainingFields(Path.of(values.get("efields")), Path.of(values.get("tissues")),
        Path.of(values.get("heads")));
    CsvWriter.write(output.resolve("cells.csv"), table -> {
      table.row("cell", "population", "compartments", "area_um2");
      for (Population population : populations) {
        for (String cell : population.cells()) {
          CellShape shape = CellShape.of(population.load(cell));
          table.cells(cell, population.name(), shape.compartments()).number("%.3f", shape.area()).endRow();
        }
      }
    });
    CsvWriter.write(output.resolve("constants.csv"), table -> {
      table.row("population", "waveform", "magnitude_V_per_m", "inward_V_per_m", "outward_V_per_m", "thresholds");
      for (Population population : populations) {
        List<Part> parts = fields.open(population.bundled() ? data.resolve("bundled_cells") : data, population.type(),
            TrainingFields::isOfTrainingHead).parts();
        for (String waveform : Population.WAVEFORMS) {
          BaselineConstants constants = new BaselineConstants();
          parts.forEach(part -> constants.add(part, waveform));
          table.cells(population.name(), waveform);
          table.number("%.2f", median(constants.magnitudes)).number("%.2f", median(constants.inward))
              .number("%.2f", median(constants.outward)).cells(constants.magnitudes.size()).endRow();
          System.out.println(population.name() + ", " + waveform + ": " + constants.magnitudes.size());
        }
      }
    });
  }

  private void add(Part part, String waveform) {
    Samples samples = part.shard().waveforms().get(waveform);
    for (int s = 0; s < samples.sites(); s++) {
      Site site = part.shard().sites().get(s);
      double theta = ColumnField.at(part.field(), site.position(), site.normal(), false).theta();
      for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
        double normal = (d == 0 ? 1 : -1) * Math.cos(Math.toRadians(theta));
        for (int c = 0; c < samples.threshold()[s][d].length; c++) {
          ThresholdStatus status = samples.status()[s][d][c];
          double threshold = status == ThresholdStatus.ABOVE_MAX ? Double.POSITIVE_INFINITY
              : samples.threshold()[s][d][c];
          if (!Double.isNaN(threshold * normal)) {
            magnitudes.add(threshold);
            (normal < 0 ? inward : outward).add(threshold * Math.abs(normal));
          }
        }
      }
    }
  }

  private static double median(List<Double> values) {
    return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
