/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Comparison of the thresholds of the same neurons by several estimators with those of one of them, the reference.
 * Thread-safe if the thresholds are not modified.
 */
public final class EstimatorComparison {

  /** Name of the row for all cells together. */
  public static final String ALL = "all";

  private final String reference;
  private final Map<String, List<LayerThresholds>> results;

  /**
   * Errors of an estimator for one cell or for {@value #ALL}.
   *
   * @param neurons number of neurons: sites of the cell
   * @param errors relative to the reference
   * @param outsideTraining number of neurons whose field lies outside the domain that the estimator was made for
   * @param agreement of the threshold maps (A/us) with those of the reference: the thresholds of the cell, or for all
   *     cells the medians over the cells at each site, in the mean over the layers
   */
  public record Row(String estimator, String cell, int neurons, RelativeErrors errors, int outsideTraining,
      RankAgreement agreement) {}

  /**
   * Creates a comparison.
   *
   * @param reference name of one of the estimators
   * @param results of each estimator by its name, for the same layers, sites and cells
   * @throws IllegalArgumentException if there are no results of the reference
   */
  public EstimatorComparison(String reference, Map<String, List<LayerThresholds>> results) {
    this.reference = reference;
    this.results = new LinkedHashMap<>(results);
    if (!results.containsKey(reference)) {
      throw new IllegalArgumentException("the results must include the reference, " + reference);
    }
  }

  /** Returns the names of the estimators that are compared with the reference. */
  public List<String> estimators() {
    return results.keySet().stream().filter(name -> !name.equals(reference)).toList();
  }

  /** Returns the name of the reference. */
  public String reference() {
    return reference;
  }

  /** Returns, for each estimator except the reference, a row for all cells together and one per cell. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String estimator : estimators()) {
      rows.add(row(estimator, ALL));
      results.get(reference).stream().flatMap(layer -> layer.cells().stream()).map(CellModel::name).distinct()
          .forEach(cell -> rows.add(row(estimator, cell)));
    }
    return rows;
  }

  private Row row(String estimator, String cell) {
    double[] estimated = thresholds(estimator, cell);
    return new Row(estimator, cell, estimated.length, RelativeErrors.of(estimated, thresholds(reference, cell)),
        outsideTraining(estimator, cell), agreement(estimator, cell));
  }

  private RankAgreement agreement(String estimator, String cell) {
    List<RankAgreement> layers = new ArrayList<>();
    for (int l = 0; l < results.get(reference).size(); l++) {
      layers.add(RankAgreement.of(map(results.get(estimator).get(l), cell), map(results.get(reference).get(l), cell)));
    }
    return RankAgreement.mean(layers);
  }

  /** Returns the median over the selected cells at each site, A/us; +infinity if too many do not fire. */
  private static double[] map(LayerThresholds layer, String cell) {
    int[] columns = IntStream.range(0, layer.cells().size())
        .filter(c -> cell.equals(ALL) || layer.cells().get(c).name().equals(cell)).toArray();
    return IntStream.range(0, layer.sites().size()).mapToDouble(s -> Quantiles.median(IntStream.of(columns)
        .mapToDouble(c -> MapQuantity.COIL_RATE.of(layer.thresholds(), s, c)).filter(t -> !Double.isNaN(t)).toArray()))
        .toArray();
  }

  /** Returns the thresholds (V/m at the soma) by an estimator, in the same order for all estimators; NaN for none. */
  public double[] thresholds(String estimator) {
    return thresholds(estimator, ALL);
  }

  private double[] thresholds(String estimator, String cell) {
    List<Double> values = new ArrayList<>();
    visit(estimator, cell, (layer, s, c) -> values.add(layer.thresholds().voltPerMetre(s, c)));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private int outsideTraining(String estimator, String cell) {
    int[] count = {0};
    visit(estimator, cell, (layer, s, c) ->
        count[0] += layer.thresholds().status(s, c) == ThresholdStatus.OUTSIDE_TRAINING ? 1 : 0);
    return count[0];
  }

  @FunctionalInterface
  private interface Visitor {
    void neuron(LayerThresholds layer, int site, int cell);
  }

  private void visit(String estimator, String name, Visitor visitor) {
    for (LayerThresholds layer : results.get(estimator)) {
      for (int c = 0; c < layer.cells().size(); c++) {
        if (name.equals(ALL) || layer.cells().get(c).name().equals(name)) {
          for (int s = 0; s < layer.sites().size(); s++) {
            visitor.neuron(layer, s, c);
          }
        }
      }
    }
  }

  /**
   * Writes {@link #rows} as CSV, with NaN where nothing can be compared.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public void writeErrors(Path file) throws IOException {
    CsvWriter.write(file, table -> {
      table.row("estimator", "cell", "neurons", "compared", "outside_training", "mape_percent", "median_percent",
          "p95_percent", "within_5_percent", "bias_percent", "r2", "rank_correlation", "lowest_10_percent_overlap");
      for (Row row : rows()) {
        RelativeErrors e = row.errors();
        table.cells(row.estimator(), row.cell(), row.neurons(), e.count(), row.outsideTraining())
            .number("%.4f", e.mape()).number("%.4f", e.median()).number("%.4f", e.p95()).number("%.2f", e.within5())
            .number("%.4f", e.bias()).number("%.6f", Double.isFinite(e.r2()) ? e.r2() : Double.NaN)
            .number("%.6f", row.agreement().rankCorrelation()).number("%.2f", row.agreement().overlap()).endRow();
      }
    });
  }

  /**
   * Writes one CSV row per neuron: its threshold (V/m at the soma, NaN for none) and threshold status by each
   * estimator.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public void writeThresholds(Path file) throws IOException {
    CsvWriter.write(file, table -> {
      table.cells("site", "cell", "E_soma_V_per_m");
      for (String name : results.keySet()) {
        table.cells(name + "_V_per_m", name + "_reason");
      }
      table.endRow();
      List<LayerThresholds> layers = results.get(reference);
      for (int l = 0; l < layers.size(); l++) {
        for (int s = 0; s < layers.get(l).sites().size(); s++) {
          for (int c = 0; c < layers.get(l).cells().size(); c++) {
            writeRow(table, l, s, c);
          }
        }
      }
    });
  }

  private void writeRow(CsvWriter table, int layer, int site, int cell) throws IOException {
    LayerThresholds first = results.get(reference).get(layer);
    table.cells(first.rows()[site], first.cells().get(cell).name(),
        TableNumber.of(first.thresholds().somaField(site)));
    for (List<LayerThresholds> result : results.values()) {
      Thresholds t = result.get(layer).thresholds();
      table.cells(TableNumber.of(t.voltPerMetre(site, cell)), t.status(site, cell).label());
    }
    table.endRow();
  }
}
