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

/**
 * A progress that is cancelled by {@link #cancel}, or by an interruption of the thread that created it or of the
 * calling thread. Thread-safe.
 */
public abstract class InterruptibleProgress implements Progress {

  private final Thread owner = Thread.currentThread();
  /** Remains set after the owner's interrupted status is cleared, so that worker threads still see it. */
  private volatile boolean cancelled;

  /** Cancels permanently: Java's libraries may clear an interruption, for example while they read fonts. */
  public final void cancel() {
    cancelled = true;
  }

  @Override
  public final boolean cancelled() {
    if (!cancelled && (owner.isInterrupted() || Thread.currentThread().isInterrupted())) {
      cancelled = true;
    }
    return cancelled;
  }
}
