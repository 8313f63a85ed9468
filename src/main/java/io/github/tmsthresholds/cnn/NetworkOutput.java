/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.neuron.CellShape;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;

/**
 * One output of a network: the ln threshold (V/m at the soma) of a cell for a waveform. Immutable, thread-safe.
 *
 * @param cell name of a cell model, or a population's name followed by {@value MedianCell#SUFFIX} for the median over
 *     that population
 * @param waveform name of a {@link io.github.tmsthresholds.cable.waveform.Waveform}, the coil current not reversed
 * @param compartments number of compartments of the cell; 0 for a median
 * @param area membrane area of the cell, um2, which distinguishes cells of the same name but another shape; 0 for a
 *     median
 */
public record NetworkOutput(String cell, String waveform, int compartments, double area) {

  /** @throws IllegalArgumentException if the cell's name does not begin with a cell type, or a component is invalid */
  public NetworkOutput {
    if (cell == null || waveform == null || waveform.isEmpty() || compartments < 0 || !(area >= 0)) {
      throw new IllegalArgumentException("an output must have a cell, a waveform, compartments and an area, not " + cell
          + ", " + waveform + ", " + compartments + ", " + area);
    }
    CellType.ofCell(cell);
  }

  /** Returns the output for a cell model and the name of a waveform. */
  public static NetworkOutput of(CompartmentalCell cell, String waveform) {
    CellShape shape = CellShape.of(cell);
    return new NetworkOutput(cell.name(), waveform, shape.compartments(), shape.area());
  }

  /** Returns the output for the median over the cells whose names begin with the population's and an underscore. */
  public static NetworkOutput median(String population, String waveform) {
    return new NetworkOutput(population + MedianCell.SUFFIX, waveform, 0, 0);
  }

  /** Returns whether a cell has the shape that the network was trained for. */
  public boolean fits(CompartmentalCell model) {
    return new CellShape(compartments, area).fits(model);
  }
}
