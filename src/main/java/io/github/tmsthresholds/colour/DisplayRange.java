/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.colour;

import io.github.tmsthresholds.math.Quantiles;

/**
 * The range of values that an image is displayed with. Immutable, thread-safe.
 *
 * @param min value shown in the lowest colour
 * @param max value shown in the highest colour
 */
public record DisplayRange(double min, double max) {

  /** Largest number of values that the percentiles are computed from. */
  private static final int SAMPLE = 1_000_000;
  /** Steps between the 255 colours of an image above the lowest, which is kept for the background. */
  private static final double STEPS = 254;
  /** Largest ratio of the upper to the lower end of a range of thresholds. */
  private static final double FAR = 5;

  /**
   * Returns the 1st to the 99th percentile; for more than a million values, those of an evenly spaced sample of them.
   *
   * @param values of the voxels
   * @param outside value of voxels without data; NaN and infinite values also count as no data
   * @return 0 to 1 if no voxel has a value
   */
  public static DisplayRange of(float[] values, float outside) {
    int n = 0;
    for (float v : values) {
      n += counts(v, outside) ? 1 : 0;
    }
    if (n == 0) {
      return new DisplayRange(0, 1);
    }
    int step = (n - 1) / SAMPLE + 1;
    double[] sample = new double[(n - 1) / step + 1];
    int seen = 0;
    for (float v : values) {
      if (counts(v, outside)) {
        if (seen % step == 0) {
          sample[seen / step] = v;
        }
        seen++;
      }
    }
    double min = Quantiles.quantile(sample, 0.01), max = Quantiles.quantile(sample, 0.99);
    return max > min ? new DisplayRange(min, max) : new DisplayRange(min - 0.5, max + 0.5);
  }

  /**
   * Returns the same range as {@link #of}, but at most up to {@value #FAR} times its lower end. Thresholds of neurons
   * far from the coil exceed what any stimulator delivers; a scale that includes them would show no detail near the
   * coil.
   *
   * @param values thresholds, coil current rates in A/us; NaN for none
   */
  public static DisplayRange ofThresholds(float[] values) {
    DisplayRange range = of(values, Float.NaN);
    return range.min > 0 ? new DisplayRange(range.min, Math.min(range.max, FAR * range.min)) : range;
  }

  /**
   * Returns a range that keeps the lowest colour for voxels without a value: from one colour step below the lowest
   * value, so that every value has one of the upper 255 colours, to the 99th percentile.
   *
   * @param values NaN for none
   */
  public static DisplayRange aboveBackground(float[] values) {
    return of(values, Float.NaN).aboveBackgroundOf(values);
  }

  /** Returns the range of {@link #aboveBackground}, with the upper end of {@link #ofThresholds}. */
  public static DisplayRange thresholdsAboveBackground(float[] values) {
    return ofThresholds(values).aboveBackgroundOf(values);
  }

  private DisplayRange aboveBackgroundOf(float[] values) {
    double lowest = max;
    for (float v : values) {
      lowest = counts(v, Float.NaN) ? Math.min(lowest, v) : lowest;
    }
    lowest = lowest < max ? lowest : min;
    return new DisplayRange(lowest - (max - lowest) / STEPS, max);
  }

  private static boolean counts(float v, float outside) {
    return Float.isFinite(v) && v != outside;
  }
}
