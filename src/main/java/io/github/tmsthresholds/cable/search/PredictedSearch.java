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

/**
 * A search that starts at a predicted threshold. It ends at the same amplitude as any other: the lowest of the grid
 * that fires. The constants minimise the simulated time of all cell types for predictions that are off by 0.5 to 1 %;
 * with worse ones, the search takes longer. Not thread-safe.
 */
final class PredictedSearch extends ThresholdSearch {

  /** First amplitude relative to the prediction. */
  private static final double START = 1.007;
  /** Factor of the next amplitude if the first does not fire; cubed each time. */
  private static final double RAISE = 1.0105;
  /** Weight of the prediction in the guess from the first latency. */
  private static final double WEIGHT = 0.22;
  /** Margin of the next trial above the guess, as a fraction of the distance to it: after one latency, after more. */
  private static final double FIRST_MARGIN = 0.26;
  private static final double MARGIN = 0.2;
  /** The next trial between the bounds if the guess is not above the lower one, as a fraction of their distance. */
  private static final double BETWEEN = 0.2;
  /** Largest factor by which the delays of a cell differ from the usual ones. */
  private static final double MAX_SCALE = 1.6;

  private final double prediction;
  private double raise = RAISE;
  /** Amplitude that was tried before {@link #higher}, and the time at which it fires. */
  private double highest = Double.POSITIVE_INFINITY;
  private double earliest;

  /** @param prediction V/m, above 0 */
  PredictedSearch(AmplitudeGrid grid, double prediction) {
    super(grid, START * prediction);
    this.prediction = prediction;
  }

  @Override
  public boolean report(boolean fired, int where, double when) {
    if (fired) {
      highest = higher;
      earliest = earlier;
    }
    return super.report(fired, where, when);
  }

  @Override
  double raised() {
    double next = raise * amplitude;
    raise = raise * raise * raise;
    return next;
  }

  @Override
  double lowered() {
    double guess = guess(SpikeLatency.NEAR), margin = MARGIN;
    if (higher == Double.POSITIVE_INFINITY) {
      guess = Math.min(WEIGHT * prediction + (1 - WEIGHT) * guess, grid.around(high).low());
      margin = FIRST_MARGIN;
    } else if (highest < Double.POSITIVE_INFINITY) {
      double scale = (earlier - earliest) / SpikeLatency.NEAR.delay(guess, highest, higher);
      guess = guess(SpikeLatency.NEAR.times(Math.max(1 / MAX_SCALE, Math.min(MAX_SCALE, scale))));
    }
    double trial = guess <= low ? low + BETWEEN * (high - low) : guess + margin * (high - guess);
    AmplitudeGrid.Step step = grid.around(trial);
    return step.low() > low ? step.low() : step.high();
  }
}
