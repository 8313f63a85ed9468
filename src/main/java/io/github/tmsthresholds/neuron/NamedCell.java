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

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * A neuron, or a population median, that is known by its name alone. Only estimators that list its name can compute its
 * thresholds. Immutable, thread-safe.
 */
public record NamedCell(String name) implements CellModel {

  /** @throws IllegalArgumentException if the name does not begin with a cortical layer */
  public NamedCell {
    CellType.ofCell(name);
  }

  @Override
  public CellType type() {
    return CellType.ofCell(name);
  }

  /** @throws IllegalArgumentException always */
  @Override
  public CompartmentalCell compartmental() {
    throw new InvalidInputException("cell " + name + ": its morphology is not available");
  }
}
