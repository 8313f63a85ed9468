/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.map.EstimatorComparison.Row;
import io.github.tmsthresholds.map.RankAgreement;
import io.github.tmsthresholds.math.RelativeErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatorFigureTest {

  private static Row row(String estimator, double mape, double p95, double correlation, double overlap) {
    return new Row(estimator, "all", 100, new RelativeErrors(100, mape, mape, p95, 50, 0, 0.9), 0,
        new RankAgreement(100, correlation, overlap));
  }

  @Test
  void hasARowPerEstimatorAndAPanelPerMeasure() {
    String svg = EstimatorFigure.of("Comparison", List.of(row("cnn", 0.4, 1.3, 0.999, 98),
        row("magnitude", 14, 36, 0.83, 61))).svg();
    for (String text : List.of("Comparison", "cnn", "magnitude", "error (%): mean (•) to 95th percentile",
        "rank correlation", "overlap of the lowest 10 % (%)", "100", "0.8", "1")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  @Test
  void drawsADotPerValueAndALineToTheNinetyFifthPercentile() {
    int both = Pixels.count(EstimatorFigure.of("t", List.of(row("cnn", 1, 50, 0.5, 50), row("b", 2, 60, 0.4, 40)))
        .image(), TraceFigure.COLOURS[2].getRGB() & 0xffffff);
    int oneUnknown = Pixels.count(EstimatorFigure.of("t", List.of(row("cnn", 1, 50, 0.5, 50),
        row("b", Double.NaN, Double.NaN, Double.NaN, Double.NaN))).image(), TraceFigure.COLOURS[2].getRGB() & 0xffffff);
    assertTrue(oneUnknown > 400, "pixels: " + oneUnknown);
    assertEquals(2, both / (double) oneUnknown, 0.15);
  }

  @Test
  void allowsNegativeCorrelations() {
    assertTrue(EstimatorFigure.of("t", List.of(row("cnn", 1, 50, -0.5, 50))).svg().contains(">-0.6<"));
  }
}
