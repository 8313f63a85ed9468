/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.math.RelativeErrors;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  @Test
  void writesNonFiniteNumbersAsNull() throws FormatException {
    RelativeErrors ofOne = RelativeErrors.of(new double[] {90}, new double[] {100});
    assertEquals(Double.NaN, ofOne.r2());
    JsonValue json = RunSummary.json(Map.of("errors", ofOne, "median", Double.NaN));
    assertEquals("null", json.get("errors").get("r2").toString());
    assertEquals("10.0", json.get("errors").get("mape").asText());
    assertEquals("null", json.get("median").toString());
    assertEquals(Set.of("errors", "median"), json.keys());
  }
}
