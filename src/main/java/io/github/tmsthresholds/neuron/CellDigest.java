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

import io.github.tmsthresholds.io.Sha256;

/** Identifies a cell model by the SHA-256 of everything its simulation depends on. Stateless, thread-safe. */
public final class CellDigest {

  private CellDigest() {}

  /**
   * Returns the SHA-256 (hexadecimal) of type, sections and compartments, but not the name, of a cell with
   * compartments; of type and name of a cell known by its name alone; of type, name and members of a median.
   */
  public static String of(CellModel cell) {
    Sha256 digest = new Sha256();
    digest.text(cell.type().label());
    if (cell instanceof CompartmentalCell neuron) {
      compartments(digest, neuron.compartments());
    } else {
      digest.text(cell.name());
    }
    if (cell instanceof MedianCell median) {
      median.members().forEach(member -> digest.text(of(member)));
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
