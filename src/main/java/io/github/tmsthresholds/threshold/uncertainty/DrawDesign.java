/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Two samples, A and B, of numbers that are uniformly distributed between 0 and 1, for each source of uncertainty: the
 * two halves of the coordinates of Sobol's low-discrepancy sequence, shifted at random modulo 1. Immutable,
 * thread-safe.
 */
final class DrawDesign {

  private static final int MOST_DIMENSIONS = 1000;

  private final double[][] points;
  private final Map<Source, Integer> first = new EnumMap<>(Source.class);
  private final Map<Source, Integer> count = new EnumMap<>(Source.class);
  private final int dimensions;

  /**
   * Draws the samples.
   *
   * @param draws size of each sample; powers of two fill the space most evenly
   */
  DrawDesign(Uncertainties uncertainties, int draws, long seed) {
    int all = 0;
    for (Source source : Source.values()) {
      first.put(source, all);
      count.put(source, uncertainties.dimensions(source));
      all += uncertainties.dimensions(source);
    }
    dimensions = all;
    if (2 * all > MOST_DIMENSIONS) {
      throw new InvalidInputException(all + " uncertain quantities are too many; choose fewer cells");
    }
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(2 * all);
    SplittableRandom random = new SplittableRandom(seed);
    double[] shift = random.doubles(2L * all).toArray();
    points = new double[draws][];
    for (int i = 0; i < draws; i++) {
      points[i] = sequence.nextVector();
      for (int k = 0; k < shift.length; k++) {
        double v = points[i][k] + shift[k];
        // exactly 0 has no normal quantile
        points[i][k] = Math.max(v - Math.floor(v), Double.MIN_NORMAL);
      }
    }
  }

  /** Returns the size of each sample. */
  int draws() {
    return points.length;
  }

  /** Returns the numbers of a source in sample A. */
  double[] a(Source source, int draw) {
    return part(source, draw, 0);
  }

  /** Returns the numbers of a source in sample B. */
  double[] b(Source source, int draw) {
    return part(source, draw, dimensions);
  }

  private double[] part(Source source, int draw, int offset) {
    int from = offset + first.get(source);
    return Arrays.copyOfRange(points[draw], from, from + count.get(source));
  }
}
