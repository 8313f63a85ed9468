package io.github.tmsthresholds.command.run;

import io.github.tmsthresholds.progress.Progress;

/**
 * Cancelled by {@link #cancel}, or once the thread that made it, which runs the command, is interrupted, whichever thread
 * asks; or one that asks. Thread-safe.
 */
abstract class InterruptibleProgress implements Progress {

  private final Thread owner = Thread.currentThread();
  /** The thread itself is free of its interruption when the command ends, but its workers are to hear of it still. */
  private volatile boolean cancelled;

  /** For good; an interruption alone may be lost in Java's own libraries, such as while fonts are read. */
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
