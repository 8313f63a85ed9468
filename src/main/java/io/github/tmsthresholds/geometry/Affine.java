/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.geometry;

import java.util.Arrays;

/**
 * An affine map of three-dimensional space: a 3 x 4 matrix, stored row by row. As a voxel-to-world map it takes voxel
 * indices (integers at voxel centres) to millimetres, RAS. Immutable, thread-safe.
 */
public final class Affine {

  private final double[] m;

  private Affine(double[] m) {
    this.m = m;
  }

  /**
   * Creates an affine map.
   *
   * @param rows twelve numbers, row by row
   * @throws IllegalArgumentException if there are not twelve, one is not finite, or the map is singular
   */
  public static Affine of(double... rows) {
    if (rows.length != 12) {
      throw new IllegalArgumentException("an affine has 12 numbers, not " + rows.length);
    }
    for (double v : rows) {
      if (!Double.isFinite(v)) {
        throw new IllegalArgumentException("the numbers of an affine must be finite: " + Arrays.toString(rows));
      }
    }
    Affine a = new Affine(rows.clone());
    double scale = 1;
    for (int c = 0; c < 3; c++) {
      scale *= a.spacing(c);
    }
    if (!(Math.abs(a.determinant()) > 1e-9 * scale)) {
      throw new IllegalArgumentException("the affine is singular: " + Arrays.toString(rows));
    }
    return a;
  }

  /** Returns the map of axis-aligned voxels of a spacing (mm), with voxel 0,0,0 centred at the origin (mm). */
  public static Affine ofSpacing(double spacing, Vec3 origin) {
    return of(spacing, 0, 0, origin.x(), 0, spacing, 0, origin.y(), 0, 0, spacing, origin.z());
  }

  /** Returns one number of the matrix: row 0 to 2, column 0 to 3. */
  public double get(int row, int column) {
    return m[4 * row + column];
  }

  /** Returns the twelve numbers, row by row (a copy). */
  public double[] rows() {
    return m.clone();
  }

  /** Returns the length of one step along a voxel axis (0, 1 or 2), mm. */
  public double spacing(int axis) {
    return Math.sqrt(m[axis] * m[axis] + m[4 + axis] * m[4 + axis] + m[8 + axis] * m[8 + axis]);
  }

  /** Returns the determinant of the linear part: the signed volume of a voxel, mm3. */
  public double determinant() {
    return m[0] * (m[5] * m[10] - m[6] * m[9]) - m[1] * (m[4] * m[10] - m[6] * m[8])
        + m[2] * (m[4] * m[9] - m[5] * m[8]);
  }

  /** Maps a point. */
  public Vec3 apply(Vec3 p) {
    return apply(p.x(), p.y(), p.z());
  }

  /** Maps the point with these coordinates. */
  public Vec3 apply(double x, double y, double z) {
    return new Vec3(
        m[0] * x + m[1] * y + m[2] * z + m[3],
        m[4] * x + m[5] * y + m[6] * z + m[7],
        m[8] * x + m[9] * y + m[10] * z + m[11]);
  }

  /** Maps a vector: applies the linear part only, without the translation. */
  public Vec3 applyToVector(Vec3 v) {
    return new Vec3(
        m[0] * v.x() + m[1] * v.y() + m[2] * v.z(),
        m[4] * v.x() + m[5] * v.y() + m[6] * v.z(),
        m[8] * v.x() + m[9] * v.y() + m[10] * v.z());
  }

  /** Returns the inverse map. */
  public Affine inverse() {
    double d = 1 / determinant();
    double a = (m[5] * m[10] - m[6] * m[9]) * d;
    double b = (m[2] * m[9] - m[1] * m[10]) * d;
    double c = (m[1] * m[6] - m[2] * m[5]) * d;
    double e = (m[6] * m[8] - m[4] * m[10]) * d;
    double f = (m[0] * m[10] - m[2] * m[8]) * d;
    double g = (m[2] * m[4] - m[0] * m[6]) * d;
    double h = (m[4] * m[9] - m[5] * m[8]) * d;
    double i = (m[1] * m[8] - m[0] * m[9]) * d;
    double j = (m[0] * m[5] - m[1] * m[4]) * d;
    return new Affine(new double[] {
        a, b, c, -(a * m[3] + b * m[7] + c * m[11]),
        e, f, g, -(e * m[3] + f * m[7] + g * m[11]),
        h, i, j, -(h * m[3] + i * m[7] + j * m[11])});
  }

  /** Returns the composition that applies {@code first}, then this map. */
  public Affine after(Affine first) {
    double[] r = new double[12];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        r[4 * i + j] = m[4 * i] * first.m[j] + m[4 * i + 1] * first.m[4 + j] + m[4 * i + 2] * first.m[8 + j]
            + (j == 3 ? m[4 * i + 3] : 0);
      }
    }
    return new Affine(r);
  }

  /**
   * Returns the map of a grid along the same axes that starts elsewhere, such as that of a part of a volume.
   *
   * @param x x coordinate in this map of the new origin, in voxels; likewise y and z
   */
  public Affine startingAt(double x, double y, double z) {
    Vec3 origin = apply(x, y, z);
    double[] rows = m.clone();
    rows[3] = origin.x();
    rows[7] = origin.y();
    rows[11] = origin.z();
    return of(rows);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Affine a && Arrays.equals(m, a.m);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(m);
  }

  @Override
  public String toString() {
    return "Affine" + Arrays.toString(m);
  }
}
