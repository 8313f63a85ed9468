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
import java.util.Locale;

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
  /** Plausible median thickness of the human cortex, mm. */
  public static final double THINNEST = 1.5, THICKEST = 4.5;
  /** Smallest fraction of pial vertices outside white surfaces; a few cross where the cortex is folded tightly. */
  public static final double MOST = 0.95;
  /** Median distance of the vertices of two hemispheres or heads, mm. */
  private static final double ELSEWHERE = 15;

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

  /**
   * Checks that two surfaces are the white and the pial surface of one hemisphere.
   *
   * @param white name of the white surface, for messages
   * @param pial name of the pial surface
   * @return this
   * @throws IllegalArgumentException if the median distance is implausible, or the pial surface is not outside
   */
  public CorticalThickness check(String white, String pial) {
    String surfaces = white + " and " + pial;
    String measured = String.format(Locale.ROOT,
        " (median distance of corresponding vertices %.2f mm, must be %s to %s mm)", median, THINNEST, THICKEST);
    if (median > ELSEWHERE) {
      throw new InvalidInputException(surfaces + " are not the surfaces of the same hemisphere of one head" + measured);
    }
    if (!(median >= THINNEST && median <= THICKEST)) {
      throw new InvalidInputException(surfaces + " are not the white and the pial surface of a cortex" + measured);
    }
    if (!(outside >= MOST)) {
      throw new InvalidInputException(String.format(Locale.ROOT, "%s: %s; the pial surface is outside the white surface"
          + " at %.0f %% of the vertices, must be at least %.0f %%", surfaces, outside < 1 - MOST
          ? "the white and the pial surface are swapped, or they are patches whose triangles are clockwise"
          : "the surfaces cross", 100 * outside, 100 * MOST));
    }
    return this;
  }
}
