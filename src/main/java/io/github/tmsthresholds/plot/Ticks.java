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

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;

/**
 * Tick units of axes: 1, 2 or 5 times a power of ten. The number format does not depend on the locale: a decimal point,
 * no thousands separator, a typographic minus sign. Stateless, thread-safe.
 */
final class Ticks {

  private static final int MIN_EXPONENT = -9;
  private static final int MAX_EXPONENT = 9;

  private Ticks() {}

  /** Returns tick units of any size. */
  static TickUnits decimal() {
    return from(MIN_EXPONENT);
  }

  /** Returns integer tick units. */
  static TickUnits integer() {
    return from(0);
  }

  private static TickUnits from(int exponent) {
    TickUnits units = new TickUnits();
    for (int e = exponent; e <= MAX_EXPONENT; e++) {
      for (int factor : new int[] {1, 2, 5}) {
        units.add(new NumberTickUnit(Double.parseDouble(factor + "e" + e), format(Math.max(0, -e))));
      }
    }
    return units;
  }

  /** Returns a format with the given number of decimals. */
  private static DecimalFormat format(int decimals) {
    return number(decimals == 0 ? "0" : "0." + "0".repeat(decimals));
  }

  /** Returns a format with the given pattern. */
  static DecimalFormat number(String pattern) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('\u2212');
    return new DecimalFormat(pattern, symbols);
  }
}
