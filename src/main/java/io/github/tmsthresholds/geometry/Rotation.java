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

/** A proper rotation, as a 3 x 3 matrix. Immutable, thread-safe. */
public final class Rotation {

  /** The rotation that leaves every vector unchanged. */
  public static final Rotation IDENTITY = new Rotation(1, 0, 0, 0, 1, 0, 0, 0, 1);

  private final double xx, xy, xz, yx, yy, yz, zx, zy, zz;

  private Rotation(double xx, double xy, double xz, double yx, double yy, double yz,
      double zx, double zy, double zz) {
    this.xx = xx;
    this.xy = xy;
    this.xz = xz;
    this.yx = yx;
    this.yy = yy;
    this.yz = yz;
    this.zx = zx;
    this.zy = zy;
    this.zz = zz;
  }

  /** Returns the rotation about +z, counter-clockwise seen from +z. */
  public static Rotation aboutZ(double degrees) {
    double a = Math.toRadians(degrees), c = Math.cos(a), s = Math.sin(a);
    return new Rotation(c, -s, 0, s, c, 0, 0, 0, 1);
  }

  /**
   * Returns the rotation about an axis, counter-clockwise seen from its tip, by Rodrigues' formula.
   *
   * @param axis of any length
   * @throws IllegalArgumentException if the axis is zero or not finite
   */
  public static Rotation about(Vec3 axis, double degrees) {
    Vec3 u = axis.unit();
    double a = Math.toRadians(degrees), c = Math.cos(a), s = Math.sin(a), k = 1 - c;
    return new Rotation(
        c + k * u.x() * u.x(), k * u.x() * u.y() - s * u.z(), k * u.x() * u.z() + s * u.y(),
        k * u.y() * u.x() + s * u.z(), c + k * u.y() * u.y(), k * u.y() * u.z() - s * u.x(),
        k * u.z() * u.x() - s * u.y(), k * u.z() * u.y() + s * u.x(), c + k * u.z() * u.z());
  }

  /**
   * Returns the minimal rotation that takes +z to the given direction; for -z, a half turn about x.
   *
   * @throws IllegalArgumentException if the direction is zero or not finite
   */
  public static Rotation fromZTo(Vec3 direction) {
    Vec3 n = direction.unit();
    double sin2 = n.x() * n.x() + n.y() * n.y();
    if (n.z() < 0 && sin2 < 1e-24) {
      return new Rotation(1, 0, 0, 0, -1, 0, 0, 0, -1);
    }
    // 1/(1 + cos), without the cancellation near cos = -1
    double k = n.z() < 0 ? (1 - n.z()) / sin2 : 1 / (1 + n.z());
    return new Rotation(
        1 - k * n.x() * n.x(), -k * n.x() * n.y(), n.x(),
        -k * n.x() * n.y(), 1 - k * n.y() * n.y(), n.y(),
        -n.x(), -n.y(), n.z());
  }

  /** Returns the composition that applies {@code first}, then this rotation. */
  public Rotation after(Rotation first) {
    Rotation b = first;
    return new Rotation(
        xx * b.xx + xy * b.yx + xz * b.zx, xx * b.xy + xy * b.yy + xz * b.zy, xx * b.xz + xy * b.yz + xz * b.zz,
        yx * b.xx + yy * b.yx + yz * b.zx, yx * b.xy + yy * b.yy + yz * b.zy, yx * b.xz + yy * b.yz + yz * b.zz,
        zx * b.xx + zy * b.yx + zz * b.zx, zx * b.xy + zy * b.yy + zz * b.zy, zx * b.xz + zy * b.yz + zz * b.zz);
  }

  /** Returns the inverse rotation. */
  public Rotation inverse() {
    return new Rotation(xx, yx, zx, xy, yy, zy, xz, yz, zz);
  }

  /** Rotates a vector. */
  public Vec3 apply(Vec3 v) {
    return new Vec3(
        xx * v.x() + xy * v.y() + xz * v.z(),
        yx * v.x() + yy * v.y() + yz * v.z(),
        zx * v.x() + zy * v.y() + zz * v.z());
  }

  /**
   * Rotates {@code n} vectors, laid out x,y,z,x,y,z,..., from {@code in} to {@code out}, which may be the same array.
   */
  public void apply(double[] in, double[] out, int n) {
    for (int i = 0; i < 3 * n; i += 3) {
      double x = in[i], y = in[i + 1], z = in[i + 2];
      out[i] = xx * x + xy * y + xz * z;
      out[i + 1] = yx * x + yy * y + yz * z;
      out[i + 2] = zx * x + zy * y + zz * z;
    }
  }
}
