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

/** A vector or point in three dimensions; the unit is the caller's. Immutable, thread-safe. */
public record Vec3(double x, double y, double z) {

  /** The zero vector. */
  public static final Vec3 ZERO = new Vec3(0, 0, 0);
  /** The unit vector along +z. */
  public static final Vec3 Z = new Vec3(0, 0, 1);

  /** Returns the sum of this vector and another. */
  public Vec3 plus(Vec3 o) {
    return new Vec3(x + o.x, y + o.y, z + o.z);
  }

  /** Returns this vector minus another. */
  public Vec3 minus(Vec3 o) {
    return new Vec3(x - o.x, y - o.y, z - o.z);
  }

  /** Returns this vector scaled by a factor. */
  public Vec3 times(double k) {
    return new Vec3(k * x, k * y, k * z);
  }

  /** Returns the scalar product. */
  public double dot(Vec3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  /** Returns the vector product of this vector and another, in that order. */
  public Vec3 cross(Vec3 o) {
    return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  /** Returns the Euclidean length. */
  public double norm() {
    return Math.sqrt(dot(this));
  }

  /**
   * Returns the unit vector in the direction of this vector.
   *
   * @throws IllegalArgumentException if its length is zero or not finite
   */
  public Vec3 unit() {
    double n = norm();
    if (!(n > 0) || Double.isInfinite(n)) {
      throw new IllegalArgumentException("a vector of length " + n + " has no direction");
    }
    return times(1 / n);
  }

  /** Returns whether all three components are finite. */
  public boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
  }

  /** Returns the unit vector at polar angle theta from +z and azimuth phi from +x, both in degrees. */
  public static Vec3 ofAngles(double thetaDeg, double phiDeg) {
    double t = Math.toRadians(thetaDeg), p = Math.toRadians(phiDeg);
    return new Vec3(Math.sin(t) * Math.cos(p), Math.sin(t) * Math.sin(p), Math.cos(t));
  }
}
