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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {

  private final Compartments cell = SmallCell.named("L5_Small").compartments();

  @Test
  void returnsEveryCompartmentByItsLocation() {
    for (int c = 0; c < cell.count(); c++) {
      Location location = Location.of(cell, c);
      assertEquals(c, location.compartment(cell));
      assertEquals(c, Location.parse(location.toString()).compartment(cell), location.toString());
    }
  }

  @Test
  void endsAndMiddleLieInTheSection() {
    Compartments.Section apical = cell.sections().stream().filter(s -> s.name().equals("apic[0]")).findFirst().get();
    assertTrue(apical.count() >= 3, "a section of several compartments");
    assertEquals(apical.first(), Location.parse("apic[0](0)").compartment(cell));
    assertEquals(apical.first() + apical.count() - 1, Location.parse("apic(1)").compartment(cell));
    assertEquals(apical.first() + apical.count() / 2, Location.parse(" apic[0] ").compartment(cell));
    assertEquals(0, Location.parse("soma").compartment(cell));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "apic[0](1.5) | must have a position from 0 to 1",
      "apic[0](x) | must have a position from 0 to 1",
      "apic[0](NaN) | must have a position from 0 to 1",
      "apic[ | must be a section such as soma, Node[12] or dend[3](0.5)",
      "Nod[3] | unknown section 'Nod[3]'; the sections are soma[0], axon[0], dend[0]",
  })
  void rejectsInvalidLocations(String text, String message) {
    String error =
        assertThrows(IllegalArgumentException.class, () -> Location.parse(text).compartment(cell)).getMessage();
    assertTrue(error.contains(message), error);
  }
}
