package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/** Many independent items, worked on by several threads a chunk at a time. */
final class Chunks {

  private static final int SIZE = 4096;

  private Chunks() {}

  /** Work on the items from one number up to, but without, another; called by several threads at once. */
  interface Work {
    void on(int from, int to);
  }

  /** @throws java.util.concurrent.CancellationException if cancelled */
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
