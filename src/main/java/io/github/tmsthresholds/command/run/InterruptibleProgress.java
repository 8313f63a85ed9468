package io.github.tmsthresholds.command.run;

import io.github.tmsthresholds.progress.Progress;

/**
 * A progress that is cancelled by {@link #cancel}, or when its creating thread, which runs the command, or the calling
 * thread is interrupted. Thread-safe.
 */
abstract class InterruptibleProgress implements Progress {

  private final Thread owner = Thread.currentThread();
  /** Stays set after the owner's interrupted status is cleared, so that workers still see it. */
  private volatile boolean cancelled;

  /** Cancels for good; Java's own libraries may clear an interruption, such as when fonts are read. */
  final void cancel() {
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
