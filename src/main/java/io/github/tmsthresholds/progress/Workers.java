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

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the same task on several threads in parallel and waits for all of them. The task takes its items from a shared
 * counter and allocates its own working memory. Stateless, thread-safe.
 */
public final class Workers {

  private Workers() {}

  /**
   * Runs the task {@code threads} times in parallel; for one thread, on the calling thread. The first exception is
   * thrown at once and the other threads are interrupted.
   *
   * @param threads number of threads, at least 1
   * @param task run once per thread
   * @throws IllegalArgumentException if the number of threads is below one
   * @throws CancellationException if the calling thread was interrupted while waiting
   */
  public static void run(int threads, Runnable task) {
    if (threads < 1) {
      throw new IllegalArgumentException("the number of threads must be 1 or more, not " + threads);
    }
    if (threads == 1) {
      task.run();
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, r -> {
      Thread t = new Thread(r, "tms-thresholds-worker");
      t.setDaemon(true);
      return t;
    });
    try {
      CompletionService<Void> running = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < threads; i++) {
        running.submit(task, null);
      }
      for (int i = 0; i < threads; i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException r) {
        throw r;
      }
      if (e.getCause() instanceof Error r) {
        throw r;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      pool.shutdownNow();
    }
  }
}
