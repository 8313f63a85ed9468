/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/** Distributes many independent items over several threads, in chunks. Stateless, thread-safe. */
final class Chunks {

  private static final int SIZE = 4096;

  private Chunks() {}

  /** Processes items; called by several threads in parallel. */
  interface Work {
    /** Processes the items from index {@code from} up to, but not including, {@code to}. */
    void on(int from, int to);
  }

  /**
   * Processes all items and reports progress after each chunk.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static void run(int items, int threads, String stage, Progress progress, Work work) {
    AtomicInteger next = new AtomicInteger();
    int chunks = (int) ((items + SIZE - 1L) / SIZE);
    Workers.run(threads, () -> {
      for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
        progress.checkCancelled();
        work.on(chunk * SIZE, (int) Math.min(items, (chunk + 1L) * SIZE));
        progress.update(stage, (chunk + 1.0) / chunks);
      }
    });
  }
}
