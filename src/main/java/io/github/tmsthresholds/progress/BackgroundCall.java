package io.github.tmsthresholds.progress;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that hears of no interruption, or must not hear of it, such as that of other libraries. */
public final class BackgroundCall {

  private BackgroundCall() {}

  /** What is to be done. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Runs work on a thread of its own and waits for it. If the calling thread is interrupted, it goes on at once; the other
   * comes to its end, and what it gives is dropped.
   *
   * @throws IOException if the work does
   * @throws CancellationException if the calling thread was interrupted
   */
  public static <T> T run(Work<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread thread = new Thread(task, "tms-thresholds-aside");
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
