package io.github.tmsthresholds.neuron;

/**
 * One neuron: its name, its type (which decides the membrane) and its compartments, ready to be simulated. A neuron that
 * is known by its name alone has no compartments; only estimators that know it can tell its thresholds. Immutable,
 * thread-safe.
 */
public record CellModel(String name, CellType type, Compartments compartments) {

  /**
   * A neuron known by its name alone.
   *
   * @throws IllegalArgumentException if the name tells no cell type
   */
  public static CellModel named(String name) {
    return new CellModel(name, CellType.ofCell(name), null);
  }

  public boolean hasCompartments() {
    return compartments != null;
  }

  /** @throws IllegalArgumentException if the neuron is known by its name alone */
  @Override
  public Compartments compartments() {
    if (compartments == null) {
      throw new IllegalArgumentException("cell " + name + ": its morphology is not at hand");
    }
    return compartments;
  }
}
