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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Estimates how long a job still takes: from the predicted durations of its stages, corrected while they run by what is
 * measured. Before the stages are planned, from the completed fraction of the current step. Thread-safe.
 */
public final class TimeLeft {

  /** Completed fraction from which the measured speed of a stage counts fully. */
  private static final double CERTAIN = 0.25;
  /** Seconds that a step must have run before its completed fraction says anything. */
  private static final double SHORTEST = 2;
  /** Seconds of work as predicted that weigh as much as the prediction itself: short stages say little. */
  private static final double PRIOR = 3;

  private final LongSupplier nanoTime;
  /** Predicted seconds of the current stage, first, and of those that follow it. */
  private final Map<String, Double> planned = new LinkedHashMap<>();
  /** Durations of the stages that have ended, s. */
  private double measured;
  private double predicted;
  private String step = "";
  private double fraction;
  private double stageStart;
  private double stepStart;

  /** @param nanoTime returns the time, ns, such as {@link System#nanoTime} */
  public TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    stageStart = stepStart = now();
  }

  private double now() {
    return nanoTime.getAsLong() * 1e-9;
  }

  /**
   * Sets the stages that are still to come; the first begins now.
   *
   * @param seconds predicted duration of each stage, in order
   */
  public synchronized void plan(Map<String, Double> seconds) {
    planned.clear();
    planned.putAll(seconds);
    measured = predicted = 0;
    stageStart = now();
    fraction = 0;
  }

  /** Ends a stage; the next one begins. The last stage, and those that are not planned, do not end. */
  public synchronized void end(String stage) {
    if (planned.size() < 2 || !planned.keySet().iterator().next().equals(stage)) {
      return;
    }
    predicted += planned.remove(stage);
    measured += now() - stageStart;
    stageStart = now();
    fraction = 0;
  }

  /**
   * Receives progress.
   *
   * @param name of the current step; a stage may have several. What follows a colon or comma, such as a residual, may
   *     change within a step
   * @param completed fraction of the current stage or, before stages are planned, step
   */
  public synchronized void update(String name, double completed) {
    String current = name.split("[:,]", 2)[0];
    if (!current.equals(step)) {
      step = current;
      stepStart = now();
    }
    fraction = completed;
  }

  /** Returns the estimated time to the end of the job, or of the current step if no stages are planned, s. */
  public synchronized OptionalDouble seconds() {
    if (planned.isEmpty()) {
      double elapsed = now() - stepStart;
      return elapsed < SHORTEST || fraction <= 0 || fraction >= 1 ? OptionalDouble.empty()
          : OptionalDouble.of(elapsed * (1 - fraction) / fraction);
    }
    double elapsed = now() - stageStart, certain = Math.min(1, fraction / CERTAIN);
    double stage = planned.values().iterator().next(), expected = slowdown(0, 0) * stage;
    double whole = Math.max(elapsed,
        fraction > 0 ? certain * elapsed / fraction + (1 - certain) * expected : expected);
    double following = planned.values().stream().mapToDouble(Double::doubleValue).sum() - stage;
    return OptionalDouble.of(whole - elapsed + slowdown(whole, stage) * following);
  }

  /**
   * Returns the ratio of measured to predicted durations.
   *
   * @param moreMeasured duration of the current stage, s
   * @param morePredicted its prediction, s
   */
  private double slowdown(double moreMeasured, double morePredicted) {
    return (PRIOR + measured + moreMeasured) / (PRIOR + predicted + morePredicted);
  }
}
