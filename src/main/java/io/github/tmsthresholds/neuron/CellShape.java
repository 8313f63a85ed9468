package io.github.tmsthresholds.neuron;

import java.util.Arrays;

/**
 * What tells a cell from another of the same name but with another morphology or end of its main axon. Immutable,
 * thread-safe.
 *
 * @param compartments their number
 * @param area membrane area, um2
 */
public record CellShape(int compartments, double area) {

  /** Relative difference of areas that rounding alone may make. */
  private static final double SAME = 1e-4;

  /** Returns the shape of a cell. */
  public static CellShape of(CompartmentalCell cell) {
    return new CellShape(cell.compartments().count(), Arrays.stream(cell.compartments().area).sum());
  }

  /** Returns whether a cell has this shape. */
  public boolean fits(CompartmentalCell cell) {
    CellShape other = of(cell);
    return other.compartments == compartments && Math.abs(other.area / area - 1) < SAME;
  }
}
