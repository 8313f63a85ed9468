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

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * Settings of the threshold search, in V/m at the soma. Immutable, thread-safe.
 *
 * @param published true for the published scheme (double or halve from 100, bisect to 0.05 V/m, confirm by a
 *     {@link ConfirmationRun}; Aberra et al. 2020), false for the lowest amplitude of a geometric series that fires
 * @param tolerance relative step of that series, ignored by the published scheme
 * @param max highest amplitude, V/m
 */
public record SearchSettings(boolean published, double tolerance, double max) {

  /** Default settings of the fast search: to 0.05 %, up to 5000 V/m. */
  public static final SearchSettings FAST = new SearchSettings(false, 5e-4, 5000);
  /** Settings of the published search, up to 5000 V/m. */
  public static final SearchSettings PUBLISHED = new SearchSettings(true, 5e-4, 5000);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the tolerance is not between 0 and 1 or the maximum is not above zero
   */
  public SearchSettings {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new InvalidInputException("tolerance", tolerance, "must be between 0 and 1");
    }
    if (!(max > 0) || Double.isInfinite(max)) {
      throw new InvalidInputException("max", max, "must be above 0 V/m");
    }
  }

  /** Returns the amplitudes at which the search can end. */
  public AmplitudeGrid grid() {
    return published ? new PublishedGrid(max) : new GeometricGrid(tolerance, max);
  }
}
