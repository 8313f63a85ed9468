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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.mesh.Boundary;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Tests surfaces for display: their extraction from labels, hemispheres, and the shape around vertices. */
class BrainSurfaceTest {

  private static final Grid GRID = new Grid(60, 64, 62, Affine.ofSpacing(1, new Vec3(-30, -100, 10)));

  private static TissueLabels labels(Grid grid, Predicate<Vec3> brain) {
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (brain.test(grid.centre(i)) ? TissueLabels.GREY_MATTER : TissueLabels.CSF);
    }
    return new TissueLabels(grid, labels);
  }

  private static Predicate<Vec3> sphere(Vec3 centre, double radius) {
    return p -> p.minus(centre).norm() < radius;
  }

  @Test
  void recoversASphere() {
    Vec3 centre = new Vec3(0.3, -70, 40);
    for (Grid grid : List.of(GRID, new Grid(60, 64, 62, Affine.of(-1, 0, 0, 30, 0, 1, 0, -100, 0, 0, 1, 10)))) {
      List<TriangleMesh> surfaces = BrainSurface.of(labels(grid, sphere(centre, 22)), Progress.NONE);
      assertEquals(1, surfaces.size());
      TriangleMesh mesh = surfaces.get(0);
      assertTrue(Boundary.of(mesh).isEmpty(), "closed");
      assertEquals(4 / 3.0 * Math.PI * Math.pow(22, 3), mesh.signedVolume(), 0.01 * mesh.signedVolume());
      for (int v = 0; v < mesh.vertexCount(); v++) {
        assertEquals(22, mesh.vertex(v).minus(centre).norm(), 0.5);
      }
      float[] normals = new SurfaceShape(mesh).normals();
      for (int v = 0; v < mesh.vertexCount(); v++) {
        Vec3 normal = new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
        assertTrue(normal.dot(mesh.vertex(v).minus(centre).unit()) > 0.97, "outwards");
      }
    }
  }

  @Test
  void isClosedWhereTheLabelsEndAndLeavesOutIslands() {
    TriangleMesh cut = BrainSurface.of(labels(GRID, p -> p.z() < 40), Progress.NONE).get(0);
    assertTrue(Boundary.of(cut).isEmpty());
    assertEquals(60 * 64 * 30, cut.signedVolume(), 0.02 * cut.signedVolume());
    Predicate<Vec3> brain = sphere(new Vec3(0, -70, 40), 20), island = sphere(new Vec3(-27, -97, 13), 2.5);
    TriangleMesh mesh = BrainSurface.of(labels(GRID, brain.or(island)), Progress.NONE).get(0);
    assertTrue(mesh.bounds().lower().y() > -92, "the island is left out");
  }

  /** Two halves of an ellipsoid with a gap of 3 mm between them, turned about the vertical axis by 6 degrees. */
  @Test
  void dividesAWholeBrainBetweenTheHemispheres() {
    Grid grid = new Grid(80, 90, 60, Affine.of(2, 0, 0, -70, 0, 2, 0, -100, 0, 0, 2, -50));
    double tilt = Math.toRadians(6), middle = 7;
    Predicate<Vec3> brain = p -> {
      double x = (p.x() - middle) * Math.cos(tilt) + p.y() * Math.sin(tilt);
      double y = p.y() * Math.cos(tilt) - (p.x() - middle) * Math.sin(tilt);
      return x * x / 3600 + y * y / 6400 + p.z() * p.z() / 1600 < 1 && Math.abs(x) > 1.5;
    };
    List<TriangleMesh> surfaces = BrainSurface.of(labels(grid, brain), Progress.NONE);
    assertEquals(2, surfaces.size());
    double volume = 4 / 3.0 * Math.PI * 60 * 80 * 40 / 2;
    for (TriangleMesh half : surfaces) {
      assertEquals(volume, half.signedVolume(), 0.08 * volume);
    }
    List<Hemisphere> sides = Hemisphere.of(List.of(with(surfaces.get(1)), with(surfaces.get(0))));
    assertTrue(sides.get(0).left() && !sides.get(1).left());
    assertEquals(surfaces.get(0), sides.get(0).mesh(), "the first is the left one");
  }

  private static Hemisphere with(TriangleMesh mesh) {
    float[] x = new float[mesh.vertexCount()];
    for (int v = 0; v < x.length; v++) {
      x[v] = (float) mesh.vertex(v).x();
    }
    return new Hemisphere(true, mesh, List.of(new Overlay("x", x)));
  }

  @Test
  void rejectsLabelsWithoutGreyMatter() {
    assertEquals("the tissue labels have no grey matter", assertThrows(IllegalArgumentException.class,
        () -> BrainSurface.of(labels(GRID, p -> false), Progress.NONE)).getMessage());
  }

  @Test
  void dividesASurfaceOfBothHemispheresByItsParts() {
    TriangleMesh left = TestSurfaces.sphere(new Vec3(-40, 0, 0), 35, 3);
    TriangleMesh right = TestSurfaces.sphere(new Vec3(50, 0, 0), 30, 3);
    double[] vertices = Arrays.copyOf(left.vertices(), 2 * left.vertices().length);
    System.arraycopy(right.vertices(), 0, vertices, left.vertices().length, right.vertices().length);
    int[] corners = Arrays.copyOf(left.corners(), 2 * left.corners().length);
    for (int i = 0; i < right.corners().length; i++) {
      corners[left.corners().length + i] = right.corners()[i] + left.vertexCount();
    }
    List<Hemisphere> sides = Hemisphere.of(List.of(with(new TriangleMesh(vertices, corners, "both"))));
    assertEquals(2, sides.size());
    assertTrue(sides.get(0).left() && !sides.get(1).left());
    assertArrayEquals(left.vertices(), sides.get(0).mesh().vertices());
    assertArrayEquals(right.vertices(), sides.get(1).mesh().vertices());
    assertEquals((float) right.vertex(7).x(), sides.get(1).values().get(0).values()[7]);
    assertTrue(Hemisphere.of(List.of(with(left))).get(0).left());
    assertFalse(Hemisphere.of(List.of(with(right))).get(0).left());
  }

  @Test
  void describesTheShapeAroundVertices() {
    for (TriangleMesh mesh : List.of(TestSurfaces.sphere(Vec3.ZERO, 5, 4),
        TestSurfaces.unconnected(TestSurfaces.sphere(Vec3.ZERO, 5, 4)))) {
      SurfaceShape shape = new SurfaceShape(mesh);
      float[] curvature = shape.curvature();
      for (int corner : shape.mesh().corners()) {
        assertEquals(-1 / 5.0, curvature[corner], 0.01);
      }
    }
    TriangleMesh mesh = TestSurfaces.sphere(Vec3.ZERO, 5, 3);
    SurfaceShape shape = new SurfaceShape(mesh);
    float[] values = new float[mesh.vertexCount()];
    for (int v = 0; v < values.length; v++) {
      values[v] = mesh.vertex(v).z() > 0 ? 7 : Float.NaN;
    }
    assertArrayEquals(values, shape.averaged(values, 5), "values are neither changed nor spread");
    assertEquals(mesh.signedVolume(), shape.smoothed(10).signedVolume(), 0.02 * mesh.signedVolume());
  }
}
