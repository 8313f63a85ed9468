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

import io.github.tmsthresholds.cable.ThresholdStatus;

/**
 * The final simulations of the published scheme, with a finer time step and a longer window: if there is no action
 * potential at the threshold, the threshold is raised in steps of 1 % (Aberra et al. 2020). Not thread-safe.
 */
final class ConfirmationRun implements AmplitudeTrials {

  /** Time step, ms. */
  static final double DT = 0.001;
  /** Time simulated from the onset of the last pulse, ms. */
  static final double WINDOW = 2;
  /** Number of crossings of 0 mV that make an action potential in this run. */
  static final int SPIKE = 2;

  /** Factor by which the threshold is raised. */
  private static final double RAISE = 1.01;

  private final double max;
  private double amplitude;
  private int initiation;

  /**
   * Creates the run.
   *
   * @param threshold result of the search, V/m
   * @param max highest amplitude, V/m
   */
  ConfirmationRun(double threshold, double max) {
    this.amplitude = threshold;
    this.max = max;
  }

  @Override
  public double amplitude() {
    return amplitude;
  }

  @Override
  public boolean report(boolean fired, int where, double time) {
    initiation = where;
    if (fired) {
      return false;
    }
    amplitude *= RAISE;
    return amplitude <= max;
  }

  /** Returns the compartment where the action potential starts, or -1. */
  int initiation() {
    return initiation;
  }

  /** Returns the threshold status: above the maximum if the threshold had to be raised beyond it. */
  ThresholdStatus status() {
    return amplitude <= max ? ThresholdStatus.NONE : ThresholdStatus.ABOVE_MAX;
  }
}
