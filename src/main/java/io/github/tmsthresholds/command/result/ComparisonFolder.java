/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.map.EstimatorComparison;
import io.github.tmsthresholds.map.RankAgreement;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.plot.ErrorFigure;
import io.github.tmsthresholds.plot.EstimatorFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the result folder of a comparison of estimators: tables, figures and, last, the summary that marks it
 * complete.
 */
public final class ComparisonFolder {

  private static final String SUMMARY = "summary.json";
  private static final String ERRORS = "errors.csv";

  private final Path folder;
  private final List<String> files = new ArrayList<>();

  /** Creates the writer of a folder. */
  public ComparisonFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all files, the summary last.
   *
   * @param sites table to whose rows the results refer
   * @param pulse short description of the pulse
   * @param seconds time taken by each estimator, which is not part of the tables: they are the same in every run
   * @throws IOException if a file cannot be written
   */
  public void write(EstimatorComparison comparison, List<Site> sites, String pulse, Map<String, Double> seconds,
      RunSummary summary) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    SiteTable.write(file("sites.csv"), sites);
    comparison.writeErrors(file(ERRORS));
    comparison.writeThresholds(file("thresholds.csv"));
    List<String> names = comparison.estimators();
    List<double[]> estimated = names.stream().map(comparison::thresholds).toList();
    double[] actual = comparison.thresholds(comparison.reference());
    files.addAll(ErrorFigure.scatter("Thresholds at the soma (" + pulse + ")", comparison.reference(), actual, names,
        estimated, "V/m").write(folder, "scatter"));
    String title = "Thresholds relative to " + comparison.reference() + " (" + pulse + ")";
    files.addAll(ErrorFigure.histogram(title, actual, names, estimated).write(folder, "histogram"));
    files.addAll(EstimatorFigure.of(title, all(comparison)).write(folder, "estimators"));
    summary.put("errors_percent", errors(comparison));
    summary.put("milliseconds_per_threshold", milliseconds(comparison, seconds));
    summary.put("files", files);
    summary.write(folder.resolve(SUMMARY));
  }

  /** Returns the errors by estimator and cell. */
  private static Map<String, Object> errors(EstimatorComparison comparison) {
    Map<String, Object> estimators = new LinkedHashMap<>();
    for (String estimator : comparison.estimators()) {
      Map<String, Object> cells = new LinkedHashMap<>();
      comparison.rows().stream().filter(row -> row.estimator().equals(estimator)).forEach(row -> {
        RelativeErrors e = row.errors();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("neurons", row.neurons());
        values.put("compared", e.count());
        values.put("outside_training", row.outsideTraining());
        values.put("mape", e.mape());
        values.put("median", e.median());
        values.put("p95", e.p95());
        values.put("within_5", e.within5());
        values.put("bias", e.bias());
        values.put("r2", e.r2());
        values.put("rank_correlation", row.agreement().rankCorrelation());
        values.put("lowest_10_percent_overlap", row.agreement().overlap());
        cells.put(row.cell(), values);
      });
      estimators.put(estimator, cells);
    }
    return estimators;
  }

  /** Returns the time per threshold of each estimator, ms, to three digits. */
  private static Map<String, Object> milliseconds(EstimatorComparison comparison, Map<String, Double> seconds) {
    int neurons = comparison.thresholds(comparison.reference()).length;
    Map<String, Object> milliseconds = new LinkedHashMap<>();
    seconds.forEach((estimator, s) -> milliseconds.put(estimator,
        Double.parseDouble(String.format(Locale.ROOT, "%.3g", 1e3 * s / neurons))));
    return milliseconds;
  }

  /** Returns the rows of all cells together, one per estimator. */
  private static List<EstimatorComparison.Row> all(EstimatorComparison comparison) {
    return comparison.rows().stream().filter(row -> row.cell().equals(EstimatorComparison.ALL)).toList();
  }

  /**
   * Returns the errors of all cells together, one line per estimator.
   *
   * @param seconds time taken by each estimator
   */
  public static List<String> summaryLines(EstimatorComparison comparison, Map<String, Double> seconds) {
    Map<String, Object> milliseconds = milliseconds(comparison, seconds);
    return all(comparison).stream()
        .map(row -> String.format(Locale.ROOT, "%s against %s: mean absolute error %.2f %%, 95 %% within %.2f %%, "
            + "bias %+.2f %%, R2 %.4f, rank correlation %.3f, overlap of the lowest %d %% %.0f %%, %d of %d neurons "
            + "compared, %s ms per threshold (%s %s ms)", row.estimator(), comparison.reference(),
            row.errors().mape(), row.errors().p95(), row.errors().bias(), row.errors().r2(),
            row.agreement().rankCorrelation(), RankAgreement.LOWEST_PERCENT, row.agreement().overlap(),
            row.errors().count(), row.neurons(), milliseconds.get(row.estimator()), comparison.reference(),
            milliseconds.get(comparison.reference()))).toList();
  }

  private Path file(String name) {
    files.add(name);
    return folder.resolve(name);
  }

  /** Returns the path of the table of errors. */
  public Path errors() {
    return folder.resolve(ERRORS).toAbsolutePath().normalize();
  }
}
