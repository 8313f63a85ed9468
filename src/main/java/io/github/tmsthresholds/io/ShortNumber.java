/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats numbers for messages. Stateless, thread-safe. */
public final class ShortNumber {

  private static final MathContext DIGITS = new MathContext(4);

  private ShortNumber() {}

  /** Returns a number with at most four significant digits, without an exponent or trailing zeros. */
  public static String of(double v) {
    return Double.isFinite(v) ? new BigDecimal(v).round(DIGITS).stripTrailingZeros().toPlainString() : "" + v;
  }

  /** Returns three sizes as {@code a x b x c}. */
  public static String sizes(double a, double b, double c) {
    return of(a) + " x " + of(b) + " x " + of(c);
  }
}
