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

import java.util.List;
import java.util.Locale;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts finished and failed tasks and prints the progress at most every few seconds. Thread-safe. */
final class TaskCounter extends SparkListener {

  private static final double INTERVAL_S = 5;

  private final long start = System.nanoTime();
  private List<PartTask> tasks = List.of();
  private boolean[] finished = {};
  private int all;
  private int done;
  private int failed;
  private double printed;

  /** Starts to count the tasks of a stage. */
  synchronized void start(List<PartTask> ofStage) {
    tasks = ofStage;
    finished = new boolean[tasks.size()];
    all = tasks.stream().mapToInt(task -> task.ids().size()).sum();
    done = 0;
    printed = seconds();
  }

  /** Stops counting. */
  synchronized void stop() {
    tasks = List.of();
  }

  /** Returns how many attempts at tasks failed, on their own or with an executor. */
  synchronized int failed() {
    return failed;
  }

  /** Returns the time since this was created, s. */
  double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    int index = end.taskInfo().index();
    if (index >= tasks.size()) {
      return;
    }
    if (end.taskInfo().failed()) {
      failed++;
    } else if (end.taskInfo().successful() && !finished[index]) {
      finished[index] = true;
      done += tasks.get(index).ids().size();
    }
    double now = seconds();
    if (now > printed + INTERVAL_S) {
      printed = now;
      System.out.println(String.format(Locale.ROOT, "Parts: %d of %d finished, %d attempts failed, %.0f s", done, all,
          failed, now));
    }
  }
}
