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

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
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

  private static final int MOST_INTERVALS = 8;
  private static final int MAX_TICKS = 50;
  /** Round numbers of a decade on a logarithmic scale. */
  private static final double[][] DECADES = {{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9},
      {1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 1.5, 2, 3, 4, 5, 6, 8}, {1, 1.5, 2, 3, 4, 6, 8}, {1, 1.5, 2, 3, 5, 7},
      {1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}};

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

  /**
   * Returns the values of ticks of a colour scale: multiples of 1, 2 or 5 times a power of ten; on a logarithmic scale
   * over a larger range, round numbers that are spaced more widely at the upper end of each decade.
   *
   * @param most largest number of ticks that fit if they are evenly spaced
   */
  static List<Double> of(ColourScale scale, double most) {
    double low = scale.range().min(), high = scale.range().max();
    List<Double> best = List.of();
    for (List<Double> ticks : candidates(low, high, scale.logarithmic())) {
      boolean fit = true;
      for (int i = 1; i < ticks.size(); i++) {
        fit &= scale.position(ticks.get(i)) - scale.position(ticks.get(i - 1)) >= 1 / most;
      }
      boolean more = ticks.size() > best.size()
          || ticks.size() == best.size() && !ticks.isEmpty() && ticks.get(0) < best.get(0);
      best = fit && more ? ticks : best;
    }
    return best;
  }

  private static List<List<Double>> candidates(double low, double high, boolean logarithmic) {
    List<List<Double>> all = new ArrayList<>();
    int power = (int) Math.floor(Math.log10(high - low));
    for (int e = power - 1; e <= power + 1; e++) {
      for (int factor : new int[] {1, 2, 5}) {
        BigDecimal unit = BigDecimal.valueOf(factor).scaleByPowerOfTen(e);
        if ((high - low) / unit.doubleValue() <= MAX_TICKS) {
          List<Double> ticks = new ArrayList<>();
          for (long k = (long) Math.ceil(low / unit.doubleValue()); k * unit.doubleValue() <= high; k++) {
            ticks.add(unit.multiply(BigDecimal.valueOf(k)).doubleValue());
          }
          all.add(ticks);
        }
      }
    }
    if (logarithmic) {
      for (double[] steps : DECADES) {
        List<Double> ticks = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
          for (double step : steps) {
            double value = BigDecimal.valueOf(step).scaleByPowerOfTen(e).doubleValue();
            if (value >= low && value <= high) {
              ticks.add(value);
            }
          }
        }
        all.add(ticks);
      }
    }
    return all;
  }

  /** Returns a tick's number, without superfluous decimals. */
  static String text(double value) {
    return number("0.#########").format(value);
  }

  /** Returns the smallest unit that divides an axis of the given length into at most {@value #MOST_INTERVALS} parts. */
  static NumberTickUnit few(double length) {
    return (NumberTickUnit) decimal().getCeilingTickUnit(length / MOST_INTERVALS);
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
