/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cable.ThresholdStatus;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the searches on a synthetic cell that fires at and above an amplitude. */
class ThresholdSearchTest {

  private static final AmplitudeGrid FAST = SearchSettings.FAST.grid();
  private static final AmplitudeGrid PUBLISHED = SearchSettings.PUBLISHED.grid();

  /** Fires earlier at higher amplitudes. */
  private static ThresholdSearch solve(AmplitudeGrid grid, double firesFrom) {
    return solve(grid, firesFrom, a -> 0.05 - 0.04 * Math.log(a / firesFrom - 1 + 1e-12));
  }

  private static ThresholdSearch solve(AmplitudeGrid grid, double firesFrom, DoubleUnaryOperator time) {
    return solve(new ThresholdSearch(grid), firesFrom, time);
  }

  private static ThresholdSearch solve(ThresholdSearch search, double firesFrom, DoubleUnaryOperator time) {
    int simulations = 1;
    while (search.report(search.amplitude() >= firesFrom, 7, time.applyAsDouble(search.amplitude()))) {
      simulations++;
      assertTrue(simulations < 100, "the search does not end");
    }
    return search;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0012, 1, 99.99, 100, 100.01, 321.7, 799, 801, 4990})
  void findsTheThresholdFromAboveInBothSchemes(double firesFrom) {
    ThresholdSearch fast = solve(FAST, firesFrom), published = solve(PUBLISHED, firesFrom);
    assertEquals(firesFrom, fast.threshold(), 5e-4 * firesFrom * 1.001);
    assertEquals(firesFrom, published.threshold(), 0.05);
    assertTrue(fast.threshold() >= firesFrom && published.threshold() >= firesFrom);
    assertEquals(7, fast.initiation());
    assertEquals(7, published.initiation());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0012, 37, 321.7, 2000})
  void isIndependentOfLatencies(double firesFrom) {
    for (AmplitudeGrid grid : new AmplitudeGrid[] {FAST, PUBLISHED}) {
      double expected = grid.around(firesFrom).high();
      assertEquals(expected, solve(grid, firesFrom).threshold());
      assertEquals(expected, solve(grid, firesFrom, a -> 0.1).threshold());
      assertEquals(expected, solve(grid, firesFrom, a -> a).threshold(), "later at higher amplitudes");
      assertEquals(expected, solve(grid, firesFrom, a -> a < 1.3 * firesFrom ? 0.8 : 0.2).threshold());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0012, 37, 321.7, 2000, 4999, 6000})
  void isIndependentOfThePrediction(double firesFrom) {
    for (double prediction : new double[] {1e-9, 1, 36.99, 320, 321.6, 323, 400, 5000, 1e6, Double.POSITIVE_INFINITY}) {
      for (DoubleUnaryOperator time : List.<DoubleUnaryOperator>of(
          a -> 0.05 - 0.04 * Math.log(a / Math.max(firesFrom, 1e-4) - 1 + 1e-12), a -> 0.1, a -> a,
          a -> a < 1.3 * firesFrom ? 0.8 : 0.2)) {
        ThresholdSearch search = solve(new PredictedSearch(FAST, prediction), firesFrom, time);
        ThresholdSearch usual = solve(FAST, firesFrom, a -> 0.1);
        assertEquals(usual.status(), search.status());
        assertEquals(usual.threshold(), search.threshold());
        assertEquals(usual.initiation(), search.initiation());
      }
    }
  }

  @Test
  void estimatesTheThresholdFromLatencies() {
    for (double excess : new double[] {1, 0.2, 0.02}) {
      double time = 0.039 - 0.0254 * Math.log(excess) + 0.0012 * Math.pow(Math.log(excess), 2);
      double twice = 0.039 - 0.0254 * Math.log(2 * excess) + 0.0012 * Math.pow(Math.log(2 * excess), 2);
      assertEquals(300, SpikeLatency.ANYWHERE.threshold(300 * (1 + excess), time), excess < 0.05 ? 10 : 1e-6);
      assertEquals(300,
          SpikeLatency.ANYWHERE.threshold(300 * (1 + 2 * excess), twice + 0.3, 300 * (1 + excess), time + 0.3),
          1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0011, 24.99, 60, 100, 100.01, 321.7, 4999})
  void containsItsOwnAmplitudesInEachGrid(double threshold) {
    for (AmplitudeGrid grid : new AmplitudeGrid[] {FAST, PUBLISHED}) {
      AmplitudeGrid.Step step = grid.around(threshold);
      assertTrue(step.low() < threshold && threshold <= step.high());
      assertEquals(step, grid.around(step.high()));
      assertEquals(step.low(), grid.around(step.low()).high());
    }
  }

  @Test
  void reproducesDoublingAndBisectingInThePublishedGrid() {
    assertEquals(100.0 / 2048, stepAround(321.7), 0);
    assertEquals(new AmplitudeGrid.Step(5000, Double.POSITIVE_INFINITY), PUBLISHED.around(5001));
    assertEquals(0, Math.IEEEremainder(PUBLISHED.around(321.7).high(), 100.0 / 2048));
    assertEquals(0, PUBLISHED.around(1e-4).low());
  }

  private static double stepAround(double threshold) {
    return PUBLISHED.around(threshold).high() - PUBLISHED.around(threshold).low();
  }

  @Test
  void reportsCellsThatNeverOrAlwaysFire() {
    for (AmplitudeGrid grid : new AmplitudeGrid[] {FAST, PUBLISHED}) {
      ThresholdSearch never = solve(grid, Double.POSITIVE_INFINITY);
      assertEquals(ThresholdStatus.ABOVE_MAX, never.status());
      assertTrue(Double.isNaN(never.threshold()) && never.initiation() == -1);
      assertEquals(ThresholdStatus.FIRES_AT_REST, solve(grid, 0, a -> 0.1).status());
    }
  }

  @Test
  void raisesTheThresholdInStepsOfOnePercentInTheConfirmationRun() {
    ConfirmationRun run = new ConfirmationRun(200, 5000);
    int raises = 0;
    while (run.report(run.amplitude() >= 203, 3, 0.5)) {
      raises++;
    }
    assertEquals(2, raises);
    assertEquals(200 * 1.01 * 1.01, run.amplitude(), 1e-12);
    assertEquals(ThresholdStatus.NONE, run.status());
    ConfirmationRun hopeless = new ConfirmationRun(4990, 5000);
    while (hopeless.report(false, -1, 2)) {
      raises++;
    }
    assertEquals(ThresholdStatus.ABOVE_MAX, hopeless.status());
  }
}
