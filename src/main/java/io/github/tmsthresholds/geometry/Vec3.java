package io.github.tmsthresholds.geometry;

/** A vector or point in three dimensions; the unit is the caller's. Immutable, thread-safe. */
public record Vec3(double x, double y, double z) {

  public static final Vec3 ZERO = new Vec3(0, 0, 0);
  public static final Vec3 Z = new Vec3(0, 0, 1);

  public Vec3 plus(Vec3 o) {
    return new Vec3(x + o.x, y + o.y, z + o.z);
  }

  public Vec3 minus(Vec3 o) {
    return new Vec3(x - o.x, y - o.y, z - o.z);
  }

  public Vec3 times(double k) {
    return new Vec3(k * x, k * y, k * z);
  }

  public double dot(Vec3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  public Vec3 cross(Vec3 o) {
    return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  public double norm() {
    return Math.sqrt(dot(this));
  }

  /**
   * This vector at length one.
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

  public boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
  }

  /** Unit vector at polar angle theta from +z and azimuth phi from +x, both in degrees. */
  public static Vec3 ofAngles(double thetaDeg, double phiDeg) {
    double t = Math.toRadians(thetaDeg), p = Math.toRadians(phiDeg);
    return new Vec3(Math.sin(t) * Math.cos(p), Math.sin(t) * Math.sin(p), Math.cos(t));
  }
}
