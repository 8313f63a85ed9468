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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunEstimateTest {

  private static RunEstimate lasting(double seconds) {
    return new RunEstimate("7 thresholds", OptionalDouble.of(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0.2, a second", "7.4, 7 s", "43, 40 s", "99, 100 s", "130, 2 min",
      "3500, 60 min", "11000, 3 h", "2e5, 60 h"})
  void roundsDurations(double seconds, String about) {
    assertEquals("7 thresholds, about " + about, lasting(seconds).toString());
  }

  @Test
  void isLongIfTheDurationIsLongOrUnknown() {
    assertFalse(lasting(20).isLong());
    assertTrue(lasting(40).isLong());
    RunEstimate unknown = new RunEstimate("7 thresholds", OptionalDouble.empty());
    assertTrue(unknown.isLong());
    assertEquals("7 thresholds", unknown.toString());
  }
}
