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

import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Creates surfaces with known areas, volumes and normals. */
public final class TestSurfaces {

  private TestSurfaces() {}

  /**
   * Returns a sphere around a centre (mm): an icosahedron whose triangles are split into four the given number of
   * times; normals face outwards.
   */
  public static TriangleMesh sphere(Vec3 centre, double radius, int cuts) {
    double g = (1 + Math.sqrt(5)) / 2;
    List<Vec3> points = new ArrayList<>();
    for (double[] p : new double[][] {{-1, g, 0}, {1, g, 0}, {-1, -g, 0}, {1, -g, 0}, {0, -1, g}, {0, 1, g},
        {0, -1, -g}, {0, 1, -g}, {g, 0, -1}, {g, 0, 1}, {-g, 0, -1}, {-g, 0, 1}}) {
      points.add(new Vec3(p[0], p[1], p[2]).unit());
    }
    int[] corners = {0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8,
        3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1};
    for (int cut = 0; cut < cuts; cut++) {
      corners = cut(points, corners);
    }
    double[] vertices = new double[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      Vec3 p = centre.plus(points.get(i).times(radius));
      vertices[3 * i] = p.x();
      vertices[3 * i + 1] = p.y();
      vertices[3 * i + 2] = p.z();
    }
    return new TriangleMesh(vertices, corners, "sphere");
  }

  /** Returns the triangles of a surface whose centroids are selected, with all vertices. */
  public static TriangleMesh part(TriangleMesh mesh, Predicate<Vec3> selected) {
    int[] corners = IntStream.range(0, mesh.corners().length).filter(i -> selected.test(mesh.centroid(i / 3)))
        .map(i -> mesh.corners()[i]).toArray();
    return new TriangleMesh(mesh.vertices(), corners, "part of " + mesh.name());
  }

  /** Returns the same surface with three vertices of its own for each triangle. */
  public static TriangleMesh unconnected(TriangleMesh mesh) {
    double[] vertices = new double[3 * mesh.corners().length];
    for (int i = 0; i < mesh.corners().length; i++) {
      System.arraycopy(mesh.vertices(), 3 * mesh.corners()[i], vertices, 3 * i, 3);
    }
    int[] corners = IntStream.range(0, mesh.corners().length).toArray();
    return new TriangleMesh(vertices, corners, "unconnected " + mesh.name());
  }

  private static int[] cut(List<Vec3> points, int[] corners) {
    Map<Long, Integer> middles = new HashMap<>();
    int[] finer = new int[4 * corners.length];
    for (int t = 0, out = 0; t < corners.length; t += 3) {
      int[] c = {corners[t], corners[t + 1], corners[t + 2]}, m = new int[3];
      for (int k = 0; k < 3; k++) {
        int a = c[k], b = c[(k + 1) % 3];
        m[k] = middles.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), key -> {
          points.add(points.get(a).plus(points.get(b)).unit());
          return points.size() - 1;
        });
      }
      for (int corner : new int[] {c[0], m[0], m[2], c[1], m[1], m[0], c[2], m[2], m[1], m[0], m[1], m[2]}) {
        finer[out++] = corner;
      }
    }
    return finer;
  }
}
