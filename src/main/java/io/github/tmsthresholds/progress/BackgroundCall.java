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

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work that does not respond to interruption, or must not be interrupted, such as calls into other libraries, so
 * that the caller can still be cancelled at once. Stateless, thread-safe.
 */
public final class BackgroundCall {

  private BackgroundCall() {}

  /** Work that returns a value and may fail with an {@link IOException}. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does the work and returns its result. */
    T run() throws IOException;
  }

  /**
   * Runs work on a daemon thread and waits for its result. If the calling thread is interrupted, this method throws at
   * once; the work continues to its end and its result is discarded.
   *
   * @throws IOException if the work throws it; runtime exceptions and errors of the work are thrown as well
   * @throws CancellationException if the calling thread was interrupted
   */
  public static <T> T run(Work<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread thread = new Thread(task, "tms-thresholds-background");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
