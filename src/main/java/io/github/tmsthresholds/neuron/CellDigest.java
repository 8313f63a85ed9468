package io.github.tmsthresholds.neuron;

import io.github.tmsthresholds.io.Sha256;

/** Names a cell model by the SHA-256 of all that simulating it depends on. Stateless, thread-safe. */
public final class CellDigest {

  private CellDigest() {}

  /**
   * SHA-256, hexadecimal, of type, sections and compartments, of which the cell's name is no part; of a cell that is known
   * by its name alone, of type and name; of a median, of its members.
   */
  public static String of(CellModel cell) {
    Sha256 digest = new Sha256();
    digest.text(cell.type().label());
    if (cell.hasCompartments()) {
      compartments(digest, cell.compartments());
    } else {
      digest.text(cell.name());
      cell.members().forEach(member -> digest.text(of(member)));
    }
    return digest.hex();
  }

  private static void compartments(Sha256 digest, Compartments c) {
    c.sections().forEach(s -> digest.text(s.toString()));
    for (double[] values : new double[][] {c.centre, c.diameter, c.area, c.length, c.axialResistance, c.ihFactor}) {
      digest.numbers(values);
    }
  }
}
