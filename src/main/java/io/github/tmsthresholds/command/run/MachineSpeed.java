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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;

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

  /** Rounds of {@link #round} per second of processor time on that machine. */
  private static final double REFERENCE_ROUNDS = 7.8e5;
  /** Duration of the measurement, and of a part of it, ns. */
  private static final long MEASURED = 160_000_000, SLICE = 5_000_000;
  /** Bounds of the factors, beyond which the measurement is not plausible. */
  private static final double LEAST = 0.2, MOST = 8;

  /** Measures the speed, in a third of a second. */
  public static MachineSpeed measure() {
    return new MachineSpeed(factor(1), factor(Runtime.getRuntime().availableProcessors()));
  }

  /** Returns the slowdown by the processor times that by other programs. */
  private static double factor(int threads) {
    DoubleAccumulator fastest = new DoubleAccumulator(Math::max, 0);
    AtomicLong processor = new AtomicLong(), elapsed = new AtomicLong();
    Workers.run(threads, () -> {
      ThreadMXBean thread = ManagementFactory.getThreadMXBean();
      long start = System.nanoTime(), begin = thread.getCurrentThreadCpuTime(), used = 0;
      double value = 0;
      while (System.nanoTime() - start < MEASURED) {
        long slice = thread.getCurrentThreadCpuTime(), end = slice;
        long rounds = 0;
        for (; end - slice < SLICE; end = thread.getCurrentThreadCpuTime()) {
          for (int i = 0; i < 100; i++) {
            value = round(value);
          }
          rounds += 100;
        }
        // the fastest slice is the one after compilation
        fastest.accumulate(value < 0 ? 0 : 1e9 * rounds / (end - slice));
        used = end - begin;
      }
      processor.addAndGet(used);
      elapsed.addAndGet(System.nanoTime() - start);
    });
    double factor = REFERENCE_ROUNDS / fastest.get() * elapsed.get() / processor.get();
    return Math.max(LEAST, Math.min(MOST, factor));
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
