/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the estimate with a clock that the test sets. */
class TimeLeftTest {

  private double seconds;
  private final TimeLeft left = new TimeLeft(() -> Math.round(seconds * 1e9));

  private void plan(double thresholds, double writing) {
    Map<String, Double> stages = new LinkedHashMap<>();
    stages.put("thresholds", thresholds);
    stages.put("writing", writing);
    left.plan(stages);
  }

  private double left() {
    return left.seconds().orElseThrow();
  }

  @Test
  void countsDownAsPredicted() {
    seconds = 7;
    plan(20, 5);
    assertEquals(25, left(), 1e-6);
    seconds = 17;
    left.update("computing", 0.5);
    assertEquals(15, left(), 1e-6);
    seconds = 27;
    left.end("thresholds");
    assertEquals(5, left(), 1e-6);
    seconds = 31;
    left.update("writing", 0.8);
    assertEquals(1, left(), 1e-6);
  }

  @Test
  void correctsAllStagesByTheMeasuredSpeed() {
    plan(20, 5);
    seconds = 20;
    left.update("computing", 0.5);
    assertEquals(20 + 5 * 43 / 23.0, left(), 1e-6, "about twice as slow");
    seconds = 40;
    left.end("thresholds");
    assertEquals(5 * 43 / 23.0, left(), 1e-6);
    seconds = 42;
    left.update("writing", 0.4);
    assertEquals(3, left(), 1e-6, "as fast as predicted");
  }

  @Test
  void shortStagesSayLittleAboutLongOnes() {
    plan(0.05, 20);
    seconds = 0.5;
    left.end("thresholds");
    assertEquals(20 * 3.5 / 3.05, left(), 1e-6, "ten times as slow, but for half a second");
  }

  @Test
  void smallFractionsCountLittle() {
    plan(20, 5);
    seconds = 2;
    left.update("computing", 0.01);
    assertTrue(left() > 23 && left() < 40, () -> "left " + left());
    left.update("computing", 0);
    assertEquals(23, left(), 1e-6);
  }

  @Test
  void isNeverNegativeAndIgnoresUnplannedStages() {
    plan(20, 5);
    seconds = 30;
    assertEquals(5 * 33 / 23.0, left(), 1e-6, "the first stage takes about half as long again as predicted");
    left.end("reading");
    left.end("writing");
    left.end("thresholds");
    left.end("writing");
    seconds = 100;
    assertEquals(0, left(), 1e-6);
  }

  @Test
  void withoutPlanEstimatesTheStep() {
    assertTrue(left.seconds().isEmpty());
    left.update("reading", 0.1);
    seconds = 1;
    assertTrue(left.seconds().isEmpty(), "too early");
    seconds = 4;
    left.update("reading", 0.25);
    assertEquals(12, left(), 1e-6);
    left.update("placing", 0.5);
    assertTrue(left.seconds().isEmpty(), "a new step");
  }

  @Test
  void numbersInTheNameOfAStepDoNotBeginAnother() {
    left.update("reading", 0.5);
    seconds = 10;
    left.update("training: 2.31 % error", 0);
    seconds = 30;
    left.update("training: 1.84 % error", 0.25);
    assertEquals(60, left(), 1e-6);
  }
}
