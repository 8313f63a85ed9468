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

import io.github.tmsthresholds.progress.InterruptibleProgress;
import io.github.tmsthresholds.progress.TimeLeft;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Prints progress for batch runs: seconds since the start, percent, step and the time left. Runs of less than two
 * seconds print nothing; then a line appears at a new step, but at most one per second, and at least one every five.
 * Thread-safe.
 */
public final class PrintedProgress extends InterruptibleProgress {

  private static final double QUIET_S = 2;
  private static final double SHORTEST_S = 1;
  private static final double LONGEST_S = 5;

  private final PrintStream out;
  private final TimeLeft timeLeft;
  private final LongSupplier nanoTime;
  private final long start;
  private String stage;
  private double printed = Double.NEGATIVE_INFINITY;

  /**
   * Starts to measure time.
   *
   * @param timeLeft receives the progress and estimates the time left
   */
  public PrintedProgress(PrintStream out, TimeLeft timeLeft) {
    this(out, timeLeft, System::nanoTime);
  }

  /** @param nanoTime returns the time, ns */
  PrintedProgress(PrintStream out, TimeLeft timeLeft, LongSupplier nanoTime) {
    this.out = out;
    this.timeLeft = timeLeft;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
  }

  @Override
  public synchronized void update(String stage, double fraction) {
    timeLeft.update(stage, fraction);
    double now = (nanoTime.getAsLong() - start) * 1e-9;
    if (now < QUIET_S || now - printed < (stage.equals(this.stage) ? LONGEST_S : SHORTEST_S)) {
      return;
    }
    this.stage = stage;
    printed = now;
    out.printf(Locale.ROOT, "%6.1f s  %3.0f %%  %s%s%n", now, 100 * fraction, stage, left(timeLeft));
  }

  /** Returns the time left as the end of a line, such as {@code , about 20 s left}; empty if it is unknown. */
  static String left(TimeLeft timeLeft) {
    OptionalDouble seconds = timeLeft.seconds();
    return seconds.isPresent() ? ", about " + RunEstimate.duration(seconds.getAsDouble()) + " left" : "";
  }
}
