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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorComparisonTest {

  private static final Site SITE = new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L5);

  @TempDir
  private Path folder;

  /** Returns the results of two cells at two sites; thresholds are given site by site. */
  private static List<LayerThresholds> results(ThresholdStatus second, double... voltPerMetre) {
    Thresholds t = new Thresholds(2, 2, 1);
    for (int s = 0; s < 2; s++) {
      t.setSomaField(s, 2);
      for (int c = 0; c < 2; c++) {
        t.set(s, c, voltPerMetre[2 * s + c], s == 1 ? second : ThresholdStatus.NONE, null);
      }
    }
    return List.of(new LayerThresholds(Layer.L5, new int[] {4, 7}, List.of(SITE, SITE),
        List.of(new NamedCell("L5_A"), new NamedCell("L5_B")), t));
  }

  private static EstimatorComparison comparison() {
    Map<String, List<LayerThresholds>> results = new LinkedHashMap<>();
    results.put("cnn", results(ThresholdStatus.OUTSIDE_TRAINING, 101, 198, 330, 400));
    results.put("uniform", results(ThresholdStatus.ABOVE_MAX, 110, 180, 1, 1));
    results.put("cable", results(ThresholdStatus.NONE, 100, 200, 300, 400));
    return new EstimatorComparison("cable", results);
  }

  @Test
  void computesErrorsPerEstimatorAndCell() {
    List<EstimatorComparison.Row> rows = comparison().rows();
    assertEquals(List.of("cnn all", "cnn L5_A", "cnn L5_B", "uniform all", "uniform L5_A", "uniform L5_B"),
        rows.stream().map(r -> r.estimator() + " " + r.cell()).toList());
    assertEquals((1 + 1 + 10) / 4.0, rows.get(0).errors().mape(), 1e-12);
    assertEquals((1 + 10) / 2.0, rows.get(1).errors().bias(), 1e-12);
    assertEquals(2, rows.get(0).outsideTraining());
    assertEquals(1, rows.get(2).outsideTraining());
    assertEquals(4, rows.get(3).neurons());
    assertEquals(2, rows.get(3).errors().count(), "two of four fire");
    assertEquals(10, rows.get(4).errors().mape(), 1e-12);
  }

  /** Maps are in A/us, so that a constant threshold in V/m gives the map of the inverse field. */
  @Test
  void comparesMapsOfEachLayerByRanks() {
    List<LayerThresholds> reference = new ArrayList<>(), estimated = new ArrayList<>();
    for (Layer layer : List.of(Layer.L23, Layer.L5)) {
      int sites = layer == Layer.L5 ? 30 : 10;
      Thresholds actual = new Thresholds(sites, 2, 1), constant = new Thresholds(sites, 2, 1);
      for (int s = 0; s < sites; s++) {
        double field = layer == Layer.L5 ? s + 1 : sites - s;
        actual.setSomaField(s, field);
        constant.setSomaField(s, field);
        for (int c = 0; c < 2; c++) {
          // falls with the field in layer 5, rises with its square in layer 2/3
          actual.set(s, c, (layer == Layer.L5 ? 3 : field * field) * (100 + c), ThresholdStatus.NONE, null);
          constant.set(s, c, 200, ThresholdStatus.NONE, null);
        }
      }
      int[] rows = IntStream.range(0, sites).toArray();
      List<Site> all = Collections.nCopies(sites, SITE);
      List<CellModel> cells = List.of(new NamedCell(layer + "_A"), new NamedCell(layer + "_B"));
      reference.add(new LayerThresholds(layer, rows, all, cells, actual));
      estimated.add(new LayerThresholds(layer, rows, all, cells, constant));
    }
    Map<String, List<LayerThresholds>> results = new LinkedHashMap<>();
    results.put("magnitude", estimated);
    results.put("cable", reference);
    List<EstimatorComparison.Row> rows = new EstimatorComparison("cable", results).rows();
    assertEquals("all, L23_A, L23_B, L5_A, L5_B",
        rows.stream().map(EstimatorComparison.Row::cell).collect(Collectors.joining(", ")));
    assertEquals(-1, rows.get(1).agreement().rankCorrelation(), 1e-12);
    assertEquals(1, rows.get(3).agreement().rankCorrelation(), 1e-12);
    assertEquals((30 - 10) / 40.0, rows.get(0).agreement().rankCorrelation(), 1e-12);
    assertEquals(75, rows.get(0).agreement().overlap(), 1e-12);
    assertEquals(40, rows.get(0).agreement().count());
  }

  @Test
  void returnsThresholdsInSameOrderForAllEstimators() {
    assertArrayEquals(new double[] {100, 300, 200, 400}, comparison().thresholds("cable"));
    assertArrayEquals(new double[] {101, 330, 198, 400}, comparison().thresholds("cnn"));
    assertArrayEquals(new double[] {110, Double.NaN, 180, Double.NaN}, comparison().thresholds("uniform"));
  }

  @Test
  void writesTables() throws IOException {
    comparison().writeThresholds(folder.resolve("t.csv"));
    assertEquals("""
        site,cell,E_soma_V_per_m,cnn_V_per_m,cnn_reason,uniform_V_per_m,uniform_reason,cable_V_per_m,cable_reason
        4,L5_A,2.00000000,101.000000,,110.000000,,100.000000,
        4,L5_B,2.00000000,198.000000,,180.000000,,200.000000,
        7,L5_A,2.00000000,330.000000,outside_training,NaN,above_max,300.000000,
        7,L5_B,2.00000000,400.000000,outside_training,NaN,above_max,400.000000,
        """, Files.readString(folder.resolve("t.csv")));
    comparison().writeErrors(folder.resolve("e.csv"));
    assertEquals("uniform,L5_B,2,1,0,10.0000,10.0000,10.0000,0.00,-10.0000,NaN,1.000000,NaN",
        Files.readAllLines(folder.resolve("e.csv")).get(6));
  }

  @Test
  void rejectsMissingReference() {
    assertThrows(IllegalArgumentException.class, () -> new EstimatorComparison("cable", Map.of()));
  }
}
