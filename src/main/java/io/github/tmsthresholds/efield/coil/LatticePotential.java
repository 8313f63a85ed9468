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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Computes dA/dt of a coil on lattices of points. Away from the coil's elements dA/dt is smooth: in blocks of points
 * whose distance from every element is at least their width, it is interpolated by Chebyshev polynomials of order
 * {@value #ORDER} per axis. Blocks that are nearer are halved along each axis; the smallest are summed directly. With
 * the singularity at three times a block's half width, the error of the interpolation falls as (3 + sqrt 8)^-n with the
 * order n (Trefethen 2013, theorem 8.2); it stays below {@value #ERROR} of the largest dA/dt on the lattice. The
 * results do not depend on the number of threads, bit for bit.
 */
public final class LatticePotential {

  /** Bound on the error, relative to the largest |dA/dt| on the lattice. */
  public static final double ERROR = 2e-5;

  private static final int ORDER = 7;
  private static final int LARGEST_BLOCK = 32;
  private static final int SMALLEST_BLOCK = 8;
  /** Chebyshev nodes on 0 to 2. */
  private static final double[] NODES =
      IntStream.range(0, ORDER).mapToDouble(i -> 1 - StrictMath.cos(Math.PI * (i + 0.5) / ORDER)).toArray();

  private final PlacedCoil coil;
  private final Grid grid;
  private final double[][] offsets;
  private final Vec3[] directions;
  private final IntPredicate needed;

  private LatticePotential(PlacedCoil coil, Grid grid, double[][] offsets, Vec3[] directions, IntPredicate needed) {
    this.coil = coil;
    this.grid = grid;
    this.offsets = offsets;
    this.directions = directions;
    this.needed = needed;
  }

  /**
   * Computes components of dA/dt (V/m) at 1 A/us along given directions, each on its own lattice: the grid's points
   * shifted by a fraction of a voxel.
   *
   * @param offsets of each component's lattice along the voxel axes, components x 3, 0 to 1 voxel
   * @param directions of each component, unit vectors in world coordinates
   * @param needed selects the grid's linear indices to compute; other values may stay zero
   * @return components x voxels, in the grid's linear order
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static float[][] of(PlacedCoil coil, Grid grid, double[][] offsets, Vec3[] directions, IntPredicate needed,
      Progress progress) {
    return new LatticePotential(coil, grid, offsets, directions, needed).evaluate(progress);
  }

  private record Block(int x, int y, int z, int size) {}

  private float[][] evaluate(Progress progress) {
    float[][] out = new float[offsets.length][grid.voxels()];
    List<Block> blocks = new ArrayList<>();
    for (int z = 0; z < grid.nz(); z += LARGEST_BLOCK) {
      for (int y = 0; y < grid.ny(); y += LARGEST_BLOCK) {
        for (int x = 0; x < grid.nx(); x += LARGEST_BLOCK) {
          blocks.add(new Block(x, y, z, LARGEST_BLOCK));
        }
      }
    }
    AtomicInteger done = new AtomicInteger();
    blocks.parallelStream().forEach(block -> {
      progress.checkCancelled();
      evaluate(block, out);
      progress.update("computing vector potential", (double) done.incrementAndGet() / blocks.size());
    });
    return out;
  }

  private void evaluate(Block b, float[][] out) {
    int nx = Math.min(b.size, grid.nx() - b.x), ny = Math.min(b.size, grid.ny() - b.y);
    int nz = Math.min(b.size, grid.nz() - b.z);
    if (nx <= 0 || ny <= 0 || nz <= 0 || !anyNeeded(b, nx, ny, nz)) {
      return;
    }
    if (clearance(b) >= b.size * largestSpacing()) {
      interpolate(b, nx, ny, nz, out);
    } else if (b.size > SMALLEST_BLOCK) {
      int half = b.size / 2;
      for (int child = 0; child < 8; child++) {
        evaluate(new Block(b.x + (child & 1) * half, b.y + (child >> 1 & 1) * half, b.z + (child >> 2) * half, half),
            out);
      }
    } else {
      sumDirectly(b, nx, ny, nz, out);
    }
  }

  private boolean anyNeeded(Block b, int nx, int ny, int nz) {
    for (int z = b.z; z < b.z + nz; z++) {
      for (int y = b.y; y < b.y + ny; y++) {
        for (int i = grid.index(b.x, y, z); i < grid.index(b.x, y, z) + nx; i++) {
          if (needed.test(i)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private double largestSpacing() {
    Affine a = grid.voxelToWorld();
    return Math.max(a.spacing(0), Math.max(a.spacing(1), a.spacing(2)));
  }

  /** Returns the distance (mm) from the coil to the box around a block, which covers all shifted lattices. */
  private double clearance(Block b) {
    Box voxels = new Box(new Vec3(b.x, b.y, b.z), new Vec3(b.x + b.size, b.y + b.size, b.z + b.size));
    return coil.clearance(voxels.mapped(grid.voxelToWorld()::apply));
  }

  private void interpolate(Block b, int nx, int ny, int nz, float[][] out) {
    double[] samples = new double[3 * ORDER * ORDER * ORDER];
    int at = 0;
    for (int k = 0; k < ORDER; k++) {
      for (int j = 0; j < ORDER; j++) {
        for (int i = 0; i < ORDER; i++) {
          at = put(samples, at, b.x + node(i, b.size), b.y + node(j, b.size), b.z + node(k, b.size));
        }
      }
    }
    coil.potentialRate(samples, samples.length / 3, samples);
    for (int c = 0; c < out.length; c++) {
      double[] f = new double[samples.length / 3];
      for (int i = 0; i < f.length; i++) {
        f[i] = component(samples, i, directions[c]);
      }
      double[][] wx = weights(nx, offsets[c][0], b.size), wy = weights(ny, offsets[c][1], b.size);
      double[][] wz = weights(nz, offsets[c][2], b.size);
      double[] g = new double[ORDER], plane = new double[ORDER * ORDER];
      for (int z = 0; z < nz; z++) {
        contract(f, wz[z], ORDER * ORDER, plane);
        for (int y = 0; y < ny; y++) {
          contract(plane, wy[y], ORDER, g);
          int row = grid.index(b.x, b.y + y, b.z + z);
          for (int x = 0; x < nx; x++) {
            double[] w = wx[x];
            double sum = 0;
            for (int i = 0; i < ORDER; i++) {
              sum += w[i] * g[i];
            }
            out[c][row + x] = (float) sum;
          }
        }
      }
    }
  }

  /** Contracts the slowest axis of f with the weights; the other axes hold {@code n} values in total. */
  private static void contract(double[] f, double[] weights, int n, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < ORDER; k++) {
        sum += weights[k] * f[k * n + i];
      }
      out[i] = sum;
    }
  }

  /** Returns a Chebyshev node within a block, 0 to its size. */
  private static double node(int i, int size) {
    return size / 2.0 * NODES[i];
  }

  /** Returns the nodes' Lagrange polynomials at the lattice points 0, 1, ... shifted by the offset, n x ORDER. */
  private static double[][] weights(int n, double offset, int size) {
    double[][] w = new double[n][ORDER];
    for (int x = 0; x < n; x++) {
      for (int i = 0; i < ORDER; i++) {
        double product = 1;
        for (int j = 0; j < ORDER; j++) {
          if (j != i) {
            product *= (x + offset - node(j, size)) / (node(i, size) - node(j, size));
          }
        }
        w[x][i] = product;
      }
    }
    return w;
  }

  private void sumDirectly(Block b, int nx, int ny, int nz, float[][] out) {
    double[] points = new double[3 * nx * ny * nz];
    for (int c = 0; c < out.length; c++) {
      int at = 0;
      for (int z = b.z; z < b.z + nz; z++) {
        for (int y = b.y; y < b.y + ny; y++) {
          for (int x = b.x; x < b.x + nx; x++) {
            if (needed.test(grid.index(x, y, z))) {
              at = put(points, at, x + offsets[c][0], y + offsets[c][1], z + offsets[c][2]);
            }
          }
        }
      }
      coil.potentialRate(points, at / 3, points);
      int read = 0;
      for (int z = b.z; z < b.z + nz; z++) {
        for (int y = b.y; y < b.y + ny; y++) {
          for (int x = b.x; x < b.x + nx; x++) {
            int i = grid.index(x, y, z);
            if (needed.test(i)) {
              out[c][i] = (float) component(points, read++, directions[c]);
            }
          }
        }
      }
    }
  }

  private int put(double[] points, int at, double x, double y, double z) {
    Vec3 p = grid.voxelToWorld().apply(x, y, z);
    points[at] = p.x();
    points[at + 1] = p.y();
    points[at + 2] = p.z();
    return at + 3;
  }

  private static double component(double[] vectors, int i, Vec3 direction) {
    return vectors[3 * i] * direction.x() + vectors[3 * i + 1] * direction.y() + vectors[3 * i + 2] * direction.z();
  }
}
