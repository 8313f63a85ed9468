package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;

/** What carries the current of a coil, or of one part of it. Lengths in mm. Immutable, thread-safe. */
interface CoilSource {

  /** Adds dA/dt (V/m) in free space at a coil current rate of 1 A/us. */
  void addPotentialRate(PointBlock block);

  /**
   * Adds the E-field (V/m) at 1 A/us within a ball around the origin whose conductivity depends on the radius alone.
   * Any such field is {@code E(r) = r x integral of s dB/dt(s r) ds, s from 0 to 1}: it has no radial component, and
   * its curl is -dB/dt.
   */
  void addSphereField(PointBlock block);

  /** This source moved and turned, its current multiplied by the weight. */
  CoilSource moved(Affine rigid, double weight);

  /** Distance (mm) from a box along the world axes to the nearest place where dA/dt is not smooth, 0 if within. */
  double clearance(Vec3 lower, Vec3 upper);

  /**
   * Places (mm) of the current elements, or, as far as a sampled potential tells, near them: x,y,z,x,y,z,... Not to be
   * written to.
   */
  double[] positions();

  /** {@link #clearance} for current elements at these places. */
  static double clearance(double[] positions, Vec3 lower, Vec3 upper) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < positions.length; i += 3) {
      double dx = outside(positions[i], lower.x(), upper.x());
      double dy = outside(positions[i + 1], lower.y(), upper.y());
      double dz = outside(positions[i + 2], lower.z(), upper.z());
      least = Math.min(least, dx * dx + dy * dy + dz * dz);
    }
    return Math.sqrt(least);
  }

  private static double outside(double v, double lower, double upper) {
    return Math.max(0, Math.max(lower - v, v - upper));
  }

  /** Positions mapped by an affine, or vectors by its linear part and a factor. */
  static double[] mapped(double[] xyz, Affine map, boolean vectors, double factor) {
    double[] out = new double[xyz.length];
    for (int i = 0; i < xyz.length; i += 3) {
      Vec3 v = new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]);
      Vec3 w = (vectors ? map.applyToVector(v) : map.apply(v)).times(factor);
      out[i] = w.x();
      out[i + 1] = w.y();
      out[i + 2] = w.z();
    }
    return out;
  }
}
