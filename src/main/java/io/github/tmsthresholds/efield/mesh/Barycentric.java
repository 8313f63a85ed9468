/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

/**
 * Barycentric coordinates in a tetrahedron: at each corner one of them is 1 and the others are 0; inside the
 * tetrahedron none is negative. Stateless, thread-safe.
 */
final class Barycentric {

  private Barycentric() {}

  /**
   * Computes the four coordinates as linear functions of the position.
   *
   * @param p the corners: x, y, z, x, y, z, ...
   * @param b receives, per corner, the gradient (x, y, z) and the value at the origin; 16 numbers
   */
  static void functions(double[] p, double[] b) {
    double ax = p[3] - p[0], ay = p[4] - p[1], az = p[5] - p[2];
    double bx = p[6] - p[0], by = p[7] - p[1], bz = p[8] - p[2];
    double cx = p[9] - p[0], cy = p[10] - p[1], cz = p[11] - p[2];
    double d = 1 / (ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx));
    put(b, 4, (by * cz - bz * cy) * d, (bz * cx - bx * cz) * d, (bx * cy - by * cx) * d, p);
    put(b, 8, (cy * az - cz * ay) * d, (cz * ax - cx * az) * d, (cx * ay - cy * ax) * d, p);
    put(b, 12, (ay * bz - az * by) * d, (az * bx - ax * bz) * d, (ax * by - ay * bx) * d, p);
    for (int i = 0; i < 4; i++) {
      b[i] = (i == 3 ? 1 : 0) - b[4 + i] - b[8 + i] - b[12 + i];
    }
  }

  private static void put(double[] b, int k, double gx, double gy, double gz, double[] p) {
    b[k] = gx;
    b[k + 1] = gy;
    b[k + 2] = gz;
    b[k + 3] = -(gx * p[0] + gy * p[1] + gz * p[2]);
  }
}
