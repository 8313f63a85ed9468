/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The coil current rate of an E-field, stored in the description of a NIfTI header because the format has no field for
 * it: {@code E-field, V/m at 2.5 A/us}. Stateless, thread-safe.
 */
public final class DidtTag {

  private static final Pattern TAG = Pattern.compile("E-field, V/m at (\\d[0-9.E-]*) A/us");

  private DidtTag() {}

  /**
   * Returns the description of an E-field.
   *
   * @param didt A/us
   */
  public static String of(double didt) {
    return "E-field, V/m at " + Double.toString(didt).replaceFirst("\\.0$", "") + " A/us";
  }

  /** Returns what is wrong if a file stores another rate (A/us) than the given one. */
  public static String conflict(double stored, double given) {
    return "the field was stored with dI/dt = " + stored + " A/us, the given dI/dt is " + given + " A/us";
  }

  /** Returns the rate (A/us) in a description; empty if it is another text. */
  static OptionalDouble in(String description) {
    Matcher tag = TAG.matcher(description.strip());
    try {
      double didt = tag.matches() ? Double.parseDouble(tag.group(1)) : Double.NaN;
      return didt > 0 && didt < Double.POSITIVE_INFINITY ? OptionalDouble.of(didt) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
