/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

/** What a hostile file may cost: a second of one thread, and 200 MB, counting all that is allocated. */
public final class Cost {

  /** Reads a file to its end. */
  public interface Reader {
    void read(Path file) throws IOException;
  }

  private static final double SECONDS = 1;
  private static final long MEGABYTES = 200;
  /** The bound of a second is on the thread's own time; this one, for files that hang, allows for a busy machine. */
  private static final Duration HANG = Duration.ofSeconds(20);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cost() {}

  /** Runs the work once, within the bounds. */
  public static void assertLow(String what, Runnable work) {
    assertTimeoutPreemptively(HANG, () -> assertLowHere(what, work), what);
  }

  /** As {@link #assertLow}, without the bound for work that hangs. */
  static void assertLowHere(String what, Runnable work) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread), start = THREADS.getCurrentThreadCpuTime();
    work.run();
    double seconds = 1e-9 * (THREADS.getCurrentThreadCpuTime() - start);
    long megabytes = THREADS.getThreadAllocatedBytes(thread) - bytes >> 20;
    assertTrue(seconds < SECONDS && megabytes < MEGABYTES, what + ": " + seconds + " s, " + megabytes + " MB");
  }

  /** Asserts that a file is refused by one line that names it and holds the reason, within the bounds. */
  public static void assertRefused(Path file, Reader reader, String reason) {
    assertLow(file.getFileName() + ", " + reason, () -> {
      String message = assertThrows(FormatException.class, () -> reader.read(file)).getMessage();
      assertTrue(message.startsWith(file + ": ") && message.contains(reason) && message.lines().count() == 1, message);
    });
  }
}
