/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;

/**
 * Simulates one cell with one stimulus: membrane potentials, and where and when an action potential starts. Unlike the
 * threshold search, it does not end when the cell has fired. Immutable, thread-safe.
 */
public final class Simulation {

  /** Default time simulated from the onset of the last pulse, ms. */
  public static final double WINDOW = 2;

  /** Longest duration, ms. */
  private static final double LONGEST = 10_000;
  private static final int STEPS_PER_REPORT = 100;

  private final CableModel model;
  private final Waveform waveform;
  private final int steps;

  /**
   * The outcome of a simulation.
   *
   * @param crossings number of upward crossings of 0 mV, over all compartments
   * @param initiation compartment that crossed first, -1 if none did
   * @param time of the first crossing, ms, interpolated within the step; NaN if there was none
   */
  public record Outcome(int crossings, int initiation, double time) {

    /** Returns whether the crossings are an action potential, by the criterion of the threshold search. */
    public boolean fired() {
      return crossings >= SpikeCounter.SPIKE;
    }
  }

  /**
   * Creates a simulation.
   *
   * @param model cell
   * @param waveform shape of the stimulus
   * @param duration time simulated from the first onset, ms
   * @throws IllegalArgumentException if the duration is shorter than a time step, or longer than {@value #LONGEST} ms
   */
  public Simulation(CableModel model, Waveform waveform, double duration) {
    if (!(duration >= model.dt() && duration <= LONGEST)) {
      throw new InvalidInputException("duration", duration,
          "must be from one time step (" + model.dt() + " ms) to " + LONGEST + " ms");
    }
    this.model = model;
    this.waveform = waveform;
    this.steps = (int) Math.round(duration / model.dt());
  }

  /** Creates a simulation until {@value #WINDOW} ms after the onset of the last pulse. */
  public Simulation(CableModel model, Waveform waveform) {
    this(model, waveform, waveform.lastOnset() + WINDOW);
  }

  /** Returns the number of time steps. */
  public int steps() {
    return steps;
  }

  /**
   * Simulates from rest.
   *
   * @param es quasipotentials for an amplitude of one, mV per compartment
   * @param amplitude of the stimulus, V/m at the soma if {@code es} is for 1 V/m there
   * @param progress receives progress and may cancel
   * @param recordings recordings to fill
   * @throws IllegalArgumentException if the amplitude is negative or not finite, a quasipotential is not finite, or a
   *     recording would be too large
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Outcome run(double[] es, double amplitude, Progress progress, Recording... recordings) {
    if (!(amplitude >= 0) || Double.isInfinite(amplitude)) {
      throw new InvalidInputException("amplitude", amplitude, "must be 0 or more",
          "reverse the waveform for the opposite direction");
    }
    checkQuasipotentials(es);
    CableLanes lane = new CableLanes(model, 1);
    lane.stimulate(0, es);
    double[] before = model.restingPotentials(), v = before.clone(), drive = new double[1];
    for (Recording recording : recordings) {
      recording.start(steps, v);
    }
    int initiation = -1;
    double time = Double.NaN;
    for (int step = 0; step < steps; step++) {
      if (step % STEPS_PER_REPORT == 0) {
        progress.checkCancelled();
        progress.update("simulating " + model.cell().name(), step / (double) steps);
      }
      double t = step * model.dt();
      drive[0] = amplitude * waveform.mean(t, t + model.dt());
      lane.step(drive);
      read(lane, v);
      if (initiation < 0 && lane.spikes().crossings(0) > 0) {
        initiation = firstToCross(before, v);
        time = t + model.dt() * before[initiation] / (before[initiation] - v[initiation]);
      }
      for (Recording recording : recordings) {
        recording.record(step + 1, (step + 1) * model.dt(), v);
      }
      System.arraycopy(v, 0, before, 0, v.length);
    }
    return new Outcome(lane.spikes().crossings(0), initiation, time);
  }

  private void checkQuasipotentials(double[] es) {
    int n = model.cell().compartments().count();
    if (es.length != n) {
      throw new IllegalArgumentException(es.length + " quasipotentials for " + n + " compartments");
    }
    for (int c = 0; c < n; c++) {
      if (!Double.isFinite(es[c])) {
        throw new IllegalArgumentException("the quasipotential of compartment " + c + " is " + es[c]);
      }
    }
  }

  private void read(CableLanes lane, double[] v) {
    for (int p = 0; p < v.length; p++) {
      v[model.compartment[p]] = lane.potential(p, 0);
    }
  }

  /** Returns the compartment whose potential, linear between before and after a step, reaches 0 mV first. */
  private static int firstToCross(double[] before, double[] after) {
    int first = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < before.length; c++) {
      if (before[c] <= 0 && after[c] > 0) {
        double share = before[c] / (before[c] - after[c]);
        if (share < least) {
          least = share;
          first = c;
        }
      }
    }
    return first;
  }
}
