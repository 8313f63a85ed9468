package io.github.tmsthresholds.command.run;

import ij.IJ;

/**
 * Progress in ImageJ's status bar, at each new stage and at most ten times a second.
 * Thread-safe. (SciJava's status service would do in Fiji alone, and hands its events on in no certain order.)
 */
public final class StatusBarProgress extends InterruptibleProgress implements AutoCloseable {

  private static final long PAUSE_NS = 100_000_000;

  private String stage;
  private long shown;
  private boolean closed;

  @Override
  public synchronized void update(String stage, double fraction) {
    long now = System.nanoTime();
    if (closed || stage.equals(this.stage) && fraction < 1 && now - shown < PAUSE_NS) {
      return;
    }
    this.stage = stage;
    shown = now;
    IJ.showStatus(stage);
    IJ.showProgress(fraction);
  }

  /** Leaves neither a stage nor a bar behind, whatever threads that were cancelled still tell. */
  @Override
  public synchronized void close() {
    closed = true;
    IJ.showStatus("");
    IJ.showProgress(1);
  }
}
