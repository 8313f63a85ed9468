/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * The field of a 70 mm figure-of-8 coil in a spherical conductor around the origin. Each wing has {@value #TURNS}
 * circular turns in the plane z = {@value #HEIGHT} mm; a turn is the equivalent disc of magnetic dipoles (Ampere's
 * law), placed at the centres of small cells. The field of a dipole in the conductor is the closed form of Sarvas
 * (1987) and Heller and van Hulsteyn (1992); it has no radial component and depends on neither the conductivity nor
 * the shells.
 */
final class FigureOfEightCoil {

  static final double HEIGHT = 90;
  private static final int TURNS = 9;
  private static final double INNER_RADIUS = 26;
  private static final double OUTER_RADIUS = 44;
  private static final double WING_CENTRE = 45;
  /** Number of rings of cells in the disc within the innermost turn. */
  private static final int INNER_RINGS = 6;
  /** Cells of a ring per mm of its radius. */
  private static final double CELLS_PER_MM = 1.1;

  /** Position (m) and moment along z (A m2 per A of coil current) of a dipole. */
  private record Dipole(Vec3 position, double moment) {}

  private final List<Dipole> dipoles = new ArrayList<>();

  FigureOfEightCoil() {
    for (int side : new int[] {-1, 1}) {
      double pitch = (OUTER_RADIUS - INNER_RADIUS) / (TURNS - 1);
      for (int ring = 0; ring < INNER_RINGS; ring++) {
        addRing(side, INNER_RADIUS * ring / INNER_RINGS, INNER_RADIUS * (ring + 1) / INNER_RINGS, TURNS);
      }
      for (int turn = 1; turn < TURNS; turn++) {
        addRing(side, INNER_RADIUS + pitch * (turn - 1), INNER_RADIUS + pitch * turn, TURNS - turn);
      }
    }
  }

  /** The part of a wing between two radii (mm), enclosed by the given number of turns. */
  private void addRing(int side, double from, double to, int turns) {
    double radius = (from + to) / 2;
    int cells = 2 + (int) Math.ceil(CELLS_PER_MM * radius);
    double moment = side * turns * Math.PI * (to * to - from * from) * 1e-6 / cells;
    for (int i = 0; i < cells; i++) {
      double angle = 2 * Math.PI * (i + 0.5) / cells;
      Vec3 p = new Vec3(side * WING_CENTRE + radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), HEIGHT);
      dipoles.add(new Dipole(p.times(1e-3), moment));
    }
  }

  /** E-field (V/m) at a point (mm) of the conductor, at dI/dt = 1 A/us. */
  Vec3 field(Vec3 point) {
    Vec3 r = point.times(1e-3);
    double x = 0, y = 0, z = 0;
    for (Dipole d : dipoles) {
      Vec3 p = d.position;
      double ax = p.x() - r.x(), ay = p.y() - r.y(), az = p.z() - r.z();
      double a = Math.sqrt(ax * ax + ay * ay + az * az), pn = p.norm();
      double ap = ax * p.x() + ay * p.y() + az * p.z();
      double f = a * (a * pn + ap);
      double g = (a * a / pn + ap / a + 2 * a + 2 * pn) * p.z() - (a + 2 * pn + ap / a) * r.z();
      double k = g / (f * f), rate = 1e-7 * 1e6 * d.moment;
      x -= rate * (r.y() / f - k * (r.y() * p.z() - r.z() * p.y()));
      y -= rate * (-r.x() / f - k * (r.z() * p.x() - r.x() * p.z()));
      z -= rate * (-k * (r.x() * p.y() - r.y() * p.x()));
    }
    return new Vec3(x, y, z);
  }

  /** dA/dt (V/m) of the turns at a point (mm) at dI/dt = 1 A/us, by the Biot-Savart integral along each. */
  static Vec3 vectorPotentialRate(Vec3 point) {
    Vec3 sum = Vec3.ZERO;
    int n = 720;
    for (int side : new int[] {-1, 1}) {
      for (int turn = 0; turn < TURNS; turn++) {
        double radius = INNER_RADIUS + turn * (OUTER_RADIUS - INNER_RADIUS) / (TURNS - 1);
        for (int i = 0; i < n; i++) {
          double c = StrictMath.cos(2 * Math.PI * i / n), s = StrictMath.sin(2 * Math.PI * i / n);
          Vec3 at = new Vec3(side * WING_CENTRE + radius * c, radius * s, HEIGHT);
          double length = side * 2 * Math.PI * radius / n;
          sum = sum.plus(new Vec3(-s, c, 0).times(length / point.minus(at).norm()));
        }
      }
    }
    return sum.times(1e-7 * 1e6);
  }
}
