package io.github.tmsthresholds.cable.search;

import io.github.tmsthresholds.cable.ThresholdStatus;

/**
 * The trials of one stimulus that lead to its threshold: the lowest amplitude of a grid that fires, found from above.
 * Simulations that fire are short, and the time to fire tells how far the threshold is; only the one that confirms that
 * the next lower amplitude does not fire has to run to its end. How trials are chosen saves simulations; for a cell that
 * fires from an amplitude on it does not change the result. Not thread-safe.
 */
final class ThresholdSearch implements AmplitudeTrials {

  /** Nearly always above the threshold, V/m. */
  private static final double START = 800;
  /** The next trial leaves this share of the way to the guessed threshold. */
  private static final double MARGIN = 0.25;

  private final AmplitudeGrid grid;
  private double amplitude;
  /** The highest amplitude known not to fire, and the lowest known to, with the time when it did; then the one before. */
  private double low;
  private double high = Double.POSITIVE_INFINITY;
  private double time;
  private double higher = Double.POSITIVE_INFINITY;
  private double earlier;
  private int initiation = -1;
  private ThresholdStatus status = ThresholdStatus.NONE;

  ThresholdSearch(AmplitudeGrid grid) {
    this.grid = grid;
    this.amplitude = onGrid(START);
  }

  /** The lowest amplitude of the grid from this one on, or the grid's highest. */
  private double onGrid(double wanted) {
    AmplitudeGrid.Step step = grid.around(wanted);
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
      status = high == Double.POSITIVE_INFINITY ? ThresholdStatus.ABOVE_MAX : next == 0 ? ThresholdStatus.FIRES_AT_REST : ThresholdStatus.NONE;
      return false;
    }
    if (high == Double.POSITIVE_INFINITY) {
      amplitude = onGrid(2 * amplitude);
    } else {
      double guess = Math.max(low, guess());
      double wanted = onGrid(guess + MARGIN * (high - guess));
      amplitude = wanted < high ? wanted : next;
    }
    return true;
  }

  private double guess() {
    return higher == Double.POSITIVE_INFINITY ? SpikeLatency.threshold(high, time)
        : SpikeLatency.threshold(higher, earlier, high, time);
  }

  /** The lowest amplitude known to fire, V/m; NaN if there is none. */
  double threshold() {
    return status.hasThreshold() ? high : Double.NaN;
  }

  /** The compartment where the action potential starts at threshold, or -1. */
  int initiation() {
    return status.hasThreshold() ? initiation : -1;
  }

  /** Why there is no threshold, or NONE. */
  ThresholdStatus status() {
    return status;
  }
}
