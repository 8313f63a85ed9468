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

import java.util.Arrays;

/**
 * Size of a cell, which distinguishes it from a cell of the same name with another morphology or axon terminal.
 * Immutable, thread-safe.
 *
 * @param compartments number of compartments
 * @param area total membrane area, um2
 */
public record CellShape(int compartments, double area) {

  /** Largest relative difference of areas due to rounding. */
  private static final double TOLERANCE = 1e-4;

  /** Returns the shape of a cell. */
  public static CellShape of(CompartmentalCell cell) {
    return new CellShape(cell.compartments().count(), Arrays.stream(cell.compartments().area).sum());
  }

  /** Returns whether a cell has this shape. */
  public boolean fits(CompartmentalCell cell) {
    CellShape other = of(cell);
    return other.compartments == compartments && Math.abs(other.area / area - 1) < TOLERANCE;
  }
}
