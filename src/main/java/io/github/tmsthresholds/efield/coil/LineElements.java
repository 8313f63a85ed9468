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

/**
 * A coil as short straight pieces of wire that form closed loops: positions (mm) and vectors along the current (mm),
 * x,y,z,x,y,z,...
 */
final class LineElements extends CurrentElements {

  /** mu0 / 4 pi (1e-7 T m/A), at 1e6 A/s; the unit of length cancels. */
  private static final double UNIT = 1e-7 * 1e6;
  /** Ratio of the radii of point and wire below which quadrature replaces the closed form of an integral. */
  private static final double SMALL = 0.05;
  /** Nodes of Gauss-Legendre quadrature with six points on 0 to 1; the error is below SMALL^12. */
  private static final double[] NODES = {0.033765242898423986, 0.16939530676686774, 0.38069040695840155,
      0.61930959304159845, 0.83060469323313226, 0.96623475710157601};
  private static final double[] WEIGHTS = {0.085662246189585173, 0.18038078652406930, 0.23395696728634552,
      0.23395696728634552, 0.18038078652406930, 0.085662246189585173};

  LineElements(double[] positions, double[] vectors) {
    super(positions, vectors);
  }

  @Override
  CurrentElements of(double[] otherPositions, double[] otherVectors) {
    return new LineElements(otherPositions, otherVectors);
  }

  /** Adds dA/dt = mu0/4pi dl / R. */
  @Override
  public void addPotentialRate(PointBlock b) {
    for (int d = 0; d < positions.length; d += 3) {
      addPotentialRate(b.n, b.x, b.y, b.z, b.sumX, b.sumY, b.sumZ, positions[d], positions[d + 1], positions[d + 2],
          UNIT * vectors[d], UNIT * vectors[d + 1], UNIT * vectors[d + 2]);
    }
  }

  private static void addPotentialRate(int n, double[] x, double[] y, double[] z, double[] sx, double[] sy, double[] sz,
      double px, double py, double pz, double lx, double ly, double lz) {
    for (int i = 0; i < n; i++) {
      double rx = x[i] - px, ry = y[i] - py, rz = z[i] - pz;
      double k = 1 / Math.sqrt(rx * rx + ry * ry + rz * rz);
      sx[i] += k * lx;
      sy[i] += k * ly;
      sz[i] += k * lz;
    }
  }

  /**
   * Adds the field in a sphere. With the Biot-Savart field of an element at p,
   * {@code dB = dl x (s r - p) / |s r - p|^3}, the integral of {@link CoilSource#addSphereField} is
   * {@code r x (dl x r) I2 - r x (dl x p) I1}, where {@code In} is the integral of {@code s^n / |s r - p|^3}.
   */
  @Override
  public void addSphereField(PointBlock b) {
    for (int i = 0; i < b.n; i++) {
      Vec3 r = new Vec3(b.x[i], b.y[i], b.z[i]), sum = Vec3.ZERO;
      for (int d = 0; d < positions.length; d += 3) {
        Vec3 p = new Vec3(positions[d], positions[d + 1], positions[d + 2]);
        Vec3 w = weighted(r, p);
        sum = sum.plus(new Vec3(vectors[d], vectors[d + 1], vectors[d + 2]).cross(w));
      }
      Vec3 e = r.cross(sum).times(UNIT);
      b.sumX[i] += e.x();
      b.sumY[i] += e.y();
      b.sumZ[i] += e.z();
    }
  }

  /** Returns r I2 - p I1. */
  private static Vec3 weighted(Vec3 r, Vec3 p) {
    double pn = p.norm(), rn = r.norm(), q = p.minus(r).norm(), rp = r.dot(p);
    double i1 = 1 / (q * (q * pn + pn * pn - rp));
    double i2 = 0;
    if (rn > SMALL * pn) {
      i2 = (rp * i1 - 1 / q + Math.log((pn + q + rn) / (pn + q - rn)) / rn) / (rn * rn);
    } else {
      for (int k = 0; k < NODES.length; k++) {
        double s = NODES[k], q2 = s * s * rn * rn - 2 * s * rp + pn * pn;
        i2 += WEIGHTS[k] * s * s / (q2 * Math.sqrt(q2));
      }
    }
    return r.times(i2).minus(p.times(i1));
  }
}
