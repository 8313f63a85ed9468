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

import java.util.Arrays;

/**
 * The boundary of a surface: the edges that belong to one triangle only.
 *
 * @param edges number of these edges
 * @param length their total length, mm
 */
public record Boundary(int edges, double length) {

  /** Largest ratio of the hole's area to that of the surface: a disc as long around as the boundary. */
  private static final double HOLE = 0.1, SMALL_HOLE = 0.01;
  /** Area of surfaces that may have a hole as large as the medial wall of a hemisphere, mm2. */
  private static final double HEMISPHERE_AREA = 20_000;

  /** Returns the boundary of a surface; triangles with the same vertex twice do not count. */
  public static Boundary of(TriangleMesh mesh) {
    int[] corners = mesh.corners();
    long[] edges = new long[corners.length];
    int n = 0;
    for (int t = 0; t < corners.length; t += 3) {
      int a = corners[t], b = corners[t + 1], c = corners[t + 2];
      if (a != b && b != c && c != a) {
        edges[n++] = edge(a, b);
        edges[n++] = edge(b, c);
        edges[n++] = edge(c, a);
      }
    }
    Arrays.sort(edges, 0, n);
    int single = 0;
    double length = 0;
    for (int i = 0, next; i < n; i = next) {
      for (next = i + 1; next < n && edges[next] == edges[i]; next++) { }
      if (next == i + 1) {
        single++;
        length += mesh.vertex((int) (edges[i] >> 32)).minus(mesh.vertex((int) edges[i])).norm();
      }
    }
    return new Boundary(single, length);
  }

  private static long edge(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  /** Returns whether there is none: the surface is closed. */
  public boolean isEmpty() {
    return edges == 0;
  }

  /**
   * Returns whether a surface with this boundary still has an inside: it is closed, or the hole is small. A disc of the
   * boundary's length may have 1 % of the surface's area, or 10 % of that of a hemisphere, whose medial wall is often
   * cut out. A patch cut out of a surface has a boundary that is much longer in relation to its area.
   *
   * @param area of the surface, mm2
   */
  public boolean leavesAnInside(double area) {
    double hole = length * length / (4 * Math.PI);
    return hole <= (area >= HEMISPHERE_AREA ? HOLE : SMALL_HOLE) * area;
  }
}
