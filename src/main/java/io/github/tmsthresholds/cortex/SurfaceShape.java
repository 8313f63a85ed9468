/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import java.util.Arrays;

/**
 * The shape of a surface around each vertex, to display it: normals, curvature, and averages over neighbours. Vertices
 * at the same position count as one. Immutable, thread-safe.
 */
public final class SurfaceShape {

  /** Factors of alternating smoothing and expansion, which keeps the volume (Taubin 1995). */
  private static final double SMOOTH = 0.5, EXPAND = -0.53;
  /** Rounds of averaging the curvature, which is noisy. */
  private static final int CURVATURE_ROUNDS = 8;

  private final TriangleMesh mesh;
  /** The neighbours of vertex v are {@code neighbours[first[v]]} to {@code neighbours[first[v + 1] - 1]}. */
  private final int[] first;
  private final int[] neighbours;

  /** Finds the neighbours of each vertex of a surface. */
  public SurfaceShape(TriangleMesh surface) {
    mesh = surface.joined();
    int[] corners = mesh.corners();
    int[] start = new int[mesh.vertexCount() + 1];
    for (int corner : corners) {
      start[corner + 1] += 2;
    }
    for (int v = 0; v < mesh.vertexCount(); v++) {
      start[v + 1] += start[v];
    }
    int[] all = new int[2 * corners.length], fill = start.clone();
    for (int i = 0; i < corners.length; i++) {
      int t = i - i % 3;
      all[fill[corners[i]]++] = corners[t + (i + 1) % 3];
      all[fill[corners[i]]++] = corners[t + (i + 2) % 3];
    }
    first = new int[start.length];
    int n = 0;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      first[v] = n;
      Arrays.sort(all, start[v], start[v + 1]);
      for (int i = start[v]; i < start[v + 1]; i++) {
        if (all[i] != v && (n == first[v] || all[i] != all[n - 1])) {
          all[n++] = all[i];
        }
      }
    }
    first[mesh.vertexCount()] = n;
    neighbours = Arrays.copyOf(all, n);
  }

  /** Returns the surface, connected where vertices have the same position. */
  public TriangleMesh mesh() {
    return mesh;
  }

  /**
   * Returns the surface smoothed without shrinking.
   *
   * @param rounds number of times that each vertex is moved towards the mean of its neighbours and away from it
   */
  public TriangleMesh smoothed(int rounds) {
    double[] from = mesh.vertices().clone(), to = new double[from.length];
    for (int round = 0; round < 2 * rounds; round++) {
      double factor = round % 2 == 0 ? SMOOTH : EXPAND;
      for (int v = 0; v < mesh.vertexCount(); v++) {
        int n = first[v + 1] - first[v];
        for (int k = 3 * v; k < 3 * v + 3; k++) {
          double sum = 0;
          for (int i = first[v]; i < first[v + 1]; i++) {
            sum += from[3 * neighbours[i] + k - 3 * v];
          }
          to[k] = n == 0 ? from[k] : from[k] + factor * (sum / n - from[k]);
        }
      }
      double[] swap = from;
      from = to;
      to = swap;
    }
    return new TriangleMesh(from, mesh.corners(), mesh.name());
  }

  /** Returns the unit normal at each vertex, the area-weighted mean over its triangles; zero for none: x, y, z, ... */
  public float[] normals() {
    double[] sum = new double[mesh.vertices().length];
    double[] p = mesh.vertices();
    int[] corners = mesh.corners();
    for (int t = 0; t < corners.length; t += 3) {
      int a = 3 * corners[t], b = 3 * corners[t + 1], c = 3 * corners[t + 2];
      double ux = p[b] - p[a], uy = p[b + 1] - p[a + 1], uz = p[b + 2] - p[a + 2];
      double vx = p[c] - p[a], vy = p[c + 1] - p[a + 1], vz = p[c + 2] - p[a + 2];
      double nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
      for (int i = t; i < t + 3; i++) {
        sum[3 * corners[i]] += nx;
        sum[3 * corners[i] + 1] += ny;
        sum[3 * corners[i] + 2] += nz;
      }
    }
    float[] normals = new float[sum.length];
    for (int i = 0; i < sum.length; i += 3) {
      double length = Math.sqrt(sum[i] * sum[i] + sum[i + 1] * sum[i + 1] + sum[i + 2] * sum[i + 2]);
      for (int k = i; k < i + 3 && length > 0; k++) {
        normals[k] = (float) (sum[k] / length);
      }
    }
    return normals;
  }

  /**
   * Returns the mean curvature at each vertex, 1/mm, averaged over its surroundings: positive in sulci, negative on
   * gyri of a surface whose normals point outwards.
   */
  public float[] curvature() {
    float[] normals = normals(), curvature = new float[mesh.vertexCount()];
    double[] p = mesh.vertices();
    for (int v = 0; v < curvature.length; v++) {
      double along = 0, square = 0;
      for (int i = first[v]; i < first[v + 1]; i++) {
        for (int k = 0; k < 3; k++) {
          double d = p[3 * neighbours[i] + k] - p[3 * v + k];
          along += d * normals[3 * v + k];
          square += d * d;
        }
      }
      curvature[v] = square > 0 ? (float) (2 * along / square) : 0;
    }
    return averaged(curvature, CURVATURE_ROUNDS);
  }

  /**
   * Returns values averaged over neighbouring vertices. Vertices without a value stay without one and do not count.
   *
   * @param values one per vertex, NaN for none
   * @param rounds number of times that each value is replaced by the mean of itself and its neighbours
   */
  public float[] averaged(float[] values, int rounds) {
    float[] from = values.clone(), to = new float[values.length];
    for (int round = 0; round < rounds; round++) {
      for (int v = 0; v < values.length; v++) {
        double sum = from[v];
        int n = 1;
        for (int i = first[v]; i < first[v + 1]; i++) {
          float value = from[neighbours[i]];
          if (!Float.isNaN(value)) {
            sum += value;
            n++;
          }
        }
        to[v] = (float) (sum / n);
      }
      float[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
