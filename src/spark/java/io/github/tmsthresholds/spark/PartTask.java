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

import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;

/**
 * A Spark task: computes some parts of a unit that are not done yet. Because results are stored under names that
 * depend on all inputs, a repeated or a speculative task does no harm. The tasks of a Java process compute one part at
 * a time, with the cores of all of them, because an estimator serves one caller at a time. Immutable, thread-safe.
 *
 * @param ids of the parts, neighbours in the unit's list
 * @param repeated whether Spark is to repeat the task elsewhere if a part fails, if it has not done so yet
 */
record PartTask(Unit unit, ArrayList<String> ids, boolean repeated) implements Serializable {

  private static final Object COMPUTING = new Object();
  private static final AtomicInteger CORES = new AtomicInteger();

  /**
   * The outcome of a task.
   *
   * @param computed number of parts that it computed; the others were done, or failed
   * @param failures messages by the ids of parts that failed
   * @param openSeconds time until the inputs were read, s
   * @param seconds time of the parts, s
   */
  record Report(PartTask task, int computed, LinkedHashMap<String, String> failures, double openSeconds, double seconds)
      implements Serializable {}

  /** Divides the missing parts of a unit into tasks that take about the same time. */
  static List<PartTask> of(UnitPlan plan, double seconds, boolean repeated) {
    List<PartTask> tasks = new ArrayList<>();
    ArrayList<String> ids = new ArrayList<>();
    double sum = 0;
    for (UnitPlan.Item item : plan.missing()) {
      if (!ids.isEmpty() && sum + item.seconds() > seconds) {
        tasks.add(new PartTask(plan.unit(), ids, repeated));
        ids = new ArrayList<>();
        sum = 0;
      }
      ids.add(item.id());
      sum += item.seconds();
    }
    if (!ids.isEmpty()) {
      tasks.add(new PartTask(plan.unit(), ids, repeated));
    }
    return tasks;
  }

  /**
   * Runs on an executor.
   *
   * @throws IOException if a part failed and the task is to be repeated
   */
  Report run() throws IOException {
    TaskContext context = TaskContext.get();
    CORES.addAndGet(context.cpus());
    try {
      return run(context);
    } finally {
      CORES.addAndGet(-context.cpus());
    }
  }

  private Report run(TaskContext context) throws IOException {
    LinkedHashMap<String, String> failures = new LinkedHashMap<>();
    long start = System.nanoTime(), opened = start;
    int computed = 0;
    try {
      Map<String, Part> parts = OpenUnits.parts(unit);
      opened = System.nanoTime();
      for (String id : ids) {
        try {
          computed += compute(parts.get(id), context) ? 1 : 0;
        } catch (CancellationException e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          failures.put(id, Node.message(e));
        }
      }
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String message = Node.message(e);
      ids.forEach(id -> failures.put(id, message));
    }
    if (!failures.isEmpty() && repeated && context.attemptNumber() == 0) {
      throw new IOException(failures.values().iterator().next());
    }
    return new Report(this, computed, failures, seconds(start, opened), seconds(opened, System.nanoTime()));
  }

  private boolean compute(Part part, TaskContext context) throws IOException {
    if (part == null) {
      throw new IOException(unit.job().name() + " has other parts here; its cells, networks or fields differ");
    }
    synchronized (COMPUTING) {
      if (part.isDone()) {
        return false;
      }
      part.compute(CORES.get(), new Progress() {
        @Override
        public void update(String stage, double fraction) {}

        @Override
        public boolean cancelled() {
          return context.isInterrupted();
        }
      });
      return true;
    }
  }

  private static double seconds(long from, long to) {
    return (to - from) * 1e-9;
  }
}
