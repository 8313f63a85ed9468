package io.github.tmsthresholds.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds that the stages of a run took. */
final class Stopwatch {

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long start = System.nanoTime();

  /** Ends a stage; the next begins. */
  void lap(String stage) {
    long now = System.nanoTime();
    seconds.put(stage, Math.round((now - start) * 1e-6) / 1e3);
    start = now;
  }

  /** By stage, in order. */
  Map<String, Double> seconds() {
    return seconds;
  }
}
