/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

import io.github.tmsthresholds.math.Quantiles;
import java.util.Locale;

/** A statistic of the thresholds of neurons. */
public enum Statistic {

  /** The lowest threshold. */
  LOWEST(0),
  /** The 5th percentile. */
  P5(0.05),
  /** The median. */
  MEDIAN(0.5);

  private final double probability;

  Statistic(double probability) {
    this.probability = probability;
  }

  /** Returns the name in tables and parameters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the statistic.
   *
   * @param thresholds A/us, infinite for neurons that do not fire
   * @return infinite if too few neurons fire; NaN for no thresholds
   */
  public double of(double[] thresholds) {
    return Quantiles.quantile(thresholds, probability);
  }
}
