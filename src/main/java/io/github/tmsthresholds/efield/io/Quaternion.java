/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

/** The place of an image by a quaternion: method 2 of nifti1.h. Stateless, thread-safe. */
public final class Quaternion {

  /** Largest excess of the squares of b, c, d over 1 that is rounding. */
  static final double ROUNDING = 1e-3;

  private Quaternion() {}

  /**
   * Returns the twelve numbers, row by row, of the map from voxels to the world: the rotation of the unit quaternion
   * with the given b, c, d after the spacing.
   *
   * @param bcd quaternion
   * @param offset of voxel 0,0,0
   * @param pixdim qfac, which if negative inverts z, and three voxel sizes
   * @throws IllegalArgumentException if b, c, d are longer than a unit quaternion
   */
  public static double[] affine(double[] bcd, double[] offset, double[] pixdim) {
    double b = bcd[0], c = bcd[1], d = bcd[2];
    double a2 = 1 - (b * b + c * c + d * d);
    if (a2 < -ROUNDING) {
      throw new IllegalArgumentException("quatern_b, _c, _d are " + (float) b + ", " + (float) c + ", " + (float) d
          + ", whose squares add up to more than 1");
    }
    double a = Math.sqrt(Math.max(0, a2));
    if (a2 < 1e-7) {
      // a half turn up to the rounding of b, c, d, as in the reference code nifti1_io.c
      a = 0;
      double norm = Math.sqrt(1 - a2);
      b /= norm;
      c /= norm;
      d /= norm;
    }
    double x = pixdim[1], y = pixdim[2], z = pixdim[0] < 0 ? -pixdim[3] : pixdim[3];
    return new double[] {
        (a * a + b * b - c * c - d * d) * x, 2 * (b * c - a * d) * y, 2 * (b * d + a * c) * z, offset[0],
        2 * (b * c + a * d) * x, (a * a + c * c - b * b - d * d) * y, 2 * (c * d - a * b) * z, offset[1],
        2 * (b * d - a * c) * x, 2 * (c * d + a * b) * y, (a * a + d * d - b * b - c * c) * z, offset[2]};
  }
}
