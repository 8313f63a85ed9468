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

import io.github.tmsthresholds.baseline.BundledResponses;
import io.github.tmsthresholds.baseline.ColumnField;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.dataset.TrainingData.Part;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.map.EstimatorComparison;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.plot.EstimatorFigure;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.BaselineEstimator;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import io.github.tmsthresholds.threshold.UniformEstimator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Compares all estimators with thresholds of the published cells by the cable solver in fields that no network was
 * trained with: tables of errors per set and of all sets together, the processor time per threshold, and a figure, for
 * each waveform. A set is a folder that the command Generate Training Data wrote or, for population medians, a table of
 * {@link MedianReferences}.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dmain-class=io.github.tmsthresholds.tools.HeldOutComparison \
 *   -Dexec.args="OUTPUT NAME FOLDER|TABLE EFIELDS TISSUES test|all [NAME FOLDER|TABLE EFIELDS TISSUES test|all ...]"
 * </pre>
 *
 * <p>With {@code test}, only the fields {@link TrainingFields#TEST} of a set are used.
 */
public final class HeldOutComparison {

  /** One thread is the calling thread. */
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final String CABLE = "cable";
  private static final int ARGUMENTS = 5;

  private final Map<String, ThresholdEstimator> estimators = new LinkedHashMap<>();
  private final Map<String, List<LayerThresholds>> results = new LinkedHashMap<>();
  private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
  private final Waveform forward;

  private HeldOutComparison(String waveform) {
    forward = Waveforms.of(waveform);
    put("cnn", new CnnEstimator(Path.of("networks"), NetworkDesign.POLARISATION, InferenceEngine.JAVA));
    put("cnn, design=convolution",
        new CnnEstimator(Path.of("networks"), NetworkDesign.CONVOLUTION, InferenceEngine.JAVA));
    put("uniform", new UniformEstimator());
    put("average", new BaselineEstimator(BundledResponses.average()));
    put("normal", new BaselineEstimator(BundledResponses.normal()));
    put("magnitude", new BaselineEstimator(BundledResponses.magnitude()));
    estimators.keySet().forEach(name -> results.put(name, new ArrayList<>()));
    results.put(CABLE, new ArrayList<>());
  }

  private void put(String name, ThresholdEstimator estimator) {
    estimators.put(name, new MedianEstimator(estimator));
  }

  public static void main(String[] args) throws IOException {
    Path output = Path.of(args[0]);
    Map<String, HeldOutComparison> all = new LinkedHashMap<>();
    Population.WAVEFORMS.forEach(waveform -> all.put(waveform, new HeldOutComparison(waveform)));
    for (int a = 1; a < args.length; a += ARGUMENTS) {
      Path data = Path.of(args[a + 1]);
      TrainingFields fields =
          new TrainingFields(Path.of(args[a + 2]), Path.of(args[a + 3]), data.resolve("heads"));
      Predicate<String> wanted = args[a + 4].equals("test") ? TrainingFields.TEST::contains : name -> true;
      for (String waveform : Population.WAVEFORMS) {
        HeldOutComparison one = new HeldOutComparison(waveform);
        for (CellType type : CellType.values()) {
          if (Files.isDirectory(data)) {
            fields.open(data, type, wanted).parts().forEach(one::add);
          } else {
            one.add(MedianTable.read(data), type, fields, wanted);
          }
        }
        one.comparison().writeErrors(output.resolve(waveform + "_" + args[a] + ".csv"));
        one.report(waveform + ", " + args[a]);
        all.get(waveform).add(one);
      }
    }
    for (String waveform : Population.WAVEFORMS) {
      all.get(waveform).write(output, waveform);
    }
  }

  private EstimatorComparison comparison() {
    return new EstimatorComparison(CABLE, results);
  }

  private void add(HeldOutComparison other) {
    other.results.forEach((name, layers) -> results.get(name).addAll(layers));
    other.nanoseconds.forEach((name, time) -> nanoseconds.merge(name, time, Long::sum));
  }

  private void add(Part part) {
    Samples samples = part.shard().waveforms().get(forward.name());
    List<Site> sites = part.shard().sites().subList(0, samples.sites());
    List<CellModel> cells = part.shard().key().cells().stream().<CellModel>map(NamedCell::new).toList();
    for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
      int direction = d;
      add(part.field(), sites, cells, d == 1, (s, c, cable) ->
          cable.set(s, c, samples.threshold()[s][direction][c], samples.status()[s][direction][c], null));
    }
  }

  private void add(MedianTable table, CellType type, TrainingFields fields, Predicate<String> wanted)
      throws IOException {
    String name = type.label() + MedianCell.SUFFIX;
    CellModel median = new MedianCell(name, BundledResponses.magnitude().cells().stream()
        .filter(cell -> MedianCell.isMember(name, cell)).<CellModel>map(NamedCell::new).toList());
    for (String field : table.rows().stream().map(row -> row.key().field()).distinct().filter(wanted).toList()) {
      for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
        int direction = d == 0 ? 1 : -1;
        List<MedianTable.Row> rows = table.of(new MedianTable.Key(name, forward.name(), field)).stream()
            .filter(row -> row.direction() == direction).toList();
        add(fields.file(field), rows.stream().map(MedianTable.Row::site).toList(), List.of(median), d == 1,
            (s, c, cable) -> cable.set(s, c, rows.get(s).cable(), ThresholdStatus.NONE, null));
      }
    }
  }

  /** Sets a threshold by the cable solver. */
  private interface Reference {
    void set(int site, int cell, Thresholds cable);
  }

  private void add(EField field, List<Site> sites, List<CellModel> cells, boolean reversed, Reference reference) {
    ThresholdRequest request = new ThresholdRequest(field, sites, cells, reversed ? forward.reversed() : forward,
        SearchSettings.FAST, 1);
    Thresholds cable = new Thresholds(sites.size(), cells.size(), field.didt());
    for (String name : estimators.keySet()) {
      ThresholdEstimator estimator = estimators.get(name);
      // the first run reads what the estimator needs
      Thresholds thresholds = estimator.estimate(request, Progress.NONE);
      long start = THREAD.getCurrentThreadCpuTime();
      estimator.estimate(request, Progress.NONE);
      nanoseconds.merge(name, THREAD.getCurrentThreadCpuTime() - start, Long::sum);
      add(name, request, thresholds);
    }
    for (int s = 0; s < sites.size(); s++) {
      Vec3 soma = sites.get(s).position();
      cable.setSomaField(s, ColumnField.at(field, soma, sites.get(s).normal(), false).magnitude());
      for (int c = 0; c < cells.size(); c++) {
        reference.set(s, c, cable);
      }
    }
    add(CABLE, request, cable);
  }

  private void add(String name, ThresholdRequest request, Thresholds thresholds) {
    int[] rows = IntStream.range(0, request.sites().size()).toArray();
    results.get(name).add(new LayerThresholds(request.sites().get(0).layer(), rows, request.sites(), request.cells(),
        thresholds));
  }

  private List<EstimatorComparison.Row> rows() {
    return comparison().rows().stream().filter(row -> row.cell().equals(EstimatorComparison.ALL)).toList();
  }

  private double milliseconds(EstimatorComparison.Row row) {
    return 1e-6 * nanoseconds.get(row.estimator()) / row.neurons();
  }

  private void report(String title) {
    System.out.println(title);
    for (EstimatorComparison.Row row : rows()) {
      System.out.printf("%-23s %7d of %7d: mean %6.2f %%, 95th percentile %6.2f %%, bias %+6.2f %%, R2 %8.4f, rank "
          + "correlation %.4f, overlap %5.1f %%, outside training %.2f %%, %.5f ms%n", row.estimator(),
          row.errors().count(), row.neurons(), row.errors().mape(), row.errors().p95(), row.errors().bias(),
          row.errors().r2(), row.agreement().rankCorrelation(), row.agreement().overlap(),
          100.0 * row.outsideTraining() / row.neurons(), milliseconds(row));
    }
  }

  private void write(Path folder, String waveform) throws IOException {
    report(waveform + ", all");
    comparison().writeErrors(folder.resolve(waveform + ".csv"));
    CsvWriter.write(folder.resolve(waveform + "_time.csv"), table -> {
      table.row("estimator", "milliseconds_per_threshold");
      for (EstimatorComparison.Row row : rows()) {
        table.cells(row.estimator()).number("%.3g", milliseconds(row)).endRow();
      }
    });
    EstimatorFigure.of("Estimators against cable, held-out E-fields, " + waveform, rows()).write(folder, waveform);
  }
}
