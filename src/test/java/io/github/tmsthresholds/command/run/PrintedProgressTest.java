/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.progress.TimeLeft;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Tests lines of progress with a clock that the test sets, and plans of stages. */
class PrintedProgressTest {

  private double seconds;
  private final TimeLeft timeLeft = new TimeLeft(this::now);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintedProgress progress =
      new PrintedProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), timeLeft, this::now);

  private long now() {
    return Math.round(seconds * 1e9);
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void shortRunsPrintNothing() {
    for (seconds = 0; seconds < 1.99; seconds += 0.05) {
      progress.update("stage " + seconds, seconds / 2);
    }
    assertEquals(List.of(), lines());
  }

  @Test
  void printsAtMostOneLinePerSecond() {
    for (seconds = 0; seconds < 60; seconds += 0.01) {
      progress.update("stage " + Math.floor(seconds * 7), 0.5);
    }
    assertTrue(lines().size() >= 50 && lines().size() <= 60, () -> lines().size() + " lines");
  }

  @Test
  void namesStepAndTimeLeft() {
    seconds = 3;
    timeLeft.plan(Map.of("thresholds", 40.0));
    progress.update("computing", 0);
    assertEquals(List.of("   3.0 s    0 %  computing, about 40 s left"), lines());
    seconds = 7;
    progress.update("computing", 0.1);
    seconds = 13;
    progress.update("computing", 0.25);
    assertEquals("  13.0 s   25 %  computing, about 30 s left", lines().get(1));
    assertEquals(2, lines().size());
  }

  @Test
  void plansAddCostsAtTheSpeedOfTheMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    StagePlan plan = new StagePlan().onAllProcessors("thresholds", OptionalDouble.of(10 * processors))
        .onOneThread("writing", 3);
    assertEquals(13, plan.total(MachineSpeed.REFERENCE).orElseThrow(), 1e-9);
    assertEquals(26, plan.total(new MachineSpeed(2, 2)).orElseThrow(), 1e-9);
    assertEquals(List.of("thresholds", "writing"), List.copyOf(plan.seconds(MachineSpeed.REFERENCE).keySet()));
    assertEquals(25 + 3, plan.total(new MachineSpeed(1, 2.5)).orElseThrow(), 1e-9);
    StagePlan unknown = plan.onAllProcessors("more", OptionalDouble.empty());
    assertTrue(unknown.total(MachineSpeed.REFERENCE).isEmpty() && unknown.seconds(MachineSpeed.REFERENCE).isEmpty());
  }

  @Test
  void measuresAPlausibleSpeed() {
    MachineSpeed speed = MachineSpeed.measure();
    for (double factor : new double[] {speed.oneThread(), speed.allThreads()}) {
      assertTrue(factor >= 0.2 && factor <= 20, speed::toString);
    }
  }
}
