package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.neuron.CellShape;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;

/**
 * One output of a network: the ln threshold (V/m at the soma) of a cell for a waveform. Immutable, thread-safe.
 *
 * @param cell name of a cell model; or one with {@value MedianCell#SUFFIX}, for the median over a population
 * @param waveform name of a {@link io.github.tmsthresholds.cable.waveform.Waveform}, the coil current not reversed
 * @param compartments of the cell; 0 for a median
 * @param area membrane area of the cell, um2, by which a cell of the same name but another shape is told; 0 for a
 *     median
 */
public record NetworkOutput(String cell, String waveform, int compartments, double area) {

  /** @throws IllegalArgumentException if the cell's name tells no type, or a part is missing */
  public NetworkOutput {
    if (cell == null || waveform == null || waveform.isEmpty() || compartments < 0 || !(area >= 0)) {
      throw new IllegalArgumentException("an output needs a cell, a waveform, compartments and an area, not " + cell + ", "
          + waveform + ", " + compartments + ", " + area);
    }
    CellType.ofCell(cell);
  }

  /** The output for a cell model. */
  public static NetworkOutput of(CompartmentalCell cell, String waveform) {
    CellShape shape = CellShape.of(cell);
    return new NetworkOutput(cell.name(), waveform, shape.compartments(), shape.area());
  }

  /** The output for the median over the cells whose names begin with that of the population and an underscore. */
  public static NetworkOutput median(String population, String waveform) {
    return new NetworkOutput(population + MedianCell.SUFFIX, waveform, 0, 0);
  }

  /** Whether a cell has the shape that the network was trained for. */
  public boolean fits(CompartmentalCell model) {
    return new CellShape(compartments, area).fits(model);
  }
}
