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
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Triangulates the zero level of a function on a grid by surface nets (Gibson 1998): one vertex per cell between eight
 * voxel centres through which the level passes, at the mean of its crossings of the cell's edges, and two triangles for
 * each edge of the grid that it crosses. The surface is closed: beyond the grid the function counts as negative.
 * Normals point to negative values. Not thread-safe.
 */
final class SurfaceNets {

  private static final String STAGE = "surface of the brain";
  /** Value of the function beyond the grid. */
  private static final float OUTSIDE = -0.5f;
  /** Edges of a cell as pairs of corners; bit 0 of a corner is x, bit 1 y, bit 2 z. */
  private static final int[][] EDGES = {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}, {0, 4}, {1, 5},
      {2, 6}, {3, 7}};

  private final Grid grid;
  private final float[] values;
  /** Number of cells along each axis: one more than voxels, because cells reach beyond the grid. */
  private final int cx, cy, cz;
  /** Vertices of the cells of the previous and the present layer along z; -1 for none. */
  private int[] before, now;
  private double[] vertices = new double[3 * 4096];
  private int[] corners = new int[3 * 8192];
  private int vertexCount, cornerCount;

  private SurfaceNets(Grid grid, float[] values) {
    this.grid = grid;
    this.values = values;
    cx = grid.nx() + 1;
    cy = grid.ny() + 1;
    cz = grid.nz() + 1;
    before = new int[cx * cy];
    now = new int[cx * cy];
  }

  /**
   * Triangulates the surface around positive values.
   *
   * @param values one per voxel
   * @param name of the surface
   * @throws InvalidInputException if no value is positive
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static TriangleMesh of(Grid grid, float[] values, String name, Progress progress) {
    SurfaceNets nets = new SurfaceNets(grid, values);
    for (int z = 0; z < nets.cz; z++) {
      progress.step(STAGE, z / (double) nets.cz);
      nets.addLayer(z);
    }
    if (nets.cornerCount == 0) {
      throw new InvalidInputException(name + ": has no surface");
    }
    int[] faces = Arrays.copyOf(nets.corners, nets.cornerCount);
    TriangleMesh mesh = new TriangleMesh(Arrays.copyOf(nets.vertices, 3 * nets.vertexCount), faces, name);
    // left-handed voxel axes mirror the surface
    return grid.voxelToWorld().determinant() < 0 ? mesh.flipped() : mesh;
  }

  /** Adds the vertices of a layer of cells and the triangles whose cells are then complete. */
  private void addLayer(int z) {
    int[] next = before;
    before = now;
    now = next;
    float[] f = new float[8];
    for (int y = 0; y < cy; y++) {
      for (int x = 0; x < cx; x++) {
        int inside = 0;
        for (int c = 0; c < 8; c++) {
          f[c] = value(x - 1 + (c & 1), y - 1 + (c >> 1 & 1), z - 1 + (c >> 2));
          inside += f[c] > 0 ? 1 : 0;
        }
        now[x + cx * y] = inside == 0 || inside == 8 ? -1 : addVertex(x, y, z, f);
        if (now[x + cx * y] >= 0) {
          addTriangles(x, y, z, f);
        }
      }
    }
  }

  private float value(int x, int y, int z) {
    return grid.contains(x, y, z) ? values[grid.index(x, y, z)] : OUTSIDE;
  }

  private int addVertex(int x, int y, int z, float[] f) {
    double sx = 0, sy = 0, sz = 0;
    int n = 0;
    for (int[] edge : EDGES) {
      int a = edge[0], b = edge[1];
      if (f[a] > 0 != f[b] > 0) {
        double at = f[a] / (double) (f[a] - f[b]);
        sx += (a & 1) + at * ((b & 1) - (a & 1));
        sy += (a >> 1 & 1) + at * ((b >> 1 & 1) - (a >> 1 & 1));
        sz += (a >> 2) + at * ((b >> 2) - (a >> 2));
        n++;
      }
    }
    Vec3 p = grid.voxelToWorld().apply(x - 1 + sx / n, y - 1 + sy / n, z - 1 + sz / n);
    if (3 * vertexCount == vertices.length) {
      vertices = Arrays.copyOf(vertices, 2 * vertices.length);
    }
    vertices[3 * vertexCount] = p.x();
    vertices[3 * vertexCount + 1] = p.y();
    vertices[3 * vertexCount + 2] = p.z();
    return vertexCount++;
  }

  /** Adds triangles around the three edges of the grid that begin at the first corner of a cell. */
  private void addTriangles(int x, int y, int z, float[] f) {
    int i = x + cx * y;
    boolean inside = f[0] > 0;
    // cells beyond the first corner exist, because the function is negative on the border
    if (inside != f[1] > 0) {
      addQuad(before[i - cx], before[i], now[i], now[i - cx], inside);
    }
    if (inside != f[2] > 0) {
      addQuad(before[i - 1], now[i - 1], now[i], before[i], inside);
    }
    if (inside != f[4] > 0) {
      addQuad(now[i - cx - 1], now[i - cx], now[i], now[i - 1], inside);
    }
  }

  /** Adds two triangles, divided along the shorter diagonal; counter-clockwise or, if {@code !forward}, clockwise. */
  private void addQuad(int a, int b, int c, int d, boolean forward) {
    if (cornerCount + 6 > corners.length) {
      corners = Arrays.copyOf(corners, 2 * corners.length);
    }
    if (distance(a, c) <= distance(b, d)) {
      addTriangle(a, b, c, forward);
      addTriangle(a, c, d, forward);
    } else {
      addTriangle(a, b, d, forward);
      addTriangle(b, c, d, forward);
    }
  }

  private void addTriangle(int a, int b, int c, boolean forward) {
    corners[cornerCount++] = a;
    corners[cornerCount++] = forward ? b : c;
    corners[cornerCount++] = forward ? c : b;
  }

  private double distance(int a, int b) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      double d = vertices[3 * a + k] - vertices[3 * b + k];
      sum += d * d;
    }
    return sum;
  }
}
