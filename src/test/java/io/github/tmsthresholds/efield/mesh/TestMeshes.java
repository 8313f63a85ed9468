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
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Creates meshes and fields with known values on them. */
public final class TestMeshes {

  /** The six tetrahedra around the diagonal of a cube (Freudenthal); bit 0 of a corner is x, bit 1 y, bit 2 z. */
  private static final int[][] CUBE =
      {{0, 1, 3, 7}, {0, 5, 1, 7}, {0, 3, 2, 7}, {0, 2, 6, 7}, {0, 4, 5, 7}, {0, 6, 4, 7}};

  private TestMeshes() {}

  /**
   * Returns a box of n x n x n cubes of the given edge length (mm), centred at the origin, each split into six
   * tetrahedra. Inner nodes are displaced at random by up to a fifth of an edge, except those at z = 0, where region 1
   * (below) meets region 2.
   */
  public static TetMesh box(int n, double edge) {
    int m = n + 1;
    double[] nodes = new double[3 * m * m * m];
    Random random = new Random(1);
    for (int i = 0; i < m * m * m; i++) {
      int[] at = {i % m, i / m % m, i / m / m};
      boolean inner = true;
      for (int c : at) {
        inner &= c > 0 && c < n;
      }
      for (int c = 0; c < 3; c++) {
        double shift = inner && 2 * at[2] != n ? 0.2 * (2 * random.nextDouble() - 1) : 0;
        nodes[3 * i + c] = (at[c] - 0.5 * n + shift) * edge;
      }
    }
    int[] corners = new int[24 * n * n * n], regions = new int[6 * n * n * n];
    for (int cube = 0, t = 0; cube < n * n * n; cube++) {
      int x = cube % n, y = cube / n % n, z = cube / n / n;
      for (int[] tetrahedron : CUBE) {
        for (int k = 0; k < 4; k++) {
          int c = tetrahedron[k];
          corners[4 * t + k] = x + (c & 1) + m * (y + (c >> 1 & 1) + m * (z + (c >> 2)));
        }
        regions[t++] = 2 * z < n ? 1 : 2;
      }
    }
    return new TetMesh(nodes, corners, regions, "box");
  }

  /** Returns a quantity whose values are those of a function of the position at the nodes or the centroids. */
  public static MeshField vectors(TetMesh mesh, String name, Place place, UnaryOperator<Vec3> function) {
    int n = place == Place.NODES ? mesh.nodeCount() : mesh.size();
    float[] values = new float[3 * n];
    for (int i = 0; i < n; i++) {
      Vec3 e = function.apply(place == Place.NODES ? mesh.node(i) : mesh.centroid(i));
      values[3 * i] = (float) e.x();
      values[3 * i + 1] = (float) e.y();
      values[3 * i + 2] = (float) e.z();
    }
    return new MeshField(mesh, name, place, 3, values);
  }
}
