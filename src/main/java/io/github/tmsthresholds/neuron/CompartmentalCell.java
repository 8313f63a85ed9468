/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron;

/** A neuron with its compartments, ready to be simulated. Immutable, thread-safe. */
public record CompartmentalCell(String name, CellType type, Compartments compartments) implements CellModel {

  @Override
  public CompartmentalCell compartmental() {
    return this;
  }
}
