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

/** The discrete amplitudes at which a threshold search can end. Implementations are immutable and thread-safe. */
public interface AmplitudeGrid {

  /** Lowest amplitude, V/m; a cell that fires at it fires without a stimulus. */
  double LOWEST = 1e-3;

  /**
   * Two neighbouring amplitudes of the grid, V/m.
   *
   * @param low highest amplitude below a threshold, 0 if the grid has none
   * @param high lowest amplitude at or above that threshold, infinite if the grid has none
   */
  record Step(double low, double high) {}

  /** Returns the amplitudes around a threshold (V/m, above 0; infinite for none). */
  Step around(double threshold);
}
