/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void runsTheTaskOncePerThread() {
    for (int threads = 1; threads <= 4; threads++) {
      AtomicInteger runs = new AtomicInteger();
      Workers.run(threads, runs::incrementAndGet);
      assertEquals(threads, runs.get());
    }
    assertThrows(IllegalArgumentException.class, () -> Workers.run(0, () -> { }));
  }

  @Test
  void throwsAFailureAtOnceAndInterruptsTheOtherThreads() throws InterruptedException {
    int threads = 4;
    AtomicInteger started = new AtomicInteger();
    CountDownLatch interrupted = new CountDownLatch(threads - 1), never = new CountDownLatch(1);
    IllegalStateException failure = assertTimeoutPreemptively(Duration.ofSeconds(20),
        () -> assertThrows(IllegalStateException.class, () -> Workers.run(threads, () -> {
          if (started.incrementAndGet() == threads) {
            throw new IllegalStateException("the last");
          }
          await(never);
          interrupted.countDown();
        })));
    assertEquals("the last", failure.getMessage());
    assertTrue(interrupted.await(20, TimeUnit.SECONDS), "the other threads were not interrupted");
  }

  @Test
  void throwsCancellationIfTheCallerIsInterrupted() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1), never = new CountDownLatch(1);
    AtomicInteger cancelled = new AtomicInteger();
    Thread caller = new Thread(() -> {
      try {
        Workers.run(2, () -> {
          running.countDown();
          await(never);
        });
      } catch (CancellationException e) {
        cancelled.incrementAndGet();
      }
    });
    caller.start();
    running.await();
    caller.interrupt();
    caller.join(20_000);
    assertEquals(1, cancelled.get());
  }
}
