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
import java.util.stream.IntStream;

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
  /** Half the width of the range of a single threshold, relative to it. */
  private static final double AROUND_ONE = 0.1;

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
   * Returns the lowest value to the 99th percentile, but at most up to {@value #FAR} times the lowest value. The lowest
   * thresholds are those that matter, so that no colour is shared by several of them at the end of the scale.
   * Thresholds of neurons far from the coil exceed what any stimulator delivers; a scale that includes them would show
   * no detail near the coil.
   *
   * @param values thresholds, coil current rates in A/us; NaN for none
   * @return the range of {@link #of} if a value is not above 0; a range around the only value, if all are the same
   */
  public static DisplayRange ofThresholds(float[] values) {
    DisplayRange range = of(values, Float.NaN);
    double lowest = range.lowest(values);
    if (!(lowest > 0)) {
      return range;
    }
    double highest = Math.min(range.max, FAR * lowest);
    return range.min < lowest ? new DisplayRange((1 - AROUND_ONE) * lowest, (1 + AROUND_ONE) * lowest)
        : new DisplayRange(lowest, highest);
  }

  /**
   * Returns a range around zero that includes the components of all but a thousandth of the vectors; for more than a
   * million vectors, of an evenly spaced sample of them.
   *
   * @param values three components, one after the other, for each voxel; zero vectors do not count
   */
  public static DisplayRange ofVectors(float[] values) {
    int voxels = values.length / 3, step = (voxels - 1) / SAMPLE + 1;
    double[] magnitudes = IntStream.iterate(0, i -> i < voxels, i -> i + step)
        .mapToDouble(i -> Math.max(Math.abs(values[i]),
            Math.max(Math.abs(values[voxels + i]), Math.abs(values[2 * voxels + i]))))
        .filter(v -> v > 0 && Double.isFinite(v)).toArray();
    double max = magnitudes.length == 0 ? 1 : Quantiles.quantile(magnitudes, 0.999);
    return new DisplayRange(-max, max);
  }

  /**
   * Returns the position of a value in the range on a logarithmic scale, on which equal ratios of thresholds are
   * equally far apart; on a linear one if the range is not above 0.
   *
   * @return 0 to 1, also for values beyond the range
   */
  public double logPosition(double value) {
    double position = min > 0 ? Math.log(Math.max(value, min) / min) / Math.log(max / min)
        : (value - min) / (max - min);
    return Math.max(0, Math.min(1, position));
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
    double lowest = lowest(values);
    lowest = lowest < max ? lowest : min;
    return new DisplayRange(lowest - (max - lowest) / STEPS, max);
  }

  /** Returns the lowest value, or the upper end of the range if no value is lower. */
  private double lowest(float[] values) {
    double lowest = max;
    for (float v : values) {
      lowest = counts(v, Float.NaN) ? Math.min(lowest, v) : lowest;
    }
    return lowest;
  }

  private static boolean counts(float v, float outside) {
    return Float.isFinite(v) && v != outside;
  }
}
