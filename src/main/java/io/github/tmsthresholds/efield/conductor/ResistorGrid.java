/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import java.util.Arrays;

/**
 * A grid of nodes connected to their six neighbours by conductances; defines the discrete operator (A x)_i = sum of
 * c_ij (x_i - x_j). Nodes are numbered from 1 to n along each axis, n even, and surrounded by a layer of nodes without
 * conductances, so that loops over rows need no special cases at the ends. Thread-safe as long as nobody modifies the
 * conductances.
 */
final class ResistorGrid {

  /** Damping factor; with 1, the errors of two nodes connected only to each other would be swapped forever. */
  private static final float DAMPING = 0.9f;

  final int nx;
  final int ny;
  final int nz;
  /** Increment of the linear index along y and along z. */
  final int sy;
  final int sz;
  /** Conductances from each node to the next one along x, y and z. */
  final float[] cx;
  final float[] cy;
  final float[] cz;
  /** 1 / the sum of a node's six conductances; 0 for a node without any. */
  final float[] inverseDiagonal;

  /**
   * Creates nodes without conductances. Fill these in and call {@link #connect} before any other method. The sizes are
   * rounded up to even numbers.
   */
  ResistorGrid(int nx, int ny, int nz) {
    this.nx = nx + (nx & 1);
    this.ny = ny + (ny & 1);
    this.nz = nz + (nz & 1);
    sy = this.nx + 2;
    sz = sy * (this.ny + 2);
    int size = Math.multiplyExact(sz, this.nz + 2);
    cx = new float[size];
    cy = new float[size];
    cz = new float[size];
    inverseDiagonal = new float[size];
  }

  int size() {
    return cx.length;
  }

  int index(int x, int y, int z) {
    return x + sy * y + sz * z;
  }

  int cellsPerPlane() {
    return nx * ny;
  }

  boolean active(int i) {
    return inverseDiagonal[i] > 0;
  }

  /** Computes the inverse diagonal; call once, after the conductances are filled in. */
  void connect() {
    Planes.each(1, nz, cellsPerPlane(), z -> {
      for (int y = 1; y <= ny; y++) {
        for (int i = index(1, y, z); i < index(1, y, z) + nx; i++) {
          float sum = cx[i] + cx[i - 1] + cy[i] + cy[i - sy] + cz[i] + cz[i - sz];
          inverseDiagonal[i] = sum > 0 ? 1 / sum : 0;
        }
      }
    });
  }

  /** Computes out = b - A x, or out = A x if b is null. */
  void residual(float[] b, float[] x, float[] out) {
    Planes.each(1, nz, cellsPerPlane(), z -> {
      for (int y = 1; y <= ny; y++) {
        int first = index(1, y, z);
        applyRow(first, first + nx, sy, sz, cx, cy, cz, x, out);
        if (b != null) {
          subtractRow(first, first + nx, b, out);
        }
      }
    });
  }

  private static void applyRow(int first, int end, int sy, int sz, float[] cx, float[] cy, float[] cz, float[] x,
      float[] out) {
    for (int i = first; i < end; i++) {
      float v = x[i];
      out[i] = cx[i] * (v - x[i + 1]) + cx[i - 1] * (v - x[i - 1]) + cy[i] * (v - x[i + sy])
          + cy[i - sy] * (v - x[i - sy]) + cz[i] * (v - x[i + sz]) + cz[i - sz] * (v - x[i - sz]);
    }
  }

  private static void subtractRow(int first, int end, float[] b, float[] out) {
    for (int i = first; i < end; i++) {
      out[i] = b[i] - out[i];
    }
  }

  /**
   * Does half a sweep: relaxes every second row (y + z = colour, modulo 2) by damped Jacobi iteration, with the newest
   * values of the surrounding rows. Rows of one colour are not connected and can be relaxed in any order.
   */
  void relax(int colour, float[] b, float[] x) {
    Planes.each(1, nz, cellsPerPlane(), z -> {
      float[] row = new float[nx];
      for (int y = 1 + (z + 1 + colour & 1); y <= ny; y += 2) {
        int first = index(1, y, z);
        inflowRow(first, nx, sy, sz, cx, cy, cz, b, x, row);
        scaleRow(first, nx, inverseDiagonal, row, x);
      }
    });
  }

  private static void inflowRow(int first, int n, int sy, int sz, float[] cx, float[] cy, float[] cz, float[] b,
      float[] x, float[] row) {
    for (int k = 0; k < n; k++) {
      int i = first + k;
      row[k] = b[i] + cx[i] * x[i + 1] + cx[i - 1] * x[i - 1] + cy[i] * x[i + sy] + cy[i - sy] * x[i - sy]
          + cz[i] * x[i + sz] + cz[i - sz] * x[i - sz];
    }
  }

  private static void scaleRow(int first, int n, float[] inverseDiagonal, float[] row, float[] x) {
    for (int k = 0; k < n; k++) {
      x[first + k] += DAMPING * (inverseDiagonal[first + k] * row[k] - x[first + k]);
    }
  }

  void clear(float[] x) {
    Planes.each(0, nz + 1, cellsPerPlane(), z -> Arrays.fill(x, z * sz, (z + 1) * sz, 0));
  }

  /** Returns the sum of a_i b_i in double precision. */
  double dot(float[] a, float[] b) {
    return Planes.sum(1, nz, cellsPerPlane(), z -> {
      double sum = 0;
      for (int i = z * sz; i < (z + 1) * sz; i++) {
        sum += (double) a[i] * b[i];
      }
      return sum;
    });
  }

  /** Computes y += factor x. */
  void add(double factor, float[] x, float[] y) {
    float f = (float) factor;
    Planes.each(1, nz, cellsPerPlane(), z -> {
      for (int i = z * sz; i < (z + 1) * sz; i++) {
        y[i] += f * x[i];
      }
    });
  }

  /** Computes y = x + factor y. */
  void addTo(float[] x, double factor, float[] y) {
    float f = (float) factor;
    Planes.each(1, nz, cellsPerPlane(), z -> {
      for (int i = z * sz; i < (z + 1) * sz; i++) {
        y[i] = x[i] + f * y[i];
      }
    });
  }
}
