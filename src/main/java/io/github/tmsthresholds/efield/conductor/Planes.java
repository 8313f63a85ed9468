/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.progress.Progress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Loops over the planes of a volume, in parallel where that pays, in the calling thread's fork-join pool (the common
 * pool, unless the caller runs in one of its own). Sums are accumulated plane by plane, so that results do not depend
 * on the number of threads.
 */
final class Planes {

  /** Number of cells below which a second thread does not pay. */
  private static final long WORTHWHILE = 20_000;

  private Planes() {}

  /** Calls the body once for each of the planes first to last, both inclusive, in any order. */
  static void each(int first, int last, int cellsPerPlane, IntConsumer body) {
    range(first, last, cellsPerPlane).forEach(body);
  }

  /**
   * Does the same and reports the number of planes done.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static void each(int first, int last, int cellsPerPlane, String stage, Progress progress, IntConsumer body) {
    AtomicInteger done = new AtomicInteger();
    each(first, last, cellsPerPlane, plane -> {
      progress.step(stage, done.getAndIncrement() / (last - first + 1.0));
      body.accept(plane);
    });
  }

  /** Returns the sum of the body's values over the planes first to last, both inclusive, added in ascending order. */
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
