/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import ij.Prefs;
import io.github.tmsthresholds.command.result.RunSummaryReader;
import io.github.tmsthresholds.ij.Commands;
import io.github.tmsthresholds.io.FolderLock;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.TaskContext;

/**
 * A Spark task: makes a map of a batch from its parts. A copy of the task waits for the one that is writing the map.
 * The tasks of a Java process make one map at a time. Immutable, thread-safe.
 *
 * @param intelByteOrder whether ImageJ on the driver saves TIFF files in this byte order
 */
record MapTask(Job job, boolean intelByteOrder) implements Serializable {

  private static final int WAIT_MS = 1000;

  /**
   * The outcome of a task.
   *
   * @param failure why there is no map; empty if there is one
   */
  record Report(String name, String failure) implements Serializable {}

  /** Runs on an executor. */
  Report run() {
    try {
      Path folder = Path.of(job.values().get("output"));
      awaitOther(folder);
      synchronized (MapTask.class) {
        Prefs.intelByteOrder = intelByteOrder;
        if (RunSummaryReader.in(folder).isEmpty()) {
          Commands.compute(Job.collecting(job.label(), job.values()));
        }
      }
      return new Report(job.name(), "");
    } catch (IOException | RuntimeException e) {
      return new Report(job.name(), Node.message(e));
    }
  }

  /** Waits until no other task writes to a folder. @throws IOException if this task was killed */
  private static void awaitOther(Path folder) throws IOException {
    while (isTaken(folder)) {
      if (TaskContext.get().isInterrupted()) {
        throw new IOException("the task was stopped");
      }
      try {
        Thread.sleep(WAIT_MS);
      } catch (InterruptedException e) {
        throw new IOException("the task was stopped", e);
      }
    }
  }

  private static boolean isTaken(Path folder) {
    try (FolderLock free = FolderLock.take(folder)) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
