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

import io.github.tmsthresholds.progress.TimeLeft;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures the durations of the stages of a run. Not thread-safe. */
public final class Stopwatch {

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final TimeLeft timeLeft;
  private long start = System.nanoTime();

  /** @param timeLeft learns when a stage ends */
  public Stopwatch(TimeLeft timeLeft) {
    this.timeLeft = timeLeft;
  }

  /** Ends a stage, adds its duration to that of earlier stages of the same name, and starts the next stage. */
  public void lap(String stage) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - start) * 1e-9, Double::sum);
    start = now;
    timeLeft.end(stage);
  }

  /** Returns the seconds per stage, in order of their first end, rounded to milliseconds. */
  public Map<String, Double> seconds() {
    Map<String, Double> rounded = new LinkedHashMap<>();
    seconds.forEach((stage, s) -> rounded.put(stage, Math.round(s * 1e3) / 1e3));
    return rounded;
  }
}
