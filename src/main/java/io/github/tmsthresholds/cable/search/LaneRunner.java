/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

import io.github.tmsthresholds.cable.CableLanes;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Simulates many stimuli of one cell: each lane of each thread runs the trials of one stimulus, then takes the next. A
 * simulation ends as soon as the cell has fired, or once it can no longer fire (see {@link EarlyTermination}).
 * Immutable, thread-safe.
 */
final class LaneRunner {

  private final CableModel model;
  /** Mean of the waveform over each step. */
  private final double[] drive;
  /** Number of steps after which a simulation may be terminated early. */
  private final int firstCheck;
  /** Number of crossings of 0 mV, over all compartments, that make an action potential. */
  private final int spike;

  /**
   * Creates a runner.
   *
   * @param window simulated time, ms; a crossing in its last step is too late to count
   * @param spike number of crossings of 0 mV that make an action potential
   */
  LaneRunner(CableModel model, Waveform waveform, double window, int spike) {
    this.model = model;
    this.spike = spike;
    int steps = (int) Math.round(window / model.dt()) - 1;
    drive = new double[steps];
    for (int i = 0; i < steps; i++) {
      drive[i] = waveform.mean(i * model.dt(), (i + 1) * model.dt());
    }
    firstCheck = EarlyTermination.firstStep(drive, model.dt());
  }

  /** Provides the trials of each stimulus; called once per stimulus, from several threads. */
  interface Source {

    /**
     * Returns the trials of a stimulus, or null if there is none; stores its quasipotentials (mV per compartment) in
     * {@code es}.
     */
    AmplitudeTrials start(int stimulus, double[] es);
  }

  /**
   * Runs all stimuli.
   *
   * @param stimuli number of stimuli
   * @param source provides their trials
   * @param threads number of threads
   * @param lanes maximum number of lanes per thread
   * @param stage stage name for the progress
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void run(int stimuli, Source source, int threads, int lanes, String stage, Progress progress) {
    if (stimuli == 0) {
      return;
    }
    AtomicInteger next = new AtomicInteger(), finished = new AtomicInteger();
    int workers = Math.min(threads, stimuli), width = Math.min(lanes, (stimuli + workers - 1) / workers);
    Workers.run(workers, () -> new Worker(stimuli, source, next, width,
        () -> progress.update(stage, finished.incrementAndGet() / (double) stimuli)).run(progress));
  }

  private final class Worker {

    private final int stimuli;
    private final Source source;
    private final AtomicInteger next;
    private final Runnable finished;
    private final CableLanes lanes;
    private final AmplitudeTrials[] trials;
    private final int[] step;
    private final double[] drives;
    private final double[] es;

    Worker(int stimuli, Source source, AtomicInteger next, int width, Runnable finished) {
      this.stimuli = stimuli;
      this.source = source;
      this.next = next;
      this.finished = finished;
      lanes = new CableLanes(model, width);
      trials = new AmplitudeTrials[width];
      step = new int[width];
      drives = new double[width];
      es = new double[model.cell().compartments().count()];
    }

    void run(Progress progress) {
      int active = 0;
      for (int lane = 0; lane < trials.length; lane++) {
        active += refill(lane) ? 1 : 0;
      }
      while (active > 0) {
        progress.checkCancelled();
        for (int lane = 0; lane < trials.length; lane++) {
          drives[lane] = trials[lane] == null ? 0 : trials[lane].amplitude() * drive[step[lane]];
        }
        lanes.step(drives);
        for (int lane = 0; lane < trials.length; lane++) {
          if (trials[lane] != null && ended(lane)) {
            active--;
          }
        }
      }
    }

    /** Ends the simulation of a lane if it is over; returns whether the lane has become idle. */
    private boolean ended(int lane) {
      boolean fired = lanes.spikes().crossings(lane) >= spike, over = ++step[lane] == drive.length;
      if (!fired && !over && !(step[lane] >= firstCheck && lanes.below(EarlyTermination.POTENTIAL, lane))) {
        return false;
      }
      if (trials[lane].report(fired, lanes.spikes().first(lane), step[lane] * model.dt())) {
        lanes.reset(lane);
        step[lane] = 0;
        return false;
      }
      finished.run();
      return !refill(lane);
    }

    private boolean refill(int lane) {
      step[lane] = 0;
      lanes.reset(lane);
      for (int i = next.getAndIncrement(); i < stimuli; i = next.getAndIncrement()) {
        trials[lane] = source.start(i, es);
        if (trials[lane] != null) {
          lanes.stimulate(lane, es);
          return true;
        }
        finished.run();
      }
      trials[lane] = null;
      // an idle lane stays at rest
      Arrays.fill(es, 0);
      lanes.stimulate(lane, es);
      return false;
    }
  }
}
