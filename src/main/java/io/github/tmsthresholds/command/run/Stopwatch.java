package io.github.tmsthresholds.command.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds that the stages of a run took. */
public final class Stopwatch {

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long start = System.nanoTime();

  /** Ends a stage, or its turn if it comes again and again; the next begins. */
  public void lap(String stage) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - start) * 1e-9, Double::sum);
    start = now;
  }

  /** By stage, in order, to the millisecond. */
  public Map<String, Double> seconds() {
    Map<String, Double> rounded = new LinkedHashMap<>();
    seconds.forEach((stage, s) -> rounded.put(stage, Math.round(s * 1e3) / 1e3));
    return rounded;
  }
}
