/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.search.UniformStimuli;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** CPU time of this solver on the calling thread, once the virtual machine has compiled it. */
final class OurSpeed {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 2;
  private static final int REPEATS = 3;
  private static final int LANES = 16;
  private static final int PULSES = 20;

  private final CableModel model;
  private final Waveform waveform;

  /** @param threshold V/m @param seconds CPU time per threshold */
  record Measured(double[] threshold, double seconds) {}

  OurSpeed(CableModel model, Waveform waveform) {
    this.model = model;
    this.waveform = waveform;
  }

  /** Computes thresholds in uniform fields on one thread; the time is the minimum over some runs. */
  Measured thresholds(List<Vec3> directions, SearchSettings search) {
    ThresholdSolver solver = new ThresholdSolver(model, waveform, search);
    UniformStimuli stimuli = new UniformStimuli(model.cell().compartments(), directions);
    double[][] thresholds = new double[1][];
    double seconds = least(() -> thresholds[0] = solver.solve(stimuli, 1, Progress.NONE).threshold());
    return new Measured(thresholds[0], seconds / directions.size());
  }

  /** Returns compartment-steps per CPU second. */
  double stepRate() {
    PulseRun pulse = new PulseRun(model, waveform, LANES);
    long[] steps = new long[1];
    double seconds = least(() -> {
      steps[0] = 0;
      for (int i = 0; i < PULSES; i++) {
        steps[0] += pulse.run();
      }
    });
    return steps[0] / seconds;
  }

  private static double least(Runnable work) {
    double seconds = Double.POSITIVE_INFINITY;
    for (int i = -WARM_UP; i < REPEATS; i++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      work.run();
      if (i >= 0) {
        seconds = Math.min(seconds, 1e-9 * (THREADS.getCurrentThreadCpuTime() - begin));
      }
    }
    return seconds;
  }
}
