package io.github.tmsthresholds.command.run;

import ij.IJ;

/**
 * Interrupts a thread and cancels its progress once the user presses Escape, as long as it is watched: so reading and writing
 * files end at once, and computations at their next check of the progress.
 */
public final class EscapeKey implements AutoCloseable {

  private static final long PAUSE_MS = 50;

  private final Thread watched;
  private final InterruptibleProgress progress;
  private boolean closed;

  private EscapeKey(Thread watched, InterruptibleProgress progress) {
    this.watched = watched;
    this.progress = progress;
  }

  /** Watches the key from now on, for the thread that calls. */
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
        wait(PAUSE_MS);
      } catch (InterruptedException e) {
        return;
      }
    }
    if (!closed) {
      progress.cancel();
      watched.interrupt();
    }
  }

  /** The thread is not interrupted any more from here on. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
