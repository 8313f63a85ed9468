package io.github.tmsthresholds.neuron;

/** A neuron with its compartments, ready to be simulated. Immutable, thread-safe. */
public record CompartmentalCell(String name, CellType type, Compartments compartments) implements CellModel {

  @Override
  public CompartmentalCell compartmental() {
    return this;
  }
}
