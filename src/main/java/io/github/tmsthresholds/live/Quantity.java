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

/** What the colours of the map show. */
enum Quantity {
  /** Median threshold of the neurons of a site. */
  THRESHOLD("Threshold"),
  /** Magnitude of the E-field at the stimulator output. */
  MAGNITUDE("|E| at output"),
  /** Fraction of the neurons that fire at the stimulator output. */
  FIRED("Fraction fired");

  private final String label;

  Quantity(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
