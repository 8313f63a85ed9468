/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

/**
 * A block of points (mm) and the sums of vectors at them, one array per component, so that loops over the points
 * vectorise and stay in the first-level cache. Not thread-safe.
 */
final class PointBlock {

  /** Largest number of points. */
  static final int SIZE = 128;

  final double[] x = new double[SIZE];
  final double[] y = new double[SIZE];
  final double[] z = new double[SIZE];
  final double[] sumX = new double[SIZE];
  final double[] sumY = new double[SIZE];
  final double[] sumZ = new double[SIZE];
  final int n;

  /** Copies points {@code first} to {@code first + n - 1} of x,y,z,x,y,z,...; the sums are zero. */
  PointBlock(double[] points, int first, int n) {
    this.n = n;
    for (int i = 0, p = 3 * first; i < n; i++, p += 3) {
      x[i] = points[p];
      y[i] = points[p + 1];
      z[i] = points[p + 2];
    }
  }

  /** Writes the sums as x,y,z,x,y,z,..., beginning at vector {@code first}. */
  void copyTo(double[] vectors, int first) {
    for (int i = 0, p = 3 * first; i < n; i++, p += 3) {
      vectors[p] = sumX[i];
      vectors[p + 1] = sumY[i];
      vectors[p + 2] = sumZ[i];
    }
  }
}
