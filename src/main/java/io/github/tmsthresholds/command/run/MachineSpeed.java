/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import io.github.tmsthresholds.progress.Workers;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much longer work takes here and now than on the idle machine on which the costs of the stages were measured: a
 * slower processor and other programs both count. Immutable.
 *
 * @param oneThread factor for work on one thread
 * @param allThreads factor for work on all processors, relative to as many processors of that machine
 */
public record MachineSpeed(double oneThread, double allThreads) {

  /** Speed of the machine of the measured costs. */
  public static final MachineSpeed REFERENCE = new MachineSpeed(1, 1);

  /** Rounds of {@link #round} per second and thread on that machine. */
  private static final double REFERENCE_ROUNDS = 7.8e5;
  /** Time for the compiler, and time of the measurement, ns. */
  private static final long WARM_UP = 60_000_000, MEASURED = 120_000_000;
  /** Bounds of the factors, beyond which the measurement is not plausible. */
  private static final double LEAST = 0.2, MOST = 8;

  /** Measures the speed, in a third of a second. */
  public static MachineSpeed measure() {
    return new MachineSpeed(factor(1), factor(Runtime.getRuntime().availableProcessors()));
  }

  private static double factor(int threads) {
    AtomicLong rounds = new AtomicLong(), nanoseconds = new AtomicLong();
    Workers.run(threads, () -> {
      long begin = System.nanoTime(), start = begin, now = begin, done = 0;
      double value = 0;
      // at least one round is measured, however long this thread had to wait
      while (start == begin || now - start < MEASURED) {
        value = round(value);
        done++;
        now = System.nanoTime();
        if (start == begin && now - begin >= WARM_UP) {
          start = now;
          done = 0;
        }
      }
      rounds.addAndGet(value < 0 ? 0 : done);
      nanoseconds.addAndGet(now - start);
    });
    double perSecond = 1e9 * rounds.get() / nanoseconds.get();
    return Math.max(LEAST, Math.min(MOST, REFERENCE_ROUNDS / perSecond));
  }

  /** Does about a microsecond of arithmetic. */
  private static double round(double start) {
    double value = start;
    for (int i = 1; i <= 200; i++) {
      value = 0.5 * value + 1.0 / (i + value);
    }
    return value;
  }
}
