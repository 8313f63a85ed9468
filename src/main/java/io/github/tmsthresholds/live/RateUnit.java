/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

/**
 * A unit of coil current rates. Immutable, thread-safe.
 *
 * @param label name
 * @param rate the unit in A/us
 */
record RateUnit(String label, double rate) {

  static final RateUnit COIL = new RateUnit("A/\u00b5s", 1);

  /** Returns percent of the maximum stimulator output. */
  static RateUnit percentOf(double fullRate) {
    return new RateUnit("% MSO", fullRate / 100);
  }

  @Override
  public String toString() {
    return label;
  }
}
