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

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Does work on requests in the background, one at a time. A request that arrives while another is worked on replaces
 * any that waits. Thread-safe.
 */
final class LatestOnly<T> implements AutoCloseable {

  private final AtomicReference<T> waiting = new AtomicReference<>();
  private final Object arrival = new Object();
  private volatile boolean closed;

  /**
   * Starts the thread, a daemon.
   *
   * @param work on a request; exceptions of the type {@link CancellationException} end the work on it
   */
  LatestOnly(Consumer<T> work) {
    Thread thread = new Thread(() -> run(work), "tms-thresholds-live");
    thread.setDaemon(true);
    thread.start();
  }

  /** Requests work. */
  void submit(T request) {
    waiting.set(request);
    synchronized (arrival) {
      arrival.notifyAll();
    }
  }

  /** Returns whether a newer request waits, or there will be no more. */
  boolean isOutdated() {
    return closed || waiting.get() != null;
  }

  private void run(Consumer<T> work) {
    while (!closed) {
      T request = waiting.getAndSet(null);
      if (request == null) {
        await();
        continue;
      }
      try {
        work.accept(request);
      } catch (CancellationException e) {
        // a newer request waits
      }
    }
  }

  private void await() {
    synchronized (arrival) {
      while (waiting.get() == null && !closed) {
        try {
          arrival.wait();
        } catch (InterruptedException e) {
          closed = true;
        }
      }
    }
  }

  /** Ends the thread after the work on the present request. */
  @Override
  public void close() {
    synchronized (arrival) {
      closed = true;
      arrival.notifyAll();
    }
  }
}
