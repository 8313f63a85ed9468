/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ops;

import io.github.tmsthresholds.progress.InterruptibleProgress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;

/**
 * The progress of an op. It is reported to SciJava Ops where an op runs in it, so that listeners of {@code
 * org.scijava.progress} receive it if the op was matched with the hint {@code progress.TRACK}. An interruption of the
 * thread that runs the op, or a {@link CancellationException} of a listener, cancels it. SciJava Ops is looked up at
 * run time; without it, nobody receives the progress. Thread-safe.
 */
final class OpsProgress extends InterruptibleProgress {

  private static final String HOST = "org.scijava.progress.Progress";
  private static final int STEPS = 1000;

  /** Task of this op, to which other threads must report, too; null without SciJava Ops. */
  private Object task;
  private Method update;
  private Method setStatus;
  private String stage = "";
  private int reported;

  /** Creates the progress of the op that the calling thread runs. */
  OpsProgress() {
    try {
      Class<?> host = Class.forName(HOST, true, loader());
      Method currentTask = host.getMethod("currentTask");
      update = host.getMethod("update", long.class, currentTask.getReturnType());
      setStatus = currentTask.getReturnType().getMethod("setStatus", String.class);
      host.getMethod("defineTotal", long.class).invoke(null, (long) STEPS);
      task = currentTask.invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      task = null;
    }
  }

  private static ClassLoader loader() {
    ClassLoader own = OpsProgress.class.getClassLoader(), context = Thread.currentThread().getContextClassLoader();
    return context == null ? own : context;
  }

  @Override
  public synchronized void update(String name, double fraction) {
    int steps = Math.max(reported, (int) (STEPS * Math.min(1, fraction)));
    if (task == null || steps == reported && name.equals(stage)) {
      return;
    }
    try {
      setStatus.invoke(task, name);
      update.invoke(null, (long) (steps - reported), task);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof CancellationException cancelled) {
        cancel();
        throw cancelled;
      }
      task = null;
    } catch (ReflectiveOperationException e) {
      task = null;
    }
    stage = name;
    reported = steps;
  }

  /** Reports that the op is complete, which SciJava Ops requires. */
  void complete() {
    update(stage, 1);
  }
}
