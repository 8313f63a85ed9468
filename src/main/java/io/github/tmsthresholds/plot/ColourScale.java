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

import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.Diverging;
import java.util.function.IntUnaryOperator;

/**
 * Maps values to colours. Immutable, thread-safe.
 *
 * @param range values of the first and the last colour
 * @param logarithmic whether equal ratios of values, not equal differences, are equally far apart
 * @param colours returns the colour 0xRRGGBB for an index of 0 to 255
 * @param ground brightness of the tissues behind the values, 0 to 1, that contrasts with the colours
 * @param below whether there are values below the range
 * @param above whether there are values above the range
 */
public record ColourScale(DisplayRange range, boolean logarithmic, IntUnaryOperator colours, double ground,
    boolean below, boolean above) {

  /** Returns a logarithmic scale for the given values, which may lie outside the range. */
  public static ColourScale thresholds(DisplayRange range, ColourMap colours, float[] values) {
    return of(range, range.min() > 0, colours::rgb, 0.75, values);
  }

  /** Returns a colour map for the given values, blue below and red above zero, from {@code -reach} to {@code reach}. */
  public static ColourScale diverging(double reach, float[] values) {
    return of(new DisplayRange(-reach, reach), false, Diverging::rgb, 0.75, values);
  }

  private static ColourScale of(DisplayRange range, boolean logarithmic, IntUnaryOperator colours, double ground,
      float[] values) {
    boolean below = false, above = false;
    for (float v : values) {
      below |= v < range.min();
      above |= v > range.max();
    }
    return new ColourScale(range, logarithmic, colours, ground, below, above);
  }

  /** Returns the colour 0xRRGGBB of a value; beyond the range that of the nearer end. */
  public int rgb(double value) {
    return rgbAt(position(value));
  }

  /** Returns the colour 0xRRGGBB of a position, 0 to 1. */
  public int rgbAt(double position) {
    return colours.applyAsInt((int) Math.round(255 * position));
  }

  /** Returns the position of a value in the scale, 0 to 1, also for values beyond it. */
  public double position(double value) {
    double linear = (value - range.min()) / (range.max() - range.min());
    return logarithmic ? range.logPosition(value) : Math.max(0, Math.min(1, linear));
  }
}
