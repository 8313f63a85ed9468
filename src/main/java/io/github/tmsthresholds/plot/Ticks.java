package io.github.tmsthresholds.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;

/**
 * Steps between the numbers of an axis, 1, 2 or 5 times a power of ten. Numbers look the same in all countries: a decimal
 * point, no separator of thousands, a true minus sign. Stateless, thread-safe.
 */
final class Ticks {

  private static final int LEAST = -9;
  private static final int MOST = 9;

  private Ticks() {}

  /** Of any size. */
  static TickUnits decimal() {
    return from(LEAST);
  }

  /** Of whole numbers. */
  static TickUnits whole() {
    return from(0);
  }

  private static TickUnits from(int power) {
    TickUnits units = new TickUnits();
    for (int e = power; e <= MOST; e++) {
      for (int factor : new int[] {1, 2, 5}) {
        units.add(new NumberTickUnit(Double.parseDouble(factor + "e" + e), format(Math.max(0, -e))));
      }
    }
    return units;
  }

  /** With so many decimals. */
  private static DecimalFormat format(int decimals) {
    return number(decimals == 0 ? "0" : "0." + "0".repeat(decimals));
  }

  /** Numbers by a pattern. */
  static DecimalFormat number(String pattern) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('\u2212');
    return new DecimalFormat(pattern, symbols);
  }
}
