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

import ij.IJ;
import io.github.tmsthresholds.progress.TimeLeft;
import io.github.tmsthresholds.progress.InterruptibleProgress;

/**
 * Shows progress in ImageJ's status bar, at each new stage and at most ten times per second. It does not use SciJava's
 * status service, which works only in Fiji and does not preserve the order of events. Thread-safe.
 */
public final class StatusBarProgress extends InterruptibleProgress implements AutoCloseable {

  private static final long INTERVAL_NS = 100_000_000;

  private final TimeLeft timeLeft;
  private String stage;
  private long shown;
  private boolean closed;

  /** @param timeLeft receives the progress and estimates the time left, which is shown beside the step */
  public StatusBarProgress(TimeLeft timeLeft) {
    this.timeLeft = timeLeft;
  }

  @Override
  public synchronized void update(String stage, double fraction) {
    timeLeft.update(stage, fraction);
    long now = System.nanoTime();
    if (closed || stage.equals(this.stage) && fraction < 1 && now - shown < INTERVAL_NS) {
      return;
    }
    this.stage = stage;
    shown = now;
    IJ.showStatus(stage + PrintedProgress.left(timeLeft));
    IJ.showProgress(fraction);
  }

  /** Clears the status bar. Later updates, such as those of cancelled threads, have no effect. */
  @Override
  public synchronized void close() {
    closed = true;
    IJ.showStatus("");
    IJ.showProgress(1);
  }
}
