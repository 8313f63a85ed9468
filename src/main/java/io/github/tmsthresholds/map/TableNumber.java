package io.github.tmsthresholds.map;

import java.util.Locale;

/** Numbers in tables: nine significant digits, a decimal point whatever the locale, NaN for what is not finite. */
final class TableNumber {

  private TableNumber() {}

  static String of(double v) {
    return Double.isFinite(v) ? String.format(Locale.ROOT, "%.9g", v) : "NaN";
  }

  /** Cells side by side. */
  static String join(double... values) {
    StringBuilder cells = new StringBuilder(of(values[0]));
    for (int i = 1; i < values.length; i++) {
      cells.append(',').append(of(values[i]));
    }
    return cells.toString();
  }
}
