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

/**
 * What thresholds can be estimated for: a neuron with compartments, a neuron known by its name alone, or the median
 * over a population. Immutable, thread-safe.
 */
public sealed interface CellModel permits CompartmentalCell, NamedCell, MedianCell {

  /** Returns the name, whose beginning determines the type. */
  String name();

  /** Returns the cell type, which determines the membrane and the cortical layer. */
  CellType type();

  /**
   * Returns this cell for simulation.
   *
   * @throws IllegalArgumentException if it has no compartments
   */
  CompartmentalCell compartmental();
}
