package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Locale;

/**
 * The E-field in a ball whose conductivity depends on the distance from its centre alone, such as nested shells, by a
 * closed form (Sarvas 1987; Heller and van Hulsteyn 1992). The field has no radial component and does not depend on the
 * conductivities. Immutable, thread-safe.
 *
 * @param centre mm
 * @param radius mm
 */
public record SphericalConductor(Vec3 centre, double radius) {

  /** @throws IllegalArgumentException if the centre is not finite or the radius is not a positive number */
  public SphericalConductor {
    if (!centre.isFinite() || !(radius > 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException("a sphere of radius " + radius + " mm at " + centre + " was asked for");
    }
  }

  /**
   * E-field (V/m) at a coil current rate of 1 A/us; exactly zero outside the ball.
   *
   * @param points n points, mm: x,y,z,x,y,z,...
   * @param out gets n vectors along the world axes; may be {@code points}
   * @throws IllegalArgumentException if the coil reaches into the ball, or a point is not finite
   */
  public void field(PlacedCoil coil, double[] points, int n, double[] out) {
    checkOutside(coil);
    double[] relative = new double[3 * n];
    for (int i = 0; i < 3 * n; i += 3) {
      Vec3 p = new Vec3(points[i], points[i + 1], points[i + 2]);
      if (!p.isFinite()) {
        throw new IllegalArgumentException("point " + i / 3 + " is not finite: " + p);
      }
      Vec3 r = p.minus(centre);
      // at the centre the field is zero, as it is to be outside
      Vec3 inside = r.norm() <= radius ? r : Vec3.ZERO;
      relative[i] = inside.x();
      relative[i + 1] = inside.y();
      relative[i + 2] = inside.z();
    }
    coil.relativeTo(centre).sphereField(relative, n, out);
  }

  private void checkOutside(PlacedCoil coil) {
    coil.anyElement(p -> p.minus(centre).norm() <= radius).ifPresent(p -> {
      throw new IllegalArgumentException(String.format(Locale.ROOT,
          "the coil reaches into the head: %s has an element at %.1f,%.1f,%.1f mm, %.1f mm from the centre of a sphere"
              + " of radius %.1f mm", coil.name(), p.x(), p.y(), p.z(), p.minus(centre).norm(), radius));
    });
  }
}
