package io.github.tmsthresholds.colour;

import io.github.tmsthresholds.math.Quantiles;

/** The values that an image is shown between. */
public record DisplayRange(double min, double max) {

  private static final int SAMPLE = 1_000_000;
  /** Steps between the colours of an image, but for the lowest. */
  private static final double STEPS = 254;
  private static final double FAR = 5;

  /**
   * The 1st and the 99th percentile; of more than a million values those of an evenly spaced million.
   *
   * @param outside marks voxels without a value; NaN and infinity do so anyway
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
   * As {@link #of}, but to no more than {@value #FAR} times the lower end: far from the coil neurons fire at currents that no
   * stimulator delivers, and a scale up to these would show nothing of those near it.
   *
   * @param values coil current rates at threshold, NaN for none
   */
  public static DisplayRange ofThresholds(float[] values) {
    DisplayRange range = of(values, Float.NaN);
    return range.min > 0 ? new DisplayRange(range.min, Math.min(range.max, FAR * range.min)) : range;
  }

  /**
   * From one of 255 steps below the lowest value to the 99th percentile: every value has one of the upper 255 colours, and
   * the lowest is left for what has none.
   *
   * @param values NaN for none
   */
  public static DisplayRange aboveBackground(float[] values) {
    return of(values, Float.NaN).aboveBackgroundOf(values);
  }

  /** As {@link #aboveBackground}, to no more than {@link #ofThresholds}. */
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
