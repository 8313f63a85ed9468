package io.github.tmsthresholds.neuron;

import java.util.List;

/**
 * One neuron: its name, its type (which decides the membrane) and its compartments, ready to be simulated. A neuron that
 * is known by its name alone has no compartments; only estimators that know it can tell its thresholds. A population
 * median has none either, but members: its threshold is the median over these. Immutable, thread-safe.
 *
 * @param compartments null if it is known by its name alone, or is a median
 * @param members of a median, each a single neuron; else none
 */
public record CellModel(String name, CellType type, Compartments compartments, List<CellModel> members) {

  /** Ends the names of population medians; what stands before it and an underscore begin the names of their members. */
  public static final String MEDIAN = "_median";

  public CellModel {
    members = List.copyOf(members);
  }

  /** A neuron with its compartments. */
  public CellModel(String name, CellType type, Compartments compartments) {
    this(name, type, compartments, List.of());
  }

  /**
   * A neuron, or a population median, known by its name alone.
   *
   * @throws IllegalArgumentException if the name tells no cell type
   */
  public static CellModel named(String name) {
    return new CellModel(name, CellType.ofCell(name), null);
  }

  /**
   * The median of a population.
   *
   * @throws IllegalArgumentException if the name tells no cell type or there are no members
   */
  public static CellModel median(String name, List<CellModel> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("cell " + name + ": a median needs members");
    }
    return new CellModel(name, CellType.ofCell(name), null, members);
  }

  /** Whether a cell is a member of the median of this name, by its own name. */
  public static boolean isMember(String median, String cell) {
    return median.endsWith(MEDIAN) && !cell.endsWith(MEDIAN)
        && cell.startsWith(median.substring(0, median.length() - MEDIAN.length()) + "_");
  }

  public boolean hasCompartments() {
    return compartments != null;
  }

  /** @throws IllegalArgumentException if the neuron is known by its name alone, or is a median */
  @Override
  public Compartments compartments() {
    if (compartments == null) {
      throw new IllegalArgumentException("cell " + name + ": " + (members.isEmpty() ? "its morphology is not at hand"
          : "is the median of several cells and has no morphology of its own"));
    }
    return compartments;
  }
}
