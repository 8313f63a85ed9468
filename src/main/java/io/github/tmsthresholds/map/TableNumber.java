/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import java.util.Arrays;
import java.util.Locale;

/** Formats numbers in tables: nine significant digits, a decimal point in every locale, NaN if not finite. */
final class TableNumber {

  private TableNumber() {}

  static String of(double v) {
    return Double.isFinite(v) ? String.format(Locale.ROOT, "%.9g", v) : "NaN";
  }

  /** Returns one cell per value. */
  static Object[] of(double... values) {
    return Arrays.stream(values).mapToObj(TableNumber::of).toArray();
  }
}
