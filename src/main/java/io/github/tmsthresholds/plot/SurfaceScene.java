/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.cortex.SurfaceShape;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;

/**
 * Surfaces that are shown together, as arrays over all of their vertices and triangles. Immutable if nobody modifies
 * the arrays.
 *
 * @param vertices x, y, z, ..., mm
 * @param normals unit normals, x, y, z, ...; zero for none
 * @param curvature mean curvature, 1/mm, positive in sulci
 * @param corners the three vertices of each triangle
 * @param values per channel one value per vertex, NaN for none
 */
record SurfaceScene(double[] vertices, float[] normals, float[] curvature, int[] corners, float[][] values) {

  /** Combines surfaces with the same channels. */
  static SurfaceScene of(List<Hemisphere> parts) {
    int vertices = parts.stream().mapToInt(p -> p.mesh().vertexCount()).sum();
    int triangles = parts.stream().mapToInt(p -> p.mesh().size()).sum();
    int channels = parts.get(0).values().size();
    SurfaceScene scene = new SurfaceScene(new double[3 * vertices], new float[3 * vertices], new float[vertices],
        new int[3 * triangles], new float[channels][vertices]);
    int v = 0, c = 0;
    for (Hemisphere part : parts) {
      SurfaceShape shape = new SurfaceShape(part.mesh());
      TriangleMesh mesh = shape.mesh();
      System.arraycopy(mesh.vertices(), 0, scene.vertices, 3 * v, mesh.vertices().length);
      System.arraycopy(shape.normals(), 0, scene.normals, 3 * v, mesh.vertices().length);
      System.arraycopy(shape.curvature(), 0, scene.curvature, v, mesh.vertexCount());
      for (int k = 0; k < channels; k++) {
        System.arraycopy(part.values().get(k).values(), 0, scene.values[k], v, mesh.vertexCount());
      }
      for (int corner : mesh.corners()) {
        scene.corners[c++] = corner + v;
      }
      v += mesh.vertexCount();
    }
    return scene;
  }

  /** Returns the least and the greatest coordinate of the vertices along an axis, mm. */
  double[] extent(Vec3 axis) {
    double[] extent = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int corner : corners) {
      double at = vertices[3 * corner] * axis.x() + vertices[3 * corner + 1] * axis.y()
          + vertices[3 * corner + 2] * axis.z();
      extent[0] = Math.min(extent[0], at);
      extent[1] = Math.max(extent[1], at);
    }
    return extent;
  }
}
