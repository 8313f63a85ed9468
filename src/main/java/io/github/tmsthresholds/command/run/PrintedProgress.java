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
import java.io.PrintStream;
import java.util.Locale;

/**
 * Prints progress for batch runs, one line of text at each new stage and then every five seconds: seconds since the
 * start, percent and stage. Thread-safe.
 */
public final class PrintedProgress extends InterruptibleProgress {

  private static final long INTERVAL_NS = 5_000_000_000L;

  private final PrintStream out;
  private final long start = System.nanoTime();
  private String stage;
  private long printed;

  /** Starts to measure time. */
  public PrintedProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void update(String stage, double fraction) {
    long now = System.nanoTime();
    if (stage.equals(this.stage) && now - printed < INTERVAL_NS) {
      return;
    }
    this.stage = stage;
    printed = now;
    out.printf(Locale.ROOT, "%6.1f s  %3.0f %%  %s%n", (now - start) * 1e-9, 100 * fraction, stage);
  }
}
