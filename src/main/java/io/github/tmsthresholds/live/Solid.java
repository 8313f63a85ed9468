/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.cortex.SurfaceShape;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;

/**
 * Closed surfaces as arrays over all of their vertices and triangles, to draw them. Immutable if nobody modifies the
 * arrays.
 *
 * @param vertices mm: x, y, z, ...
 * @param normals unit normals outwards: x, y, z, ...
 * @param corners the three vertices of each triangle
 * @param curvature of each vertex, 1/mm, positive in sulci
 */
record Solid(double[] vertices, float[] normals, int[] corners, float[] curvature) {

  /** Combines surfaces. */
  static Solid of(List<TriangleMesh> meshes) {
    int vertices = meshes.stream().mapToInt(TriangleMesh::vertexCount).sum();
    int triangles = meshes.stream().mapToInt(TriangleMesh::size).sum();
    Solid all = new Solid(new double[3 * vertices], new float[3 * vertices], new int[3 * triangles],
        new float[vertices]);
    int v = 0, c = 0;
    for (TriangleMesh part : meshes) {
      SurfaceShape shape = new SurfaceShape(part);
      TriangleMesh mesh = shape.mesh();
      System.arraycopy(mesh.vertices(), 0, all.vertices, 3 * v, mesh.vertices().length);
      System.arraycopy(shape.normals(), 0, all.normals, 3 * v, mesh.vertices().length);
      System.arraycopy(shape.curvature(), 0, all.curvature, v, mesh.vertexCount());
      for (int corner : mesh.corners()) {
        all.corners[c++] = corner + v;
      }
      v += mesh.vertexCount();
    }
    return all;
  }

  /** Returns this solid after a rigid transformation. */
  Solid moved(Affine rigid) {
    double[] p = new double[vertices.length];
    float[] n = new float[normals.length];
    for (int i = 0; i < p.length; i += 3) {
      Vec3 at = rigid.apply(vertices[i], vertices[i + 1], vertices[i + 2]);
      Vec3 normal = rigid.applyToVector(new Vec3(normals[i], normals[i + 1], normals[i + 2]));
      p[i] = at.x();
      p[i + 1] = at.y();
      p[i + 2] = at.z();
      n[i] = (float) normal.x();
      n[i + 1] = (float) normal.y();
      n[i + 2] = (float) normal.z();
    }
    return new Solid(p, n, corners, curvature);
  }
}
