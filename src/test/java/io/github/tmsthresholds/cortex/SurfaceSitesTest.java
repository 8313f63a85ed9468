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

import io.github.tmsthresholds.efield.io.GiftiWriter;
import io.github.tmsthresholds.efield.io.OverlayReader;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurfaceSitesTest {

  private static final CorticalSurface SPHERE = CorticalSurface.around(TestSurfaces.sphere(Vec3.ZERO, 20, 4));
  private static final Region CAP = Region.box(new Vec3(-30, -30, 10), new Vec3(30, 30, 30));
  private static final Region ALL = Region.everywhere();

  private static void assertLieOnTheirTriangles(SurfaceSites placed) {
    TriangleMesh mesh = placed.surface().mesh();
    assertEquals(placed.sites().size(), placed.triangles().length);
    for (int i = 0; i < placed.triangles().length; i++) {
      Site site = placed.sites().get(i);
      int t = placed.triangles()[i];
      Vec3 p = site.position(), n = site.normal();
      assertEquals(0, n.dot(p.minus(mesh.corner(t, 0))), 1e-9);
      for (int k = 0; k < 3; k++) {
        Vec3 a = mesh.corner(t, k), b = mesh.corner(t, (k + 1) % 3);
        assertTrue(b.minus(a).cross(p.minus(a)).dot(n) > -1e-9);
      }
      assertTrue(n.dot(p.unit()) > 0.99);
      assertEquals(Layer.L5, site.layer());
    }
  }

  @Test
  void placesOneSitePerTriangle() {
    SurfaceSites placed = SurfaceSites.onePerTriangle(SPHERE, ALL, Layer.L5, SitePlacement.RANDOM, 3);
    assertEquals(SPHERE.mesh().size(), placed.sites().size());
    assertLieOnTheirTriangles(placed);
    assertTrue(placed.sites().stream().mapToDouble(Site::azimuthDeg).distinct().count() > 5000);
    assertEquals(placed.sites(), SurfaceSites.onePerTriangle(SPHERE, ALL, Layer.L5, SitePlacement.RANDOM, 3).sites());
    SurfaceSites four = SurfaceSites.onePerTriangle(SPHERE, CAP, Layer.L5, 4, 3);
    assertLieOnTheirTriangles(four);
    // the cap above z = 10 has a quarter of the sphere's area
    assertEquals(SPHERE.mesh().size(), four.sites().size(), 0.05 * SPHERE.mesh().size());
    assertEquals(270, four.sites().get(3).azimuthDeg());
    assertEquals(four.triangles()[0], four.triangles()[3]);
    assertThrows(IllegalArgumentException.class, () -> SurfaceSites.onePerTriangle(SPHERE, ALL, Layer.L5, -1, 3));
  }

  @Test
  void mapsAcrossTrianglesThatShareNoVertices() {
    TriangleMesh sphere = TestSurfaces.sphere(Vec3.ZERO, 20, 2);
    float[][] values = new float[2][];
    for (int i = 0; i < 2; i++) {
      CorticalSurface surface = CorticalSurface.around(i == 0 ? sphere : TestSurfaces.unconnected(sphere));
      SurfaceSites placed = SurfaceSites.onePerTriangle(surface, CAP, Layer.L5, 1, 1);
      double[] heights = placed.sites().stream().mapToDouble(site -> site.position().z()).toArray();
      values[i] = placed.perVertex(heights, 12, Quantiles::median);
    }
    for (int i = 0; i < sphere.corners().length; i++) {
      assertEquals(values[0][sphere.corners()[i]], values[1][i]);
    }
  }

  @Test
  void placesEvenlySpacedSites() {
    SitePlacement placement = new SitePlacement(2, SitePlacement.NO_LIMIT, 2, 5);
    SurfaceSites placed = SurfaceSites.evenlySpaced(SPHERE, placement, ALL, Layer.L5, Progress.NONE);
    assertLieOnTheirTriangles(placed);
    double expected = 2 * 4 * Math.PI * 400 / 4;
    assertEquals(expected, placed.sites().size(), 0.08 * expected);
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < placed.sites().size(); i += 2) {
      for (int j = 0; j < i; j += 2) {
        nearest = Math.min(nearest, placed.sites().get(i).position().minus(placed.sites().get(j).position()).norm());
      }
    }
    assertTrue(nearest > 1.5, "nearest " + nearest);
    SitePlacement ten = new SitePlacement(0.5, 10, 2, 5);
    assertEquals(10, SurfaceSites.evenlySpaced(SPHERE, ten, CAP, Layer.L5, Progress.NONE).sites().size());
    Region far = Region.sphere(new Vec3(100, 0, 0), 1);
    assertTrue(SurfaceSites.evenlySpaced(SPHERE, ten, far, Layer.L5, Progress.NONE).sites().isEmpty());
  }

  @Test
  void mapsMediansOntoTriangles() {
    SurfaceSites placed = SurfaceSites.onePerTriangle(SPHERE, CAP, Layer.L5, 3, 1);
    double[] values = new double[placed.sites().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 3 == 0 ? 100 : placed.sites().get(i).position().x();
    }
    values[2] = Double.NaN;
    values[3] = values[4] = values[5] = Double.NaN;
    float[] back = placed.perTriangle(values, Quantiles::median);
    TriangleMesh mesh = SPHERE.mesh();
    for (int t = 0; t < mesh.size(); t++) {
      boolean none = mesh.centroid(t).z() < 10 || t == placed.triangles()[3];
      double x = mesh.centroid(t).x();
      assertEquals(none ? Float.NaN : (float) (t == placed.triangles()[0] ? 0.5 * (100 + x) : x), back[t], 1e-5f);
    }
    assertThrows(IllegalArgumentException.class, () -> placed.perTriangle(new double[1], Quantiles::median));
  }

  @Test
  void mapsValuesOntoNearbyVertices() {
    SitePlacement placement = new SitePlacement(1.5, SitePlacement.NO_LIMIT, 2, 5);
    SurfaceSites placed = SurfaceSites.evenlySpaced(SPHERE, placement, CAP, Layer.L5, Progress.NONE);
    double[] values = placed.sites().stream().mapToDouble(s -> s.position().x()).toArray();
    float[] back = placed.perVertex(values, 3, Quantiles::median);
    TriangleMesh mesh = SPHERE.mesh();
    for (int v = 0; v < back.length; v++) {
      Vec3 p = mesh.vertex(v);
      if (p.z() > 10) {
        assertEquals(p.x(), back[v], 2.5);
      } else if (p.z() < 7) {
        assertTrue(Float.isNaN(back[v]));
      }
    }
    Arrays.fill(values, Double.NaN);
    assertTrue(Float.isNaN(placed.perVertex(values, 1000, Quantiles::median)[0]));
  }

  @Test
  void keepsValuesFromJumpingAcrossASulcus() {
    // two banks 0.5 mm apart that meet 20 mm further down
    double[] vertices = new double[3 * 3 * 42];
    int[] corners = new int[41 * 2 * 6];
    for (int row = 0, n = 0; row < 42; row++) {
      for (int column = 0; column < 3; column++) {
        int a = 3 * row + column;
        vertices[3 * a] = row < 21 ? 0 : 0.5;
        vertices[3 * a + 1] = column;
        vertices[3 * a + 2] = row < 21 ? 20 - row : row - 21;
        for (int corner : row < 41 && column < 2 ? new int[] {a, a + 1, a + 3, a + 1, a + 4, a + 3} : new int[0]) {
          corners[n++] = corner;
        }
      }
    }
    TriangleMesh banks = new TriangleMesh(vertices, corners, "banks");
    CorticalSurface surface = CorticalSurface.between(banks, banks, 0.5, CorticalSurface.Depth.EQUI_DISTANCE);
    SurfaceSites top = SurfaceSites.onePerTriangle(surface, Region.box(new Vec3(-0.1, 0, 19), new Vec3(0.1, 2, 20)),
        Layer.L5, 1, 1);
    double[] values = new double[top.sites().size()];
    Arrays.fill(values, 7);
    float[] back = top.perVertex(values, 10, Quantiles::median);
    assertEquals(7, back[0]);
    assertEquals(7, back[3 * 8]);
    assertTrue(Float.isNaN(back[3 * 15]) && Float.isNaN(back[3 * 41]));
  }

  @Test
  void writesValuesAsOverlay(@TempDir Path folder) throws IOException {
    SurfaceSites placed = SurfaceSites.onePerTriangle(SPHERE, CAP, Layer.L5, 1, 1);
    double[] values = placed.sites().stream().mapToDouble(s -> s.position().y()).toArray();
    float[] map = placed.perVertex(values, 2, Quantiles::median);
    Path file = folder.resolve("threshold.func.gii");
    GiftiWriter.writeOverlays(file, List.of(new Overlay("L5 threshold A/us", map)));
    assertArrayEquals(map, OverlayReader.read(file).get(0).values());
  }
}
