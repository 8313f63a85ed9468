/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.membrane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.GoldenData;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.SectionType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Compares the membranes with those that NEURON had when it made the other references. */
class CorticalMembranesTest {

  private static final double RELATIVE = 1e-9;

  @Test
  void membranesAreThoseOfTheNeuronReferences() throws IOException {
    CsvTable table = GoldenData.table("membranes.csv.gz");
    assertEquals(CellType.values().length * SectionType.values().length, table.rows());
    for (int row = 0; row < table.rows(); row++) {
      String[] name = table.text(row, 0).split("\\.");
      Membrane membrane = CorticalMembranes.of(CellType.valueOf(name[0]), SectionType.valueOf(name[1]));
      assertClose(table, row, "cm_uFcm2", membrane.capacitance());
      assertClose(table, row, "g_pas", membrane.leak());
      assertClose(table, row, "e_pas", membrane.leakReversal());
      for (Channel channel : Channel.values()) {
        if (channel != Channel.CA && channel != Channel.CA_HVA) {
          assertClose(table, row, channel.label(), density(membrane, channel));
        }
      }
      // NEURON has one mechanism for the two names of the same kinetics
      assertClose(table, row, "Ca", density(membrane, Channel.CA) + density(membrane, Channel.CA_HVA));
      Calcium calcium = membrane.calcium();
      assertClose(table, row, "gamma", calcium == null ? 0 : calcium.gamma());
      assertClose(table, row, "decay", calcium == null ? 0 : calcium.decay());
    }
  }

  private static double density(Membrane membrane, Channel channel) {
    return membrane.densities().getOrDefault(channel, 0.0);
  }

  private static void assertClose(CsvTable table, int row, String column, double actual) throws IOException {
    double expected = table.number(row, table.column(column));
    assertEquals(expected, actual, RELATIVE * Math.abs(expected), table.text(row, 0) + " " + column);
  }
}
