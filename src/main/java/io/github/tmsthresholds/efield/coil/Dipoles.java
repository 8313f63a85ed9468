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

import io.github.tmsthresholds.geometry.Vec3;

/** A coil as magnetic point dipoles: positions (mm) and moments (A m2 per A of coil current), x,y,z,x,y,z,... */
final class Dipoles extends CurrentElements {

  /** mu0 / 4 pi (1e-7 T m/A), at 1e6 A/s, lengths in mm instead of m: 1 / mm2 is 1e6 / m2. */
  private static final double UNIT = 1e-7 * 1e6 * 1e6;

  Dipoles(double[] positions, double[] moments) {
    super(positions, moments);
  }

  @Override
  CurrentElements of(double[] otherPositions, double[] otherVectors) {
    return new Dipoles(otherPositions, otherVectors);
  }

  /** Adds dA/dt = mu0/4pi m x R / R^3. */
  @Override
  public void addPotentialRate(PointBlock b) {
    for (int d = 0; d < positions.length; d += 3) {
      addPotentialRate(b.n, b.x, b.y, b.z, b.sumX, b.sumY, b.sumZ, positions[d], positions[d + 1], positions[d + 2],
          UNIT * vectors[d], UNIT * vectors[d + 1], UNIT * vectors[d + 2]);
    }
  }

  private static void addPotentialRate(int n, double[] x, double[] y, double[] z, double[] sx, double[] sy, double[] sz,
      double px, double py, double pz, double mx, double my, double mz) {
    for (int i = 0; i < n; i++) {
      double rx = x[i] - px, ry = y[i] - py, rz = z[i] - pz;
      double r2 = rx * rx + ry * ry + rz * rz;
      double k = 1 / (r2 * Math.sqrt(r2));
      sx[i] += k * (my * rz - mz * ry);
      sy[i] += k * (mz * rx - mx * rz);
      sz[i] += k * (mx * ry - my * rx);
    }
  }

  /** Adds the field by the closed form of Sarvas (1987) and Heller and van Hulsteyn (1992). */
  @Override
  public void addSphereField(PointBlock b) {
    for (int i = 0; i < b.n; i++) {
      Vec3 e = sphereField(b.x[i], b.y[i], b.z[i]);
      b.sumX[i] += e.x();
      b.sumY[i] += e.y();
      b.sumZ[i] += e.z();
    }
  }

  private Vec3 sphereField(double x, double y, double z) {
    double ex = 0, ey = 0, ez = 0;
    for (int d = 0; d < positions.length; d += 3) {
      double px = positions[d], py = positions[d + 1], pz = positions[d + 2];
      double mx = vectors[d], my = vectors[d + 1], mz = vectors[d + 2];
      double ax = px - x, ay = py - y, az = pz - z;
      double a = Math.sqrt(ax * ax + ay * ay + az * az), p = Math.sqrt(px * px + py * py + pz * pz);
      double ap = ax * px + ay * py + az * pz;
      double f = a * (a * p + ap);
      double alongP = a * a / p + ap / a + 2 * a + 2 * p, alongR = a + 2 * p + ap / a;
      double mg = alongP * (mx * px + my * py + mz * pz) - alongR * (mx * x + my * y + mz * z);
      double k = mg / f;
      ex -= (y * (mz - k * pz) - z * (my - k * py)) / f;
      ey -= (z * (mx - k * px) - x * (mz - k * pz)) / f;
      ez -= (x * (my - k * py) - y * (mx - k * px)) / f;
    }
    return new Vec3(ex, ey, ez).times(UNIT);
  }
}
