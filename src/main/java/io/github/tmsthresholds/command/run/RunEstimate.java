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

import java.util.OptionalDouble;

/**
 * The estimated work and duration of a run.
 *
 * @param work such as {@code 1293 thresholds}
 * @param seconds about how long it takes; empty if unknown
 */
public record RunEstimate(String work, OptionalDouble seconds) {

  /** Runs that take less need no confirmation. */
  private static final double LONG_S = 30;

  /** @param cpuSeconds on one thread; empty if unknown */
  public static RunEstimate onAllProcessors(String work, OptionalDouble cpuSeconds) {
    return new RunEstimate(work, cpuSeconds.isEmpty() ? cpuSeconds
        : OptionalDouble.of(cpuSeconds.getAsDouble() / Runtime.getRuntime().availableProcessors()));
  }

  /** Returns whether the run may take long enough to ask for confirmation. */
  public boolean isLong() {
    return !(seconds.orElse(Double.POSITIVE_INFINITY) < LONG_S);
  }

  /** Returns the text of the dialog that asks for confirmation. */
  public String question() {
    return this + ".\n \nEscape cancels later, too.";
  }

  @Override
  public String toString() {
    return work + (seconds.isEmpty() ? "" : ", about " + duration(seconds.getAsDouble()));
  }

  /** Rounds to one digit, or two below 20, the precision of the estimate. */
  static String duration(double s) {
    return s < 1 ? "a second" : s < 100 ? rounded(s) + " s"
        : s < 6000 ? rounded(s / 60) + " min" : rounded(s / 3600) + " h";
  }

  private static long rounded(double v) {
    return v < 20 ? Math.round(v) : 10 * Math.round(v / 10);
  }
}
