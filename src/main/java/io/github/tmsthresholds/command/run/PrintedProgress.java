package io.github.tmsthresholds.command.run;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Progress as lines of text for batch runs: seconds, percent and stage, at each new stage and then every few seconds.
 * Thread-safe.
 */
public final class PrintedProgress extends InterruptibleProgress {

  private static final long PAUSE_NS = 5_000_000_000L;

  private final PrintStream out;
  private final long start = System.nanoTime();
  private String stage;
  private long printed;

  public PrintedProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void update(String stage, double fraction) {
    long now = System.nanoTime();
    if (stage.equals(this.stage) && now - printed < PAUSE_NS) {
      return;
    }
    this.stage = stage;
    printed = now;
    out.printf(Locale.ROOT, "%6.1f s  %3.0f %%  %s%n", (now - start) * 1e-9, 100 * fraction, stage);
  }
}
