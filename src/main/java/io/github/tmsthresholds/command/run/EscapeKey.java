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
import io.github.tmsthresholds.progress.InterruptibleProgress;

/**
 * Interrupts a thread and cancels its progress when the user presses Escape: file access stops immediately,
 * computations at their next check of the progress. Thread-safe.
 */
public final class EscapeKey implements AutoCloseable {

  private static final long INTERVAL_MS = 50;

  private final Thread watched;
  private final InterruptibleProgress progress;
  private boolean closed;

  private EscapeKey(Thread watched, InterruptibleProgress progress) {
    this.watched = watched;
    this.progress = progress;
  }

  /**
   * Starts to watch the key on behalf of the calling thread.
   *
   * @param progress of the calling thread
   */
  public static EscapeKey watch(InterruptibleProgress progress) {
    IJ.resetEscape();
    EscapeKey key = new EscapeKey(Thread.currentThread(), progress);
    Thread thread = new Thread(key::watchUntilClosed, "tms-thresholds-escape");
    thread.setDaemon(true);
    thread.start();
    return key;
  }

  private synchronized void watchUntilClosed() {
    while (!closed && !IJ.escapePressed()) {
      try {
        wait(INTERVAL_MS);
      } catch (InterruptedException e) {
        return;
      }
    }
    if (!closed) {
      progress.cancel();
      watched.interrupt();
    }
  }

  /** Stops watching: the thread is not interrupted afterwards. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
