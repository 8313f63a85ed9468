/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;
import org.junit.jupiter.api.Test;

class TicksTest {

  private static NumberTickUnit unit(double min) {
    return (NumberTickUnit) Ticks.decimal().getCeilingTickUnit(min);
  }

  @Test
  void decimalsFollowTheTickUnit() {
    assertEquals("1.00", unit(0.02).valueToString(1));
    assertEquals("0.5", unit(0.3).valueToString(0.5));
    assertEquals("−20", unit(8).valueToString(-20));
    assertEquals(0.5, unit(0.21).getSize());
    assertEquals(1, ((NumberTickUnit) Ticks.integer().getCeilingTickUnit(0.01)).getSize());
  }

  @Test
  void formatIsIndependentOfTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("12000", unit(2000).valueToString(12000));
      assertEquals("1.5", unit(0.5).valueToString(1.5));
    } finally {
      Locale.setDefault(before);
    }
  }
}
