/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LatestOnlyTest {

  @Test
  void skipsRequestsThatNewerOnesReplace() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1), go = new CountDownLatch(1);
    BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    try (LatestOnly<Integer> worker = new LatestOnly<>(request -> {
      started.countDown();
      await(go);
      done.add(request);
    })) {
      worker.submit(1);
      started.await();
      assertFalse(worker.isOutdated());
      worker.submit(2);
      worker.submit(3);
      assertTrue(worker.isOutdated());
      go.countDown();
      assertEquals(List.of(1, 3), List.of(done.poll(10, TimeUnit.SECONDS), done.poll(10, TimeUnit.SECONDS)));
    }
  }

  @Test
  void goesOnAfterACancellationAndEndsWhenClosed() throws InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    LatestOnly<Integer> worker = new LatestOnly<>(request -> {
      thread.set(Thread.currentThread());
      done.add(request);
      throw new CancellationException("outdated");
    });
    worker.submit(1);
    done.poll(10, TimeUnit.SECONDS);
    worker.submit(2);
    assertEquals(2, done.poll(10, TimeUnit.SECONDS));
    worker.close();
    thread.get().join(10_000);
    assertFalse(thread.get().isAlive());
    assertTrue(worker.isOutdated());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
