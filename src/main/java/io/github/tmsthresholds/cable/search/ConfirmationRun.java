package io.github.tmsthresholds.cable.search;

import io.github.tmsthresholds.cable.ThresholdStatus;

/**
 * The last simulation of the published scheme, with a finer step over a longer window: where it shows no action
 * potential at the threshold found, the threshold is raised in steps of 1 % (Aberra et al. 2020). Not thread-safe.
 */
final class ConfirmationRun implements AmplitudeTrials {

  /** Time step, ms. */
  static final double DT = 0.001;
  /** Time simulated from the onset of the last pulse, ms. */
  static final double WINDOW = 2;
  /** Crossings of 0 mV that make an action potential here. */
  static final int SPIKE = 2;

  private static final double RAISE = 1.01;

  private final double max;
  private double amplitude;
  private int initiation;

  /**
   * @param threshold V/m
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

  int initiation() {
    return initiation;
  }

  /** What became of the threshold: none if it had to be raised beyond the maximum. */
  ThresholdStatus status() {
    return amplitude <= max ? ThresholdStatus.NONE : ThresholdStatus.ABOVE_MAX;
  }
}
