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
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.Quantiles;

/**
 * Distances between corresponding vertices of a white and a pial surface.
 *
 * @param median median distance, mm
 * @param apart number of vertices that are more than {@value #SAME} mm apart; at the medial wall both surfaces coincide
 * @param outside fraction of these whose pial vertex is on the outer side of the white surface; NaN for none
 */
public record CorticalThickness(double median, int apart, double outside) {

  /** Distance up to which two vertices coincide, mm. */
  public static final double SAME = 0.1;

  /**
   * Measures two surfaces.
   *
   * @param white surface between white and grey matter
   * @param pial surface of the brain, with the same vertices
   * @throws IllegalArgumentException if the surfaces do not have the same number of vertices
   */
  public static CorticalThickness between(CorticalSurface white, TriangleMesh pial) {
    TriangleMesh inner = white.mesh();
    if (inner.vertexCount() != pial.vertexCount()) {
      throw new InvalidInputException(inner + " and " + pial + " do not have the same vertices");
    }
    double[] normals = white.vertexNormals(), distances = new double[inner.vertexCount()];
    int apart = 0, outside = 0;
    for (int v = 0; v < distances.length; v++) {
      Vec3 step = pial.vertex(v).minus(inner.vertex(v));
      distances[v] = step.norm();
      double along = step.dot(new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]));
      if (distances[v] > SAME && !Double.isNaN(along)) {
        apart++;
        outside += along > 0 ? 1 : 0;
      }
    }
    return new CorticalThickness(Quantiles.median(distances), apart, outside / (double) apart);
  }
}
