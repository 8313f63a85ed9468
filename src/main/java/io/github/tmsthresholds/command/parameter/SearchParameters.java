/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.io.InvalidInputException;

/** The parameters of the threshold search. */
public final class SearchParameters {

  /** Value of {@code search=}: to 0.05 V/m, as published. */
  public static final String PUBLISHED = "published";
  /** Value of {@code search=}: to the tolerance. */
  public static final String FAST = "fast";

  private static final double FINEST = 1e-6, HIGHEST = 1e6;

  private SearchParameters() {}

  /**
   * Returns the settings of the search.
   *
   * @throws InvalidInputException if the tolerance or the maximum is out of range. The limits keep the search within
   *     double precision: beyond them rounding alone would decide whether a cell fires
   */
  public static SearchSettings settings(String search, double tolerance, double max) {
    Parameters.rejectIf(tolerance > 0 && tolerance < FINEST, "tolerance", tolerance, "must be " + FINEST + " or more");
    Parameters.rejectIf(max > HIGHEST, "max", max, "must be " + HIGHEST + " V/m or less");
    return new SearchSettings(search.equals(PUBLISHED), tolerance, max);
  }
}
