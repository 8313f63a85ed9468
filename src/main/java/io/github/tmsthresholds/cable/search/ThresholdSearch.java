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
 * The trials that find the threshold of one stimulus: the lowest amplitude of a grid that fires, approached from above.
 * Simulations that fire are short, and the latency indicates the distance from threshold; only the one that confirms
 * that the next lower amplitude does not fire has to run to its end. The choice of trials saves simulations; for a cell
 * that fires at and above an amplitude, it does not change the result. Not thread-safe.
 */
class ThresholdSearch implements AmplitudeTrials {

  /** First amplitude, V/m; above threshold in nearly all cases. */
  private static final double START = 800;
  /** Margin of the next trial above the estimated threshold, as a fraction of the distance to it. */
  private static final double MARGIN = 0.25;

  final AmplitudeGrid grid;
  double amplitude;
  /** Highest amplitude known not to fire. */
  double low;
  /** Lowest amplitude known to fire, and the time at which it fires. */
  double high = Double.POSITIVE_INFINITY;
  double time;
  /** Next higher amplitude that was tried, and the time at which it fires. */
  double higher = Double.POSITIVE_INFINITY;
  double earlier;
  private int initiation = -1;
  private ThresholdStatus status = ThresholdStatus.NONE;

  ThresholdSearch(AmplitudeGrid grid) {
    this(grid, START);
  }

  ThresholdSearch(AmplitudeGrid grid, double start) {
    this.grid = grid;
    this.amplitude = onGrid(start);
  }

  /** Returns the lowest amplitude of the grid at or above the given one, or the highest of the grid. */
  final double onGrid(double least) {
    AmplitudeGrid.Step step = grid.around(least);
    return step.high() < Double.POSITIVE_INFINITY ? step.high() : step.low();
  }

  @Override
  public double amplitude() {
    return amplitude;
  }

  @Override
  public boolean report(boolean fired, int where, double when) {
    if (fired) {
      higher = high;
      earlier = time;
      high = amplitude;
      time = when;
      initiation = where;
    } else {
      low = amplitude;
    }
    double next = grid.around(high).low();
    if (next <= low) {
      status = high == Double.POSITIVE_INFINITY ? ThresholdStatus.ABOVE_MAX
          : next == 0 ? ThresholdStatus.FIRES_AT_REST : ThresholdStatus.NONE;
      return false;
    }
    double trial = high == Double.POSITIVE_INFINITY ? onGrid(raised()) : lowered();
    amplitude = trial < high ? trial : next;
    return true;
  }

  /** Returns the next amplitude while none has fired. */
  double raised() {
    return 2 * amplitude;
  }

  /** Returns the next amplitude, on the grid and above {@link #low}, once one has fired. */
  double lowered() {
    double guess = Math.max(low, guess(SpikeLatency.ANYWHERE));
    return onGrid(guess + MARGIN * (high - guess));
  }

  /** Estimates the threshold from the times at the lowest amplitudes that fire. */
  final double guess(SpikeLatency latency) {
    return higher == Double.POSITIVE_INFINITY ? latency.threshold(high, time)
        : latency.threshold(higher, earlier, high, time);
  }

  /** Returns the threshold, V/m: the lowest amplitude that fires; NaN if there is none. */
  double threshold() {
    return status.hasThreshold() ? high : Double.NaN;
  }

  /** Returns the compartment where the action potential starts at threshold, or -1. */
  int initiation() {
    return status.hasThreshold() ? initiation : -1;
  }

  /** Returns the threshold status. */
  ThresholdStatus status() {
    return status;
  }
}
