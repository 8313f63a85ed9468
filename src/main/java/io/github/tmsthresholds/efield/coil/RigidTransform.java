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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.InvalidInputException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Finds the rotation and translation that a measured or rounded coil matrix stands for. Stateless, thread-safe. */
public final class RigidTransform {

  /** Largest {@link #deviation} of a matrix that is rounded or measured; beyond it, the matrix stretches or shears. */
  public static final double LIMIT = 0.01;

  /** Deviation up to which a matrix is used as it is. */
  private static final double EXACT = 1e-6;

  private RigidTransform() {}

  /**
   * Returns the deviation of a matrix from a rotation and a translation: the largest magnitude of the elements of the
   * transposed linear part times itself, minus the identity.
   */
  public static double deviation(Affine matrix) {
    double largest = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        double dot = matrix.get(0, i) * matrix.get(0, j) + matrix.get(1, i) * matrix.get(1, j)
            + matrix.get(2, i) * matrix.get(2, j);
        largest = Math.max(largest, Math.abs(dot - (i == j ? 1 : 0)));
      }
    }
    return largest;
  }

  /**
   * Returns the rotation nearest to the linear part of a matrix (polar decomposition) with the same translation; the
   * matrix itself if it deviates by 1e-6 or less.
   *
   * @throws InvalidInputException if the matrix mirrors, or deviates by more than {@value #LIMIT}
   */
  public static Affine nearest(Affine matrix) {
    double deviation = deviation(matrix);
    if (!(deviation <= LIMIT)) {
      throw new InvalidInputException("the coil matrix stretches or shears: its columns must be three "
          + "perpendicular unit vectors and a position in mm, " + matrix);
    }
    if (matrix.determinant() < 0) {
      throw new InvalidInputException("the coil matrix mirrors: x' must be y' x z', " + matrix);
    }
    if (deviation <= EXACT) {
      return matrix;
    }
    double[] m = matrix.rows();
    SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(new double[][] {
        {m[0], m[1], m[2]}, {m[4], m[5], m[6]}, {m[8], m[9], m[10]}}));
    RealMatrix r = svd.getU().multiply(svd.getVT());
    return Affine.of(r.getEntry(0, 0), r.getEntry(0, 1), r.getEntry(0, 2), m[3], r.getEntry(1, 0), r.getEntry(1, 1),
        r.getEntry(1, 2), m[7], r.getEntry(2, 0), r.getEntry(2, 1), r.getEntry(2, 2), m[11]);
  }
}
