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
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;

/** The connected parts of a surface, such as the two hemispheres of a brain. Not thread-safe. */
final class SurfaceParts {

  /** Fraction of the volume of the largest part up to which a part may be a cavity within another. */
  private static final double CAVITY = 0.1;

  private final TriangleMesh mesh;
  /** A vertex of the same part for each vertex; itself for one per part. */
  private final int[] parent;

  /** Finds the parts: triangles that share vertices belong together. */
  SurfaceParts(TriangleMesh mesh) {
    this.mesh = mesh;
    this.parent = new int[mesh.vertexCount()];
    Arrays.setAll(parent, v -> v);
    int[] corners = mesh.corners();
    for (int i = 0; i < corners.length; i++) {
      parent[root(corners[i])] = root(corners[i - i % 3]);
    }
  }

  private int root(int vertex) {
    int v = vertex;
    while (parent[v] != v) {
      parent[v] = parent[parent[v]];
      v = parent[v];
    }
    return v;
  }

  /**
   * Returns for each triangle whether its part must be flipped so that the surface encloses a positive volume: each
   * part that is not small compared with the largest by its own volume, the others as the largest.
   */
  boolean[] inverted() {
    double[] volumes = volumes();
    int largest = 0;
    for (int v = 0; v < volumes.length; v++) {
      largest = Math.abs(volumes[v]) > Math.abs(volumes[largest]) ? v : largest;
    }
    boolean[] inverted = new boolean[mesh.size()];
    for (int t = 0; t < inverted.length; t++) {
      double volume = volumes[root(mesh.corners()[3 * t])];
      boolean cavity = Math.abs(volume) < CAVITY * Math.abs(volumes[largest]);
      inverted[t] = (cavity ? volumes[largest] : volume) < 0;
    }
    return inverted;
  }

  /** Returns for each triangle whether the middle of its part, the mean of its triangles, has an x below the given. */
  boolean[] middlesBelow(double x) {
    double[] sum = new double[parent.length];
    int[] count = new int[parent.length];
    for (int t = 0; t < mesh.size(); t++) {
      int root = root(mesh.corners()[3 * t]);
      sum[root] += mesh.centroid(t).x();
      count[root]++;
    }
    boolean[] below = new boolean[mesh.size()];
    for (int t = 0; t < below.length; t++) {
      int root = root(mesh.corners()[3 * t]);
      below[t] = sum[root] < x * count[root];
    }
    return below;
  }

  /** Returns the signed volume of each part about the mean of its triangles, at the index of its root. */
  private double[] volumes() {
    double[] volumes = new double[parent.length];
    int[] count = new int[parent.length];
    Vec3[] sum = new Vec3[parent.length];
    Arrays.fill(sum, Vec3.ZERO);
    for (int t = 0; t < mesh.size(); t++) {
      int root = root(mesh.corners()[3 * t]);
      sum[root] = sum[root].plus(mesh.centroid(t));
      count[root]++;
    }
    for (int t = 0; t < mesh.size(); t++) {
      int root = root(mesh.corners()[3 * t]);
      Vec3 from = mesh.corner(t, 0).minus(sum[root].times(1.0 / count[root]));
      volumes[root] += mesh.areaVector(t).dot(from) / 3;
    }
    return volumes;
  }
}
