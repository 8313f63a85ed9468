/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The parameter of coil angles: comma-separated degrees, or {@code from:step:to}. */
public record AngleParameters(String angles) {

  private static final int MAX_ANGLES = 360;
  private static final String PROBLEM = "must be comma-separated degrees, or from:step:to";
  /** Part of a step by which the last angle of a range may exceed the range's end. */
  private static final double ROUNDING = 1e-6;

  /** Returns whether there are angles. */
  public boolean isSet() {
    return Parameters.isSet(angles);
  }

  /**
   * Returns the angles, degrees; 0 if none is given.
   *
   * @throws InvalidInputException if one is not a number, one is repeated, or there are more than {@value #MAX_ANGLES}
   */
  public double[] degrees() {
    if (!isSet()) {
      return new double[1];
    }
    double[] degrees = angles.contains(":") ? range() : list();
    rejectCountIf(degrees.length == 0 || degrees.length > MAX_ANGLES
        || DoubleStream.of(degrees).distinct().count() < degrees.length);
    return degrees;
  }

  private void rejectCountIf(boolean condition) {
    Parameters.rejectIf(condition, "angles", angles, "must be 1 to " + MAX_ANGLES + " different angles");
  }

  private double[] list() {
    return Parameters.numbers("angles", angles, Parameters.list(angles).size(), PROBLEM);
  }

  private double[] range() {
    String[] parts = angles.split(":", -1);
    Parameters.rejectIf(parts.length != 3, "angles", angles, PROBLEM);
    double from = Parameters.number("angles", parts[0]), step = Parameters.number("angles", parts[1]);
    double steps = (Parameters.number("angles", parts[2]) - from) / step;
    rejectCountIf(!(steps >= 0 && steps < MAX_ANGLES));
    return IntStream.rangeClosed(0, (int) (steps + ROUNDING)).mapToDouble(k -> from + k * step).toArray();
  }

  /** Returns an angle as in file names and tables: without decimals if it is an integer. */
  public static String name(double degrees) {
    return Double.toString(degrees).replaceFirst("\\.0$", "");
  }
}
