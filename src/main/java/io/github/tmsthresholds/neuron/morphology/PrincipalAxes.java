/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

/** Computes the eigenvectors of a symmetric 3 x 3 matrix by cyclic Jacobi rotations. Stateless, thread-safe. */
final class PrincipalAxes {

  private static final int SWEEPS = 50;

  private PrincipalAxes() {}

  /**
   * Returns the unit eigenvectors, that of the largest eigenvalue first. Their signs are arbitrary.
   *
   * @param symmetric symmetric matrix; not modified
   */
  static double[][] of(double[][] symmetric) {
    double[][] a = {symmetric[0].clone(), symmetric[1].clone(), symmetric[2].clone()};
    double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < 2; p++) {
        for (int q = p + 1; q < 3; q++) {
          if (a[p][q] != 0) {
            rotate(a, v, p, q);
          }
        }
      }
    }
    double[] value = {a[0][0], a[1][1], a[2][2]};
    double[][] rows = {v[0], v[1], v[2]};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2 - i; j++) {
        if (value[j] < value[j + 1]) {
          double t = value[j];
          value[j] = value[j + 1];
          value[j + 1] = t;
          double[] r = rows[j];
          rows[j] = rows[j + 1];
          rows[j + 1] = r;
        }
      }
    }
    return rows;
  }

  /** Rotates in the plane (p, q) so that a[p][q] becomes zero; applies the rotation to the rows of v. */
  private static void rotate(double[][] a, double[][] v, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (int k = 0; k < 3; k++) {
      double x = a[k][p];
      double y = a[k][q];
      a[k][p] = c * x - s * y;
      a[k][q] = s * x + c * y;
    }
    for (int k = 0; k < 3; k++) {
      double x = a[p][k];
      double y = a[q][k];
      a[p][k] = c * x - s * y;
      a[q][k] = s * x + c * y;
      x = v[p][k];
      y = v[q][k];
      v[p][k] = c * x - s * y;
      v[q][k] = s * x + c * y;
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }
}
