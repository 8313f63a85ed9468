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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.GmshReader;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PatchRecoveryTest {

  /** Two opposite charges outside the head: a potential (V) without sources within. */
  private static final Vec3 PLUS = new Vec3(20, 10, 140);
  private static final Vec3 MINUS = new Vec3(20, 40, 140);

  private static double potential(Vec3 p) {
    return 3e4 * (1 / p.minus(PLUS).norm() - 1 / p.minus(MINUS).norm());
  }

  private static Vec3 gradient(Vec3 p) {
    Vec3 a = p.minus(PLUS), b = p.minus(MINUS);
    return b.times(3e4 / Math.pow(b.norm(), 3)).minus(a.times(3e4 / Math.pow(a.norm(), 3)));
  }

  /**
   * Returns the result of a finite-element solution with linear elements: the gradient of the interpolated potential.
   */
  private static MeshField elementGradients(TetMesh mesh) {
    float[] values = new float[3 * mesh.size()];
    for (int t = 0; t < mesh.size(); t++) {
      Vec3[] p = new Vec3[4];
      double[] u = new double[4];
      for (int k = 0; k < 4; k++) {
        p[k] = mesh.node(mesh.corners()[4 * t + k]);
        u[k] = potential(p[k]) - (k == 0 ? 0 : u[0]);
      }
      Vec3 b = p[1].minus(p[0]), c = p[2].minus(p[0]), d = p[3].minus(p[0]);
      Vec3 g = c.cross(d).times(u[1]).plus(d.cross(b).times(u[2])).plus(b.cross(c).times(u[3]))
          .times(1 / b.dot(c.cross(d)));
      values[3 * t] = (float) g.x();
      values[3 * t + 1] = (float) g.y();
      values[3 * t + 2] = (float) g.z();
    }
    return new MeshField(mesh, "E", Place.TETRAHEDRA, 3, values);
  }

  /** Returns the relative L2 error at the voxel centres of each region. */
  private static double[] errors(MeshRaster raster, MeshField field) {
    Volume e = raster.sample(field, 2, Progress.NONE);
    float[] labels = raster.labels().values(), v = e.values();
    Grid grid = raster.grid();
    int n = grid.voxels();
    double[] difference = new double[6], size = new double[6];
    for (int i = 0; i < n; i++) {
      Vec3 exact = gradient(grid.centre(i));
      Vec3 off = new Vec3(v[i], v[n + i], v[2 * n + i]).minus(exact);
      difference[(int) labels[i]] += off.dot(off);
      size[(int) labels[i]] += exact.dot(exact);
    }
    for (int r = 0; r < 6; r++) {
      difference[r] = Math.sqrt(difference[r] / size[r]);
    }
    return difference;
  }

  @Tag("reference")
  @Test
  void reducesTheErrorOfConstantGradientsOnTheSphere() throws IOException {
    TetMesh mesh = GmshReader.readMesh(SharedData.require("efield/meshes/sphere3.msh"), Progress.NONE).content();
    MeshRaster raster = MeshRaster.of(mesh, MeshGrid.covering(mesh, r -> true, 3), r -> true, 2, Progress.NONE);
    MeshField solution = elementGradients(mesh);
    double[] constant = errors(raster, solution);
    double[] recovered = errors(raster, PatchRecovery.toNodes(solution, 2, Progress.NONE));
    MeshField centroids = TestMeshes.vectors(mesh, "E", Place.TETRAHEDRA, PatchRecoveryTest::gradient);
    double[] sampled = errors(raster, centroids);
    double[] smooth = errors(raster, PatchRecovery.toNodes(centroids, 2, Progress.NONE));
    double[] nodal = errors(raster, TestMeshes.vectors(mesh, "E", Place.NODES, PatchRecoveryTest::gradient));
    for (int r = 3; r <= 5; r++) {
      System.out.printf("region %d: relative L2 error of a P1 gradient %.3f, recovered %.3f; of values at centroids "
          + "%.3f, recovered %.3f; of values at nodes %.3f%n", r, constant[r], recovered[r], sampled[r], smooth[r],
          nodal[r]);
      assertTrue(constant[r] > 0.11 && recovered[r] < 0.5 * constant[r], "region " + r);
      assertTrue(smooth[r] < 0.7 * sampled[r] && nodal[r] < 0.025, "region " + r);
    }
    assertTrue(recovered[3] < 0.065 && recovered[4] < 0.065 && recovered[5] < 0.08);
  }

  @Test
  void reproducesLinearFieldsAtInnerNodes() {
    TetMesh mesh = TestMeshes.box(6, 2);
    MeshField field = TestMeshes.vectors(mesh, "E", Place.TETRAHEDRA, p -> new Vec3(p.x(), 2 * p.z() - p.y(), 3));
    MeshField nodes = PatchRecovery.toNodes(field, 2, Progress.NONE);
    int inner = 0;
    for (int i = 0; i < nodes.mesh().nodeCount(); i++) {
      Vec3 p = nodes.mesh().node(i);
      double depth = 6 - Math.max(Math.abs(p.x()), Math.max(Math.abs(p.y()), Math.abs(p.z())));
      boolean border = depth < 0.5 || Math.abs(p.z()) < 0.5;
      assertEquals(p.x(), nodes.values()[3 * i], border ? 1.5 : 0.3);
      assertEquals(2 * p.z() - p.y(), nodes.values()[3 * i + 1], border ? 3 : 0.6);
      assertEquals(3, nodes.values()[3 * i + 2], 1e-5);
      inner += border ? 0 : 1;
    }
    assertEquals(5 * 5 * 4, inner);
  }
}
