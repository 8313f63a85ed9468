/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

/** A geometric grid of amplitudes: 100 V/m times integer powers of (1 + tolerance). Immutable, thread-safe. */
final class GeometricGrid implements AmplitudeGrid {

  private static final double ORIGIN = 100;
  private static final double ROUNDING = 1e-6;

  private final double tolerance;
  /** Exponents of the lowest and the highest amplitude. */
  private final int bottom;
  private final int top;

  /**
   * Creates a grid.
   *
   * @param tolerance relative step
   * @param max highest amplitude, V/m
   */
  GeometricGrid(double tolerance, double max) {
    this.tolerance = tolerance;
    top = (int) Math.floor(exponent(max) + ROUNDING);
    bottom = Math.min(top, (int) Math.floor(exponent(LOWEST) + ROUNDING));
  }

  private double exponent(double amplitude) {
    return StrictMath.log(amplitude / ORIGIN) / StrictMath.log(1 + tolerance);
  }

  private double amplitude(int exponent) {
    return ORIGIN * StrictMath.pow(1 + tolerance, exponent);
  }

  @Override
  public Step around(double threshold) {
    int high = (int) Math.max(bottom, Math.min(top + 1.0, Math.ceil(exponent(threshold) - ROUNDING)));
    return new Step(high == bottom ? 0 : amplitude(high - 1), high > top ? Double.POSITIVE_INFINITY : amplitude(high));
  }
}
