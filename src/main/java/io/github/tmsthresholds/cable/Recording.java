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

import io.github.tmsthresholds.io.InvalidInputException;

/** Records the membrane potential of some compartments during a simulation. Filled by one run; not thread-safe. */
public final class Recording {

  private static final long MAX_VALUES = 1 << 24;

  private final int[] compartments;
  private final int every;
  private double[] time;
  private double[][] potential;

  /**
   * Creates a recording.
   *
   * @param compartments indices of the compartments to record
   * @param every number of time steps between samples
   * @throws IllegalArgumentException if there is no compartment or the number of steps is below one
   */
  public Recording(int[] compartments, int every) {
    if (compartments.length == 0 || every < 1) {
      throw new IllegalArgumentException("a recording must have at least one compartment and one step between samples,"
          + " not " + compartments.length + " compartments and " + every + " steps");
    }
    this.compartments = compartments.clone();
    this.every = every;
  }

  void start(int steps, double[] rest) {
    int samples = steps / every + 1;
    if ((long) samples * compartments.length > MAX_VALUES) {
      throw new InvalidInputException("a recording of " + compartments.length + " compartments at " + samples
          + " times is too large; it must have at most " + MAX_VALUES + " values");
    }
    time = new double[samples];
    potential = new double[compartments.length][samples];
    record(0, 0, rest);
  }

  void record(int step, double t, double[] v) {
    if (step % every != 0) {
      return;
    }
    int sample = step / every;
    time[sample] = t;
    for (int k = 0; k < compartments.length; k++) {
      potential[k][sample] = v[compartments[k]];
    }
  }

  /** Returns the recorded compartments, in the given order. */
  public int[] compartments() {
    return compartments.clone();
  }

  /** Returns the times of the samples, ms, from 0. */
  public double[] time() {
    return time.clone();
  }

  /** Returns the membrane potential (mV) of the recorded compartment of index {@code k}, one value per sample. */
  public double[] potential(int k) {
    return potential[k].clone();
  }
}
