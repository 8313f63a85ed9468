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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeshRasterTest {

  private static final TetMesh BOX = TestMeshes.box(6, 3);
  private static final Grid OBLIQUE = new Grid(23, 20, 26,
      TestFields.oblique(Rotation.about(new Vec3(1, 2, 3), 40), 1.1, 1.3, 0.9, new Vec3(-4, -17, -15)));

  private static MeshRaster raster(TetMesh mesh, Grid grid) {
    return MeshRaster.of(mesh, grid, r -> true, 2, Progress.NONE);
  }

  private static double sixVolumes(Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
    return b.minus(a).dot(c.minus(a).cross(d.minus(a)));
  }

  /** Returns whether a point lies in a tetrahedron, by the signs of the volumes that it spans with the faces. */
  private static boolean contains(TetMesh mesh, int t, Vec3 p) {
    Vec3[] q = new Vec3[4];
    for (int k = 0; k < 4; k++) {
      q[k] = mesh.node(mesh.corners()[4 * t + k]);
    }
    double whole = sixVolumes(q[0], q[1], q[2], q[3]);
    return sixVolumes(p, q[1], q[2], q[3]) / whole >= 0 && sixVolumes(q[0], p, q[2], q[3]) / whole >= 0
        && sixVolumes(q[0], q[1], p, q[3]) / whole >= 0 && sixVolumes(q[0], q[1], q[2], p) / whole >= 0;
  }

  @Test
  void assignsEachCentreToItsTetrahedron() {
    float[] numbers = new float[BOX.size()];
    for (int t = 0; t < numbers.length; t++) {
      numbers[t] = t + 1;
    }
    MeshField field = new MeshField(BOX, "number", Place.TETRAHEDRA, 1, numbers);
    float[] found = raster(BOX, OBLIQUE).sample(field, 2, Progress.NONE).values();
    int inside = 0;
    for (int i = 0; i < found.length; i++) {
      Vec3 p = OBLIQUE.centre(i);
      int expected = 0;
      for (int t = 0; t < BOX.size() && expected == 0; t++) {
        expected = contains(BOX, t, p) ? t + 1 : 0;
      }
      assertEquals(expected, found[i], p.toString());
      inside += expected > 0 ? 1 : 0;
    }
    assertTrue(inside > 2500 && inside < found.length - 2500, "inside: " + inside);
  }

  @Test
  void interpolatesLinearFieldsExactly() {
    MeshField field =
        TestMeshes.vectors(BOX, "E", Place.NODES, p -> new Vec3(1 + p.x(), 2 - p.y(), p.z() - 0.5 * p.x()));
    MeshRaster raster = raster(BOX, OBLIQUE);
    Volume e = raster.sample(field, 2, Progress.NONE), labels = raster.labels();
    int n = OBLIQUE.voxels();
    for (int i = 0; i < n; i++) {
      Vec3 p = OBLIQUE.centre(i);
      boolean inside = Math.max(Math.abs(p.x()), Math.max(Math.abs(p.y()), Math.abs(p.z()))) < 9;
      assertEquals(inside ? p.z() < 0 ? 1 : 2 : 0, labels.values()[i]);
      assertEquals(inside ? 1 + p.x() : 0, e.values()[i], 1e-5);
      assertEquals(inside ? 2 - p.y() : 0, e.values()[n + i], 1e-5);
      assertEquals(inside ? p.z() - 0.5 * p.x() : 0, e.values()[2 * n + i], 1e-5);
    }
  }

  @Test
  void assignsCentresOnNodesAndFaces() {
    TetMesh mesh = TestMeshes.box(2, 3);
    Grid grid = MeshGrid.covering(mesh, r -> true, 0.75);
    assertEquals(new Grid(9, 9, 9, grid.voxelToWorld()), grid);
    assertEquals(new Vec3(-3, -3, -3), grid.centre(0, 0, 0));
    float[] labels = raster(mesh, grid).labels().values();
    for (int i = 0; i < labels.length; i++) {
      // the border itself belongs to the tetrahedra of lower index
      assertEquals(grid.centre(i).z() <= 0 ? 1 : 2, labels[i], grid.centre(i).toString());
    }
  }

  @Test
  void restrictsItselfToTheSelectedRegions() {
    Grid grid = MeshGrid.covering(BOX, r -> r == 2, 1);
    assertEquals(0, grid.centre(0, 0, 0).z());
    MeshRaster raster = MeshRaster.of(BOX, MeshGrid.covering(BOX, r -> true, 1), r -> r == 2, 1, Progress.NONE);
    float[] labels = raster.labels().values();
    float[] e = raster.sample(TestMeshes.vectors(BOX, "E", Place.TETRAHEDRA, p -> Vec3.Z), 1, Progress.NONE).values();
    int z = 2 * labels.length;
    for (int i = 0; i < labels.length; i++) {
      assertEquals(raster.grid().centre(i).z() >= 0 ? 2 : 0, labels[i]);
      assertEquals(labels[i] / 2, e[z + i]);
    }
  }

  @Test
  void keepsValuesOfRegionsApart() {
    Vec3 below = new Vec3(1, 0, 0), above = new Vec3(0, 5, -3);
    MeshField field = TestMeshes.vectors(BOX, "E", Place.TETRAHEDRA, p -> p.z() < 0 ? below : above);
    MeshRaster raster = raster(BOX, OBLIQUE);
    float[] e = raster.sample(PatchRecovery.toNodes(field, 2, Progress.NONE), 2, Progress.NONE).values();
    float[] labels = raster.labels().values();
    for (int i = 0; i < labels.length; i++) {
      Vec3 expected = labels[i] == 1 ? below : labels[i] == 2 ? above : Vec3.ZERO;
      assertEquals(expected.x(), e[i], 1e-5);
      assertEquals(expected.y(), e[labels.length + i], 1e-5);
      assertEquals(expected.z(), e[2 * labels.length + i], 1e-5);
    }
  }

  @Test
  void isIndependentOfThreads() {
    MeshField field = TestMeshes.vectors(BOX, "E", Place.TETRAHEDRA, p -> new Vec3(Math.sin(p.x()), p.y() * p.z(), 1));
    float[] one = null;
    for (int threads = 1; threads <= 3; threads++) {
      MeshRaster raster = MeshRaster.of(BOX, OBLIQUE, r -> true, threads, Progress.NONE);
      MeshField nodal = PatchRecovery.toNodes(field, threads, Progress.NONE);
      float[] values = raster.sample(nodal, threads, Progress.NONE).values();
      assertArrayEquals(one == null ? values : one, values);
      one = values;
    }
  }

  @Test
  void rejectsInvalidInput() {
    MeshField other = TestMeshes.vectors(TestMeshes.box(2, 1), "E", Place.NODES, p -> p);
    MeshRaster raster = raster(BOX, OBLIQUE);
    assertTrue(message(() -> raster.sample(other, 1, Progress.NONE)).contains("another mesh"));
    assertTrue(message(() -> PatchRecovery.toNodes(other, 1, Progress.NONE)).contains("at the nodes already"));
    int[] twice = Arrays.copyOf(BOX.corners(), 2 * BOX.corners().length);
    System.arraycopy(BOX.corners(), 0, twice, BOX.corners().length, BOX.corners().length);
    TetMesh folded = new TetMesh(BOX.nodes(), twice, new int[2 * BOX.size()], "folded");
    assertTrue(message(() -> raster(folded, OBLIQUE)).contains("overlap"));
    assertTrue(message(() -> MeshGrid.covering(BOX, r -> r == 3, 1)).contains("regions are 1, 2"));
    assertTrue(message(() -> MeshGrid.covering(BOX, r -> true, 0)).contains("spacing"));
    assertTrue(message(() -> MeshGrid.covering(BOX, r -> true, 1e-9)).contains("more than 2^31 - 1 voxels"));
    assertTrue(message(() -> MeshGrid.spanning(new Box(Vec3.ZERO, new Vec3(Double.NaN, 0, 0)), 1)).contains("finite"));
    double[] nodes = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0};
    assertTrue(message(() -> new TetMesh(nodes, new int[] {0, 1, 2, 3}, new int[1], "flat")).contains("no volume"));
  }

  private static String message(Runnable r) {
    return assertThrows(IllegalArgumentException.class, r::run).getMessage();
  }
}
