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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cortex.CorticalSurface.Depth;
import io.github.tmsthresholds.efield.io.SurfaceReader;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CorticalSurfaceTest {

  private static final Vec3 CENTRE = new Vec3(10, -20, 30);
  private static final TriangleMesh WHITE = TestSurfaces.sphere(CENTRE, 40, 4);
  private static final TriangleMesh PIAL = TestSurfaces.sphere(CENTRE, 43, 4);

  private static double radius(TriangleMesh mesh, int vertex) {
    return mesh.vertex(vertex).minus(CENTRE).norm();
  }

  @Test
  void measuresDepthByDistanceOrVolume() {
    for (double depth : new double[] {0, 0.06, 0.4, 0.55, 0.65, 0.85, 1}) {
      TriangleMesh distance = CorticalSurface.between(WHITE, PIAL, depth, Depth.EQUI_DISTANCE).mesh();
      TriangleMesh volume = CorticalSurface.between(WHITE, PIAL, depth, Depth.EQUI_VOLUME).mesh();
      double inner = Math.pow(40, 3), outer = Math.pow(43, 3);
      for (int v = 0; v < distance.vertexCount(); v++) {
        assertEquals(43 - 3 * depth, radius(distance, v), 1e-9);
        assertEquals(Math.cbrt(outer - depth * (outer - inner)), radius(volume, v), 2e-3);
      }
    }
  }

  @Test
  void halvesTheVolumeBetweenTheSurfaces() {
    TriangleMesh half = CorticalSurface.between(WHITE, PIAL, 0.5, Depth.EQUI_VOLUME).mesh();
    double below = half.signedVolume() - WHITE.signedVolume(), above = PIAL.signedVolume() - half.signedVolume();
    assertEquals(1, below / above, 2e-3);
    TriangleMesh equal = CorticalSurface.between(WHITE, WHITE, 0.3, Depth.EQUI_VOLUME).mesh();
    assertArrayEquals(WHITE.vertices(), equal.vertices(), 1e-12);
  }

  @Test
  void facesThePiaForEitherOrientation() {
    for (TriangleMesh mesh : new TriangleMesh[] {
        CorticalSurface.around(WHITE).mesh(), CorticalSurface.around(WHITE.flipped()).mesh(),
        CorticalSurface.between(WHITE, PIAL, 0.5, Depth.EQUI_DISTANCE).mesh(),
        CorticalSurface.between(WHITE.flipped(), PIAL.flipped(), 0.5, Depth.EQUI_DISTANCE).mesh()}) {
      for (int t = 0; t < mesh.size(); t++) {
        Vec3 out = mesh.centroid(t).minus(CENTRE).unit();
        assertTrue(mesh.areaVector(t).unit().dot(out) > 0.999);
      }
    }
    // the concave side of a sulcus: pia inside
    TriangleMesh sulcus = CorticalSurface.between(PIAL, WHITE, 0.5, Depth.EQUI_DISTANCE).mesh();
    assertTrue(sulcus.signedVolume() < 0);
  }

  @Test
  void rejectsInvalidSurfaces() {
    int[] corners = WHITE.corners().clone();
    corners[0] = WHITE.corners()[1];
    corners[1] = WHITE.corners()[0];
    TriangleMesh twisted = new TriangleMesh(WHITE.vertices(), corners, "twisted");
    assertTrue(message(() -> CorticalSurface.around(twisted)).contains("twisted: the triangles at the edge"));
    assertTrue(message(() -> CorticalSurface.between(WHITE, twisted, 0.5, Depth.EQUI_DISTANCE))
        .contains("same triangles"));
    assertTrue(message(() -> CorticalSurface.between(WHITE, PIAL, 1.1, Depth.EQUI_DISTANCE))
        .contains("depth must be 0 (pia)"));
    assertTrue(message(() -> CorticalSurface.between(WHITE, PIAL, Double.NaN, Depth.EQUI_VOLUME)).contains("NaN"));
    TriangleMesh flat = new TriangleMesh(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2}, "flat");
    assertTrue(message(() -> CorticalSurface.around(flat)).contains("too flat"));
  }

  private static String message(Runnable r) {
    return assertThrows(IllegalArgumentException.class, r::run).getMessage();
  }

  @Tag("reference")
  @Test
  void facesThePiaOnARealCentralSurface() throws IOException {
    TriangleMesh mesh = SurfaceReader.readSurface(SharedData.require("efield/surfaces/fsaverage10k_lh.central.gii"));
    TriangleMesh oriented = CorticalSurface.around(mesh).mesh();
    assertArrayEquals(mesh.corners(), oriented.corners());
    assertArrayEquals(mesh.corners(), CorticalSurface.around(mesh.flipped()).mesh().corners());
    // the crown of the topmost gyrus faces up
    int top = 0;
    for (int t = 1; t < mesh.size(); t++) {
      top = mesh.centroid(t).z() > mesh.centroid(top).z() ? t : top;
    }
    assertTrue(oriented.areaVector(top).unit().z() > 0.7, Arrays.toString(oriented.corners()));
  }
}
