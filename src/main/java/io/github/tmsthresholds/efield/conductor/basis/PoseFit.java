/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Fits the proxy field of a pose by those of the poses of a basis: least squares by a singular value decomposition,
 * truncated so that the coefficients do not amplify the errors of the basis's solved fields beyond a limit. Immutable,
 * thread-safe.
 */
final class PoseFit {

  /**
   * A combination of the poses of a basis. Errors are relative to the norm of the fitted proxy field.
   *
   * @param coefficients one per pose
   * @param residual of the proxy field that the combination leaves in the region
   * @param noise error of the combination that the solver's errors of the single fields cause
   */
  record Combination(double[] coefficients, double residual, double noise) {

    /** Returns both errors as one. */
    double mismatch() {
      return Math.hypot(residual, noise);
    }
  }

  /**
   * Error of a solved field relative to its norm. In Colin27 it is 2e-6 (solver stopped at a relative residual of 1e-5
   * against 1e-6); the larger value keeps the coefficients small, and the mismatch above zero where the proxy field,
   * which does not know the head, leaves no residual.
   */
  private static final double SOLVER_ERROR = 1e-4;

  private final double[][] columns;
  private final double[] scale;
  private final int inRegion;
  private final RealMatrix u;
  private final RealMatrix v;
  private final double[] singular;

  /**
   * Decomposes the proxy fields of a basis.
   *
   * @param columns proxy field of each pose
   * @param inRegion number of their values that lie in the region, which come first
   */
  PoseFit(double[][] columns, int inRegion) {
    this.columns = columns;
    this.inRegion = inRegion;
    int n = columns[0].length;
    scale = new double[columns.length];
    double[][] scaled = new double[n][columns.length];
    for (int k = 0; k < columns.length; k++) {
      scale[k] = 1 / norm(columns[k], n);
      for (int i = 0; i < n; i++) {
        scaled[i][k] = columns[k][i] * scale[k];
      }
    }
    SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(scaled, false));
    u = svd.getU();
    v = svd.getV();
    singular = svd.getSingularValues();
  }

  /**
   * Fits a proxy field.
   *
   * @param proxy values as in the columns
   * @param maxNoise limit of {@link Combination#noise}
   */
  Combination fit(double[] proxy, double maxNoise) {
    double[] along = u.preMultiply(proxy);
    double norm = norm(proxy, 3 * inRegion), squares = 0, noise = 0;
    double[] c = new double[columns.length];
    for (int r = 0; r < singular.length && singular[r] > 0; r++) {
      double step = along[r] / singular[r];
      squares += step * step;
      double grown = SOLVER_ERROR * Math.sqrt(squares) / norm;
      if (grown > maxNoise) {
        break;
      }
      noise = grown;
      for (int k = 0; k < c.length; k++) {
        c[k] += step * v.getEntry(k, r);
      }
    }
    for (int k = 0; k < c.length; k++) {
      c[k] *= scale[k];
    }
    return new Combination(c, residual(proxy, c) / norm, noise);
  }

  private double residual(double[] proxy, double[] c) {
    double sum = 0;
    for (int i = 0; i < 3 * inRegion; i++) {
      double difference = proxy[i];
      for (int k = 0; k < c.length; k++) {
        difference -= c[k] * columns[k][i];
      }
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** Returns the Euclidean norm of the first n values. */
  static double norm(double[] values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i] * values[i];
    }
    return Math.sqrt(sum);
  }
}
