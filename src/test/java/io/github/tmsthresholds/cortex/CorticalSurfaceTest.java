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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cortex.CorticalSurface.Depth;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.io.SurfaceReader;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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

  /** Crowns of gyri, whose normals diverge, and fundi of sulci, whose normals converge. */
  @Test
  void keepsTheOrientationOfPatches() {
    for (double radius : new double[] {8, 15, 40}) {
      TriangleMesh crown = TestSurfaces.part(WHITE, p -> p.minus(CENTRE).dot(Vec3.Z) > 40 - radius);
      for (TriangleMesh patch : new TriangleMesh[] {crown, crown.flipped(), TestSurfaces.unconnected(crown)}) {
        assertSame(patch, CorticalSurface.around(patch).mesh());
      }
    }
  }

  @Test
  void orientsSurfacesWithASmallHole() {
    TriangleMesh big = TestSurfaces.sphere(CENTRE, 60, 4);
    // the area of the hole is 7 % and 25 % of that of the sphere
    TriangleMesh hemisphere = TestSurfaces.part(big, p -> p.minus(CENTRE).dot(Vec3.Z) > -60 * 0.86);
    TriangleMesh bowl = TestSurfaces.part(big, p -> p.minus(CENTRE).dot(Vec3.Z) > -60 * 0.5);
    assertArrayEquals(hemisphere.corners(), CorticalSurface.around(hemisphere.flipped()).mesh().corners());
    assertArrayEquals(bowl.flipped().corners(), CorticalSurface.around(bowl.flipped()).mesh().corners());
    // a small closed surface in which one triangle is missing
    TriangleMesh pinhole = TestSurfaces.part(WHITE, p -> !p.equals(WHITE.centroid(7)));
    assertArrayEquals(pinhole.corners(), CorticalSurface.around(pinhole.flipped()).mesh().corners());
  }

  /** Returns several surfaces as one. */
  private static TriangleMesh together(TriangleMesh... parts) {
    double[] vertices = {};
    int[] corners = {};
    for (TriangleMesh part : parts) {
      int shift = vertices.length / 3;
      corners = IntStream.concat(Arrays.stream(corners), Arrays.stream(part.corners()).map(c -> c + shift)).toArray();
      vertices = DoubleStream.concat(Arrays.stream(vertices), Arrays.stream(part.vertices())).toArray();
    }
    return new TriangleMesh(vertices, corners, "together");
  }

  /** A right hemisphere that was mirrored without its triangles, and a cavity. */
  @Test
  void orientsEachPartByItsOwnVolume() {
    TriangleMesh right = TestSurfaces.sphere(CENTRE.plus(new Vec3(90, 0, 0)), 38, 3);
    TriangleMesh cavity = TestSurfaces.sphere(CENTRE, 10, 2).flipped();
    TriangleMesh expected = together(WHITE, right, cavity);
    for (TriangleMesh mesh : List.of(expected, expected.flipped(), together(WHITE, right.flipped(), cavity),
        together(WHITE.flipped(), right, cavity.flipped()))) {
      assertArrayEquals(expected.corners(), CorticalSurface.around(mesh).mesh().corners());
    }
  }

  @Test
  void connectsTrianglesAtTheSamePositions() {
    TriangleMesh apart = TestSurfaces.unconnected(WHITE);
    assertArrayEquals(apart.corners(), CorticalSurface.around(apart.flipped()).mesh().corners());
    double[] expected = CorticalSurface.around(WHITE).vertexNormals();
    double[] normals = CorticalSurface.around(apart).vertexNormals();
    for (int i = 0; i < WHITE.corners().length; i++) {
      for (int c = 0; c < 3; c++) {
        assertEquals(expected[3 * WHITE.corners()[i] + c], normals[3 * i + c], 1e-12);
      }
    }
    int[] corners = apart.corners().clone();
    corners[4] = apart.corners()[5];
    corners[5] = apart.corners()[4];
    TriangleMesh twisted = new TriangleMesh(apart.vertices(), corners, "twisted");
    assertTrue(message(() -> CorticalSurface.around(twisted)).contains("are not oriented alike"));
  }

  /** Grey matter from 38 to 42 mm around the centre, white matter within, cerebrospinal fluid around. */
  private static TissueLabels shells(boolean inverted) {
    Grid grid = new Grid(100, 100, 100, Affine.ofSpacing(1, CENTRE.minus(new Vec3(50, 50, 50))));
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = grid.centre(i).minus(CENTRE).norm();
      labels[i] = (byte) (r > 38 && r < 42 ? 2 : r < 40 == inverted ? 3 : 1);
    }
    return new TissueLabels(grid, labels);
  }

  @Test
  void orientsPatchesByTheTissues() {
    TriangleMesh patch = TestSurfaces.part(WHITE, p -> p.minus(CENTRE).dot(Vec3.Z) > 39);
    Opened<CorticalSurface> kept = CorticalSurface.around(patch, shells(false));
    assertSame(patch, kept.content().mesh());
    assertTrue(kept.warnings().isEmpty());
    for (TriangleMesh wrong : List.of(patch.flipped(), TestSurfaces.unconnected(patch.flipped()))) {
      Opened<CorticalSurface> flipped = CorticalSurface.around(wrong, shells(false));
      assertTrue(flipped.content().normal(0).dot(patch.centroid(0).minus(CENTRE)) > 0);
      assertEquals(1, flipped.warnings().size());
      assertTrue(flipped.warnings().get(0).contains("the labels are used"));
    }
    // the wall of a sulcus: the pia within
    TriangleMesh wall = CorticalSurface.around(patch, shells(true)).content().mesh();
    assertArrayEquals(patch.flipped().corners(), wall.corners());
    // the enclosed volume decides if there is one, and the file where the tissues do not show a side
    assertSame(WHITE, CorticalSurface.around(WHITE, shells(true)).content().mesh());
    TissueLabels elsewhere =
        new TissueLabels(new Grid(2, 2, 2, Affine.ofSpacing(1, Vec3.ZERO)), new byte[] {1, 1, 1, 1, 1, 1, 1, 1});
    assertSame(patch, CorticalSurface.around(patch, elsewhere).content().mesh());
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
    TriangleMesh flat =
        new TriangleMesh(new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new int[] {0, 1, 2, 0, 2, 1}, "flat");
    assertTrue(message(() -> CorticalSurface.around(flat)).contains("too flat"));
  }

  private static String message(Runnable r) {
    return assertThrows(IllegalArgumentException.class, r::run).getMessage();
  }

  @Tag("reference")
  @Test
  void facesThePiaOnARealCentralSurface() throws IOException {
    TriangleMesh mesh =
        SurfaceReader.readSurface(SharedData.require("efield/surfaces/fsaverage10k_lh.central.gii")).content();
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
