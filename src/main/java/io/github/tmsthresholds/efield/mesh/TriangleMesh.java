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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A triangulated surface. The arrays are not copied. Thread-safe as long as nobody modifies them.
 *
 * @param vertices positions, mm, world: x, y, z, x, y, z, ...
 * @param corners the three vertices of each triangle, from 0
 * @param name origin of the surface, such as a file, for messages
 */
public record TriangleMesh(double[] vertices, int[] corners, String name) {

  /**
   * Checks the surface.
   *
   * @throws IllegalArgumentException if there is no triangle, or a vertex does not exist or has an implausible
   *     coordinate
   */
  public TriangleMesh {
    if (vertices.length % 3 != 0 || corners.length % 3 != 0 || corners.length == 0) {
      throw new IllegalArgumentException(name + ": " + vertices.length + " coordinates and " + corners.length
          + " corners do not make a surface of triangles");
    }
    for (int i = 0; i < vertices.length; i++) {
      if (!TetMesh.isPlausible(vertices[i])) {
        throw new IllegalArgumentException(name + ": vertex " + i / 3 + ": a coordinate is " + vertices[i] + " mm");
      }
    }
    for (int i = 0; i < corners.length; i++) {
      if (corners[i] < 0 || corners[i] >= vertices.length / 3) {
        throw new IllegalArgumentException(name + ": triangle " + i / 3 + " has the vertex " + corners[i]
            + ", which does not exist; there are " + vertices.length / 3);
      }
    }
  }

  /** Returns the number of vertices. */
  public int vertexCount() {
    return vertices.length / 3;
  }

  /** Returns the number of triangles. */
  public int size() {
    return corners.length / 3;
  }

  /** Returns the position of a vertex, mm. */
  public Vec3 vertex(int vertex) {
    return new Vec3(vertices[3 * vertex], vertices[3 * vertex + 1], vertices[3 * vertex + 2]);
  }

  /** Returns the position of a corner (0, 1 or 2) of a triangle, mm. */
  public Vec3 corner(int triangle, int corner) {
    return vertex(corners[3 * triangle + corner]);
  }

  /** Returns the centroid of a triangle, mm. */
  public Vec3 centroid(int triangle) {
    return corner(triangle, 0).plus(corner(triangle, 1)).plus(corner(triangle, 2)).times(1.0 / 3);
  }

  /** Returns a triangle's area (mm2) times its unit normal, seen from whose tip the corners run counter-clockwise. */
  public Vec3 areaVector(int triangle) {
    Vec3 a = corner(triangle, 0);
    return corner(triangle, 1).minus(a).cross(corner(triangle, 2).minus(a)).times(0.5);
  }

  /** Returns the area of each vertex, mm2: a third of the area of its triangles. */
  public double[] vertexAreas() {
    double[] areas = new double[vertexCount()];
    for (int t = 0; t < size(); t++) {
      double third = areaVector(t).norm() / 3;
      for (int k = 0; k < 3; k++) {
        areas[corners[3 * t + k]] += third;
      }
    }
    return areas;
  }

  /**
   * Returns the volume (mm3) between the surface and the mean of its vertices, positive where the normals face away
   * from the mean; for a closed surface, the enclosed volume.
   */
  public double signedVolume() {
    Vec3 middle = Vec3.ZERO;
    for (int v = 0; v < vertexCount(); v++) {
      middle = middle.plus(vertex(v));
    }
    middle = middle.times(1.0 / vertexCount());
    double volume = 0;
    for (int t = 0; t < size(); t++) {
      volume += areaVector(t).dot(corner(t, 0).minus(middle)) / 3;
    }
    return volume;
  }

  /** Returns the bounding box. */
  public Box bounds() {
    double[] low = new double[3], high = new double[3];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < vertices.length; i++) {
      low[i % 3] = Math.min(low[i % 3], vertices[i]);
      high[i % 3] = Math.max(high[i % 3], vertices[i]);
    }
    return new Box(new Vec3(low[0], low[1], low[2]), new Vec3(high[0], high[1], high[2]));
  }

  /**
   * Returns the surface after an affine map of its vertices. The triangles stay the same, so that a reflection reverses
   * the normals.
   *
   * @throws IllegalArgumentException if a vertex has an implausible coordinate
   */
  public TriangleMesh mapped(Affine map) {
    double[] moved = new double[vertices.length];
    for (int i = 0; i < moved.length; i += 3) {
      Vec3 p = map.apply(vertices[i], vertices[i + 1], vertices[i + 2]);
      moved[i] = p.x();
      moved[i + 1] = p.y();
      moved[i + 2] = p.z();
    }
    return new TriangleMesh(moved, corners, name);
  }

  /**
   * Returns the surface with triangles connected where vertices have the same position, as in files whose triangles
   * have vertices of their own: of such vertices the triangles have the first. Closed surfaces, and those whose
   * vertices all differ, are returned unchanged.
   */
  public TriangleMesh joined() {
    if (Boundary.of(this).isEmpty()) {
      return this;
    }
    Map<Vec3, Integer> first = new HashMap<>();
    int[] equal = new int[vertexCount()];
    for (int v = 0; v < equal.length; v++) {
      // 0.0 and -0.0 are the same position
      Vec3 p = new Vec3(vertices[3 * v] + 0.0, vertices[3 * v + 1] + 0.0, vertices[3 * v + 2] + 0.0);
      Integer before = first.putIfAbsent(p, v);
      equal[v] = before == null ? v : before;
    }
    int[] joined = Arrays.stream(corners).map(v -> equal[v]).toArray();
    return Arrays.equals(joined, corners) ? this : new TriangleMesh(vertices, joined, name);
  }

  /** Returns the same surface with reversed normals. */
  public TriangleMesh flipped() {
    boolean[] all = new boolean[size()];
    Arrays.fill(all, true);
    return flipped(all);
  }

  /**
   * Returns the same surface with reversed normals of some triangles; this surface if there are none.
   *
   * @param selected whether to reverse the normal of each triangle
   */
  public TriangleMesh flipped(boolean[] selected) {
    int[] other = corners.clone();
    boolean same = true;
    for (int t = 0; t < selected.length; t++) {
      if (selected[t]) {
        other[3 * t + 1] = corners[3 * t + 2];
        other[3 * t + 2] = corners[3 * t + 1];
        same = false;
      }
    }
    return same ? this : new TriangleMesh(vertices, other, name);
  }

  @Override
  public String toString() {
    return name + " (" + vertexCount() + " vertices, " + size() + " triangles)";
  }
}
