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

  /** @throws IllegalArgumentException if the cell is known by its name alone */
  public static CellShape of(CellModel cell) {
    return new CellShape(cell.compartments().count(), Arrays.stream(cell.compartments().area).sum());
  }

  /** @throws IllegalArgumentException if the cell is known by its name alone */
  public boolean fits(CellModel cell) {
    CellShape other = of(cell);
    return other.compartments == compartments && Math.abs(other.area / area - 1) < SAME;
  }
}
