package io.github.tmsthresholds.efield.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a hostile file may cost: a second, and 200 MB, counting all that is allocated. */
final class Cost {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cost() {}

  static void assertLow(String what, Runnable work) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread), start = System.nanoTime();
    work.run();
    double seconds = 1e-9 * (System.nanoTime() - start);
    long megabytes = THREADS.getThreadAllocatedBytes(thread) - bytes >> 20;
    assertTrue(seconds < 1 && megabytes < 200, what + ": " + seconds + " s, " + megabytes + " MB");
  }
}
