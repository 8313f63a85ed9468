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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BackgroundCallTest {

  @Test
  void returnsResultsAndThrowsFailuresOfTheWork() throws IOException {
    assertEquals(7, BackgroundCall.run(() -> 7));
    IOException missing = new IOException("missing");
    assertSame(missing, assertThrows(IOException.class, () -> BackgroundCall.run(() -> {
      throw missing;
    })));
    for (Throwable failure : List.of(new IllegalArgumentException("bad"), new OutOfMemoryError())) {
      assertSame(failure, assertThrows(failure.getClass(), () -> BackgroundCall.run(() -> {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      })));
    }
  }

  @Test
  void interruptsTheCallerButNotTheWork() throws Exception {
    CountDownLatch go = new CountDownLatch(1), done = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> BackgroundCall.run(() -> {
      try {
        go.await();
      } catch (InterruptedException e) {
        interrupted.set(true);
      }
      done.countDown();
      return null;
    }));
    assertTrue(Thread.interrupted(), "the interrupt status must be kept");
    go.countDown();
    done.await();
    assertFalse(interrupted.get());
  }
}
