/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Recovers values at the nodes of a quantity that is known per tetrahedron, separately for each tissue (Zienkiewicz and
 * Zhu 1992): a linear function is fitted by least squares to the values at the centroids of the tetrahedra around a
 * node, and evaluated at the node. Where regions meet, each has its own nodes, so that values do not mix across the
 * border.
 *
 * <p>Around a node at a tissue border, the centroids lie to one side and the fit extrapolates, which amplifies the
 * errors of a finite-element solution. A small penalty on the slope (ridge regression) damps this; at inner nodes,
 * which the centroids surround, it has almost no effect.
 *
 * <p>On SimNIBS's coarse sphere (4556 nodes, edges of about 10 mm) the gradient of a potential given at the nodes,
 * constant in each tetrahedron, has a relative L2 error of 20, 13 and 15 % in its three regions at voxel centres;
 * recovered and then interpolated linearly, 6, 6 and 7 %. Stateless, thread-safe.
 */
public final class PatchRecovery {

  /** Penalty on the slope, in mean squared distances of the centroids from the node. */
  private static final double RIDGE = 0.3;

  private final MeshField field;
  private final TetMesh split;
  /**
   * Corners (indices into the mesh's array) at each node of the split mesh, node by node, and where each node starts.
   */
  private final int[] around;
  private final int[] start;

  private PatchRecovery(MeshField field, TetMesh split, int[] around, int[] start) {
    this.field = field;
    this.split = split;
    this.around = around;
    this.start = start;
  }

  /**
   * Recovers the values at the nodes. Results do not depend on the number of threads.
   *
   * @param field one value per tetrahedron
   * @param threads number of threads, at least 1
   * @param progress receives progress and may cancel
   * @return values at the nodes of the same tetrahedra in the same order, with nodes of their own for each region
   * @throws IllegalArgumentException if the field has values at the nodes already
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static MeshField toNodes(MeshField field, int threads, Progress progress) {
    if (field.place() != Place.TETRAHEDRA) {
      throw new IllegalArgumentException(field.name() + " has values at the nodes already");
    }
    PatchRecovery recovery = split(field);
    int components = field.components(), n = recovery.split.nodeCount();
    float[] values = new float[components * n];
    Chunks.run(n, threads, "recovering " + field.name() + " at the nodes", progress, (from, to) -> {
      double[] moments = new double[9], fit = new double[4], value = new double[components];
      for (int node = from; node < to; node++) {
        recovery.recover(node, moments, fit, value);
        for (int c = 0; c < components; c++) {
          values[components * node + c] = (float) value[c];
        }
      }
    });
    return new MeshField(recovery.split, field.name(), Place.NODES, components, values);
  }

  /** Gives each region its own nodes, and lists the corners at each. */
  private static PatchRecovery split(MeshField field) {
    TetMesh mesh = field.mesh();
    int[] corners = mesh.corners(), around = new int[corners.length], end = new int[mesh.nodeCount() + 1];
    for (int node : corners) {
      end[node + 1]++;
    }
    for (int i = 0; i < mesh.nodeCount(); i++) {
      end[i + 1] += end[i];
    }
    for (int t : byRegion(mesh.regions())) {
      for (int k = 4 * t; k < 4 * t + 4; k++) {
        around[end[corners[k]]++] = k;
      }
    }
    int[] splitCorners = new int[corners.length], start = new int[mesh.nodeCount() + 1];
    int n = 0;
    for (int i = 0; i < around.length; i++) {
      int k = around[i];
      if (i == 0 || corners[k] != corners[around[i - 1]] || region(mesh, k) != region(mesh, around[i - 1])) {
        start = n + 1 < start.length ? start : Arrays.copyOf(start, start.length + start.length / 2 + 1);
        start[n++] = i;
      }
      splitCorners[k] = n - 1;
    }
    start = Arrays.copyOf(start, n + 1);
    start[n] = around.length;
    double[] nodes = new double[3 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(mesh.nodes(), 3 * corners[around[start[i]]], nodes, 3 * i, 3);
    }
    return new PatchRecovery(field, new TetMesh(nodes, splitCorners, mesh.regions(), mesh.name()), around, start);
  }

  private static int region(TetMesh mesh, int corner) {
    return mesh.regions()[corner / 4];
  }

  /** Returns the tetrahedra sorted by region, those of one region in ascending order. */
  private static int[] byRegion(int[] regions) {
    long[] keys = new long[regions.length];
    for (int t = 0; t < keys.length; t++) {
      keys[t] = (long) regions[t] << 32 | t;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Evaluates at a node the fit to the tetrahedra around it. */
  private void recover(int node, double[] moments, double[] fit, double[] value) {
    double x0 = split.nodes()[3 * node], y0 = split.nodes()[3 * node + 1], z0 = split.nodes()[3 * node + 2];
    Arrays.fill(moments, 0);
    for (int i = start[node]; i < start[node + 1]; i++) {
      int t = around[i] / 4;
      double x = centroid(t, 0) - x0, y = centroid(t, 1) - y0, z = centroid(t, 2) - z0;
      moments[0] += x;
      moments[1] += y;
      moments[2] += z;
      moments[3] += x * x;
      moments[4] += x * y;
      moments[5] += x * z;
      moments[6] += y * y;
      moments[7] += y * z;
      moments[8] += z * z;
    }
    solve(start[node + 1] - start[node], moments, fit);
    Arrays.fill(value, 0);
    for (int i = start[node]; i < start[node + 1]; i++) {
      int t = around[i] / 4;
      double weight = fit[0] + fit[1] * (centroid(t, 0) - x0) + fit[2] * (centroid(t, 1) - y0)
          + fit[3] * (centroid(t, 2) - z0);
      for (int c = 0; c < value.length; c++) {
        value[c] += weight * field.values()[value.length * t + c];
      }
    }
  }

  private double centroid(int t, int c) {
    int[] k = split.corners();
    double[] p = split.nodes();
    return 0.25 * (p[3 * k[4 * t] + c] + p[3 * k[4 * t + 1] + c] + p[3 * k[4 * t + 2] + c] + p[3 * k[4 * t + 3] + c]);
  }

  /**
   * Computes the weight of a tetrahedron as a linear function of its centroid's distance from the node: value at the
   * node,
   * slopes. Solves the normal equations (n, s; s, Q) w = (1, 0), with the sums s of the distances and Q of their
   * products, by the inverse of Q, to which the penalty is added.
   */
  private static void solve(int n, double[] moments, double[] w) {
    double ridge = RIDGE * (moments[3] + moments[6] + moments[8]) / 3;
    double xx = moments[3] + ridge, xy = moments[4], xz = moments[5];
    double yy = moments[6] + ridge, yz = moments[7], zz = moments[8] + ridge;
    double sx = moments[0], sy = moments[1], sz = moments[2];
    double a = yy * zz - yz * yz, b = xz * yz - xy * zz, c = xy * yz - xz * yy;
    double d = xx * zz - xz * xz, e = xy * xz - xx * yz, f = xx * yy - xy * xy;
    double determinant = xx * a + xy * b + xz * c;
    double gx = (a * sx + b * sy + c * sz) / determinant;
    double gy = (b * sx + d * sy + e * sz) / determinant;
    double gz = (c * sx + e * sy + f * sz) / determinant;
    w[0] = 1 / (n - gx * sx - gy * sy - gz * sz);
    w[1] = -gx * w[0];
    w[2] = -gy * w[0];
    w[3] = -gz * w[0];
  }
}
