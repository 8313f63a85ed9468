package io.github.tmsthresholds.efield.conductor;

import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Loops over the planes of a volume, side by side where that pays, in the calling thread's fork-join pool (the common
 * pool, unless the caller runs in one of its own). Sums are added up plane by plane: the same bits whatever the number
 * of threads.
 */
final class Planes {

  /** Fewer cells than this are done sooner than a second thread starts. */
  private static final long WORTHWHILE = 20_000;

  private Planes() {}

  /** Calls the body for planes first to last, both included, each once, in any order. */
  static void each(int first, int last, int cellsPerPlane, IntConsumer body) {
    range(first, last, cellsPerPlane).forEach(body);
  }

  static double sum(int first, int last, int cellsPerPlane, IntToDoubleFunction body) {
    double sum = 0;
    for (double part : range(first, last, cellsPerPlane).mapToDouble(body).toArray()) {
      sum += part;
    }
    return sum;
  }

  private static IntStream range(int first, int last, int cellsPerPlane) {
    IntStream planes = IntStream.rangeClosed(first, last);
    return (long) (last - first + 1) * cellsPerPlane < WORTHWHILE ? planes : planes.parallel();
  }
}
