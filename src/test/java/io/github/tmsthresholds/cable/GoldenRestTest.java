/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.GoldenCell;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares resting states with NEURON. */
class GoldenRestTest {

  @ParameterizedTest
  @MethodSource("io.github.tmsthresholds.GoldenCell#all")
  void restingPotentialsAgreeWithNeuron(GoldenCell golden) throws IOException {
    CsvTable segments = golden.segments();
    double[] rest = CableModel.of(golden.model()).restingPotentials();
    double[] expected = segments.numbers(segments.column("vrest_mV"));
    assertEquals(expected.length, rest.length);
    for (int c = 0; c < rest.length; c++) {
      assertEquals(expected[c], rest[c], 1e-5, "compartment " + c);
    }
  }
}
