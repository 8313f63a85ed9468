package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.colour.Diverging;
import io.github.tmsthresholds.colour.Viridis;
import java.util.function.IntUnaryOperator;

/**
 * Colours between two values.
 *
 * @param colours 0xRRGGBB of 0 to 255
 * @param ground brightness of what lies behind, 0 to 1, from which they stand out
 * @param below whether there are values below the range
 * @param above whether there are values above it
 */
record ColourScale(DisplayRange range, IntUnaryOperator colours, double ground, boolean below, boolean above) {

  /** Viridis for some values. */
  static ColourScale sequential(DisplayRange range, float[] values) {
    return of(range, Viridis::rgb, 1, values);
  }

  /** Blue below and red above zero, for some values. */
  static ColourScale diverging(double reach, float[] values) {
    return of(new DisplayRange(-reach, reach), Diverging::rgb, 0.75, values);
  }

  private static ColourScale of(DisplayRange range, IntUnaryOperator colours, double ground, float[] values) {
    boolean below = false, above = false;
    for (float v : values) {
      below |= v < range.min();
      above |= v > range.max();
    }
    return new ColourScale(range, colours, ground, below, above);
  }

  /** Colour 0xRRGGBB of a number; beyond the range that of its end. */
  int rgb(double value) {
    double f = (value - range.min()) / (range.max() - range.min());
    return colours.applyAsInt((int) Math.round(255 * Math.max(0, Math.min(1, f))));
  }
}
