/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  private static Supplier<Integer> failing(RuntimeException e) {
    return () -> {
      throw e;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1,2", "NaN", "Infinity"})
  void rejectsTextThatIsNotANumber(String text) {
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> Parameters.number("spacing", text));
    assertEquals("spacing=" + text + " is not a number", e.getMessage());
    assertEquals("spacing", e.key());
  }

  @Test
  void readsLists() {
    assertEquals(List.of("a", "", "b"), Parameters.list(" a , ,b "));
    assertEquals(List.of(), Parameters.list(" "));
  }

  @Test
  void parseAddsTheKeyToAnyIllegalArgument() {
    InvalidInputException e = assertThrows(InvalidInputException.class,
        () -> Parameters.parse("layers", "L7", failing(new IllegalArgumentException("no such layer"))));
    assertEquals("layers=L7: no such layer", e.getMessage());
    assertEquals("layers", e.key());
  }

  @Test
  void computeAddsTheKeyToInvalidInputOnly() {
    InvalidInputException e = assertThrows(InvalidInputException.class,
        () -> Parameters.compute("tissues", "t.nii", failing(new InvalidInputException("there is no CSF"))));
    assertEquals("tissues=t.nii: there is no CSF", e.getMessage());
    IllegalArgumentException defect = new IllegalArgumentException("lengths differ");
    assertSame(defect, assertThrows(IllegalArgumentException.class,
        () -> Parameters.compute("tissues", "t.nii", failing(defect))));
  }

  @Test
  void keepsAKeyThatIsKnown() {
    InvalidInputException known = new InvalidInputException("width", 3, "must be 5 or more", "give a longer pulse");
    assertEquals("width=3 must be 5 or more; give a longer pulse", known.getMessage());
    assertSame(known, assertThrows(InvalidInputException.class,
        () -> Parameters.parse("waveform", "ctms", failing(known))));
  }
}
