/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.Macro;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void parsesPairsBracketsQuotesAndKeysWithoutValue() {
    assertEquals(
        Map.of("efield", "my data/E.nii.gz", "layers", "L1,L23", "reverse", "true", "cells", "[a] b", "note", "x y",
        "none", ""),
        Options.parse(" efield=[my data/E.nii.gz]  layers=L1,L23 reverse cells=[[a] b] note='x y' none= "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"key=[a b] other=1", "key=plain other=1", "other=1 key=[a [b] c]", "key='a b'",
      "other=1 key=C:/a/b"})
  void parsesAsImageJDoes(String options) {
    assertEquals(Macro.getValue(options, "key", null), Options.parse(options).get("key"));
  }

  @Test
  void rejectsOpenBracketsAndRepeatedKeys() {
    assertEquals("no closing ] after [a b",
        assertThrows(IllegalArgumentException.class, () -> Options.parse("x=1 key=[a b")).getMessage());
    assertEquals("key= is given twice",
        assertThrows(IllegalArgumentException.class, () -> Options.parse("key=1 key=2")).getMessage());
  }

  @Test
  void joinedArgumentsParseToTheSameValues() {
    String joined = Options.join(List.of("efield=my data/E.nii", "cells=[a b]", "seed=1", "reverse"));
    assertEquals("efield=[my data/E.nii] cells=[a b] seed=1 reverse", joined);
    assertEquals("my data/E.nii", Options.parse(joined).get("efield"));
    assertEquals("a b", Options.parse(Options.join(List.of("cells=[a", "b]"))).get("cells"));
  }
}
