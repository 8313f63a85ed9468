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
 * The amplitudes at which the search of Aberra et al. (2020) can end: it doubles or halves from 100 V/m until one
 * amplitude fires and one does not, then bisects to 0.05 V/m. Immutable, thread-safe.
 *
 * @param max highest amplitude, V/m
 */
record PublishedGrid(double max) implements AmplitudeGrid {

  private static final double START = 100;
  /** Width of the final bracket, V/m. */
  private static final double WIDTH = 0.05 + 1e-8;

  /** Runs the search for a cell that fires at and above the threshold. */
  @Override
  public Step around(double threshold) {
    double low = 0, high = Double.POSITIVE_INFINITY, amplitude = Math.min(START, max);
    boolean bracketed = false;
    while (low < max && high > LOWEST && !(bracketed && high - low <= WIDTH)) {
      boolean fires = amplitude >= threshold;
      if (fires) {
        high = amplitude;
      } else {
        low = amplitude;
      }
      bracketed = low > 0 && high < Double.POSITIVE_INFINITY;
      amplitude = fires || bracketed ? (low + high) / 2 : Math.min(2 * low, max);
    }
    return new Step(low, high);
  }
}
