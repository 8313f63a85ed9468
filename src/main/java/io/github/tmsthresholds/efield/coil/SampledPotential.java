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

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A coil given by its vector potential on a grid (T m per A of coil current), interpolated trilinearly. Outside
 * the grid it is extrapolated continuously: from the nearest point of the grid's faces it decreases as 1 / (a^2 + r^2),
 * r from the coil's centre, a 50 mm; for r beyond a coil's size this is the decay of a magnetic dipole. Immutable,
 * thread-safe.
 */
final class SampledPotential implements CoilSource {

  /** From T m/A to V/m at 1e6 A/s. */
  private static final double UNIT = 1e6;
  /** Number of points along the radius in the integral for the field in a sphere (midpoint rule). */
  private static final int RADIAL_POINTS = 64;
  /** Maxima of |A| below this fraction of the largest are attributed to rounding. */
  private static final double MIN_RELATIVE_MAXIMUM = 0.1;

  /** Size of a coil, mm, in the decay of its potential beyond the grid. */
  private static final double COIL_SIZE = 50;

  private final Volume potential;
  private final double largest;
  /** Grid points (coil frame, mm) where |A| is no smaller than at all neighbours. */
  private final double[] maxima;
  private final Affine coilToWorld;
  private final Affine worldToVoxel;
  private final double weight;

  /** @param potential three components along the coil's axes; the grid's world is the coil's frame, mm */
  SampledPotential(Volume potential) {
    this(potential, largest(potential), maxima(potential), Affine.ofSpacing(1, Vec3.ZERO), 1);
  }

  private SampledPotential(Volume potential, double largest, double[] maxima, Affine coilToWorld, double weight) {
    this.potential = potential;
    this.largest = largest;
    this.maxima = maxima;
    this.coilToWorld = coilToWorld;
    this.weight = weight;
    worldToVoxel = potential.grid().voxelToWorld().inverse().after(coilToWorld.inverse());
  }

  @Override
  public void addPotentialRate(PointBlock b) {
    for (int i = 0; i < b.n; i++) {
      add(b, i, rate(new Vec3(b.x[i], b.y[i], b.z[i])));
    }
  }

  private static void add(PointBlock b, int i, Vec3 v) {
    b.sumX[i] += v.x();
    b.sumY[i] += v.y();
    b.sumZ[i] += v.z();
  }

  private Vec3 rate(Vec3 world) {
    Vec3 v = worldToVoxel.apply(world);
    if (contains(v)) {
      return coilToWorld.applyToVector(at(v)).times(UNIT * weight);
    }
    Vec3 face = nearest(v);
    return coilToWorld.applyToVector(at(face)).times(UNIT * weight * decay(v, face));
  }

  private boolean contains(Vec3 v) {
    Grid grid = potential.grid();
    return v.x() >= 0 && v.y() >= 0 && v.z() >= 0 && v.x() <= grid.nx() - 1 && v.y() <= grid.ny() - 1
        && v.z() <= grid.nz() - 1;
  }

  /** Returns the point of the grid that is nearest along the voxel axes. */
  private Vec3 nearest(Vec3 v) {
    Grid grid = potential.grid();
    return new Vec3(Math.max(0, Math.min(grid.nx() - 1, v.x())), Math.max(0, Math.min(grid.ny() - 1, v.y())),
        Math.max(0, Math.min(grid.nz() - 1, v.z())));
  }

  /** Returns by how much the potential decreases from a face of the grid: like that of a coil of finite size. */
  private double decay(Vec3 v, Vec3 face) {
    Affine toCoil = potential.grid().voxelToWorld();
    Vec3 p = toCoil.apply(v), q = toCoil.apply(face);
    return (COIL_SIZE * COIL_SIZE + q.dot(q)) / (COIL_SIZE * COIL_SIZE + p.dot(p));
  }

  @Override
  public double beyond(Vec3 world) {
    Vec3 v = worldToVoxel.apply(world);
    if (contains(v)) {
      return Double.NaN;
    }
    Vec3 face = nearest(v), d = v.minus(face);
    boolean near = Math.max(Math.abs(d.x()), Math.max(Math.abs(d.y()), Math.abs(d.z()))) <= 1;
    return near ? 0 : at(face).norm() / largest;
  }

  /** Returns the largest magnitude, T m per A. */
  double largest() {
    return largest;
  }

  /** Interpolates between the voxels around a point within the grid; in the coil's axes, T m per A. */
  private Vec3 at(Vec3 v) {
    int nx = potential.grid().nx(), ny = potential.grid().ny(), nz = potential.grid().nz();
    int x = Math.min((int) v.x(), nx - 2), y = Math.min((int) v.y(), ny - 2), z = Math.min((int) v.z(), nz - 2);
    double[] a = new double[3];
    for (int corner = 0; corner < 8; corner++) {
      int cx = corner & 1, cy = corner >> 1 & 1, cz = corner >> 2;
      double w = (cx == 0 ? 1 - v.x() + x : v.x() - x) * (cy == 0 ? 1 - v.y() + y : v.y() - y)
          * (cz == 0 ? 1 - v.z() + z : v.z() - z);
      int i = potential.grid().index(x + cx, y + cy, z + cz);
      for (int c = 0; c < 3; c++) {
        a[c] += w * potential.values()[i + c * potential.grid().voxels()];
      }
    }
    return new Vec3(a[0], a[1], a[2]);
  }

  /**
   * Adds E = -dA/dt - grad phi, which has no radial component: phi(r) = - integral of r . dA/dt(s r) ds, s from 0 to 1.
   * The gradient is computed by central differences over one voxel to either side.
   */
  @Override
  public void addSphereField(PointBlock b) {
    double h = potential.grid().voxelToWorld().spacing(0);
    for (int i = 0; i < b.n; i++) {
      Vec3 r = new Vec3(b.x[i], b.y[i], b.z[i]);
      Vec3 dx = new Vec3(h, 0, 0), dy = new Vec3(0, h, 0), dz = new Vec3(0, 0, h);
      Vec3 gradient = new Vec3(radialIntegral(r.plus(dx)) - radialIntegral(r.minus(dx)),
          radialIntegral(r.plus(dy)) - radialIntegral(r.minus(dy)),
          radialIntegral(r.plus(dz)) - radialIntegral(r.minus(dz))).times(0.5 / h);
      add(b, i, gradient.minus(rate(r)));
    }
  }

  /** Returns the integral of r . dA/dt(s r) ds, which is -phi(r). */
  private double radialIntegral(Vec3 r) {
    double sum = 0;
    for (int k = 0; k < RADIAL_POINTS; k++) {
      sum += r.dot(rate(r.times((k + 0.5) / RADIAL_POINTS)));
    }
    return sum / RADIAL_POINTS;
  }

  @Override
  public CoilSource moved(Affine rigid, double factor) {
    return new SampledPotential(potential, largest, maxima, rigid.after(coilToWorld), weight * factor);
  }

  @Override
  public double clearance(Box box) {
    return 0;
  }

  /**
   * Returns the grid points where |A| has a maximum. Where no current flows the components of A are harmonic, so that
   * |A| has no maximum there. A maximum at the grid's edge indicates currents beyond it.
   */
  @Override
  public double[] positions() {
    return CurrentElements.mapped(maxima, coilToWorld);
  }

  private static double largest(Volume potential) {
    return Arrays.stream(magnitudes(potential)).max().orElse(0);
  }

  private static double[] magnitudes(Volume potential) {
    double[] size = new double[potential.grid().voxels()];
    for (int i = 0; i < size.length; i++) {
      double x = potential.values()[i], y = potential.values()[i + size.length];
      double z = potential.values()[i + 2 * size.length];
      size[i] = Math.sqrt(x * x + y * y + z * z);
    }
    return size;
  }

  private static double[] maxima(Volume potential) {
    Grid grid = potential.grid();
    double[] size = magnitudes(potential);
    double threshold = MIN_RELATIVE_MAXIMUM * Arrays.stream(size).max().orElse(0);
    return IntStream.range(0, size.length).filter(i -> size[i] > 0 && size[i] >= threshold && isMaximum(grid, size, i))
        .mapToObj(i -> grid.centre(i))
        .flatMapToDouble(p -> DoubleStream.of(p.x(), p.y(), p.z())).toArray();
  }

  private static boolean isMaximum(Grid grid, double[] size, int i) {
    int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny();
    for (int w = Math.max(0, z - 1); w <= Math.min(grid.nz() - 1, z + 1); w++) {
      for (int v = Math.max(0, y - 1); v <= Math.min(grid.ny() - 1, y + 1); v++) {
        for (int u = Math.max(0, x - 1); u <= Math.min(grid.nx() - 1, x + 1); u++) {
          if (size[grid.index(u, v, w)] > size[i]) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
