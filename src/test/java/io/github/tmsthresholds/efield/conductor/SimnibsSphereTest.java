/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.efield.io.GmshReader;
import io.github.tmsthresholds.efield.mesh.MeshGrid;
import io.github.tmsthresholds.efield.mesh.MeshRaster;
import io.github.tmsthresholds.efield.mesh.TetMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Repeats the test of SimNIBS's own TMS solver (simnibs/simulation/tests/test_fem.py, test_set_up_tms): its mesh of a
 * sphere of 95 mm, E at the centroids of all tetrahedra against the analytic field, with the relative difference
 * measure RDM = |a/|a| - b/|b|| below 0.2 and the magnitude error ln MAG = ln(|a|/|b|) within ln 1.1. Here the mesh is
 * resampled to voxels of 2 mm with its regions as labels, and the tolerances are less than half of those.
 */
class SimnibsSphereTest {

  private static final double MAX_RDM = 0.1;
  private static final double MAX_LN_MAG = 0.01;

  @TempDir
  Path folder;

  @Tag("reference")
  @Test
  void agreesWithTheAnalyticFieldWithinHalfOfSimnibssTolerance() throws IOException {
    // SimNIBS's source: a dipole of 1 A m2 along x, 300 mm from the centre
    Path dipole = Files.writeString(folder.resolve("dipole.ccd"), "# dipole\n1\n# x y z mx my mz\n0 0 0 1 0 0\n");
    PlacedCoil far = CoilReader.read(dipole).content().placed(Affine.ofSpacing(1, new Vec3(0, 0, 300)));
    PlacedCoil near = CoilReader.read(SharedData.require("efield/coils/MagVenture_MC-B70.ccd")).content()
        .placed(SphericalConductorTest.GOLDEN);
    TetMesh mesh = GmshReader.readMesh(SharedData.require("efield/meshes/sphere3.msh"), Progress.NONE).content();
    Grid grid = MeshGrid.covering(mesh, r -> true, 2);
    TissueLabels labels = TissueLabels.of(MeshRaster.of(mesh, grid, r -> true, 2, Progress.NONE).labels());
    VolumeConductor sphere = conductor(labels, Conductivities.of(Map.of(3, 1.0, 4, 1.0, 5, 1.0)));
    assertAgrees("homogeneous, dipole", mesh, sphere, far);
    assertAgrees("homogeneous, coil", mesh, sphere, near);
    VolumeConductor shells = conductor(labels, Conductivities.SIMNIBS);
    assertAgrees("CSF, bone and scalp, dipole", mesh, shells, far);
    assertAgrees("CSF, bone and scalp, coil", mesh, shells, near);
  }

  private static VolumeConductor conductor(TissueLabels labels, Conductivities sigma) {
    byte[] regions = new byte[labels.grid().voxels()];
    for (int i = 0; i < regions.length; i++) {
      regions[i] = (byte) labels.label(i);
    }
    return VolumeConductor.of(labels.grid(), regions, sigma, Interfaces.SUBVOXEL, Progress.NONE);
  }

  private static void assertAgrees(String what, TetMesh mesh, VolumeConductor sphere, PlacedCoil coil) {
    double[] points = new double[3 * mesh.size()];
    for (int t = 0; t < mesh.size(); t++) {
      Vec3 p = mesh.centroid(t);
      points[3 * t] = p.x();
      points[3 * t + 1] = p.y();
      points[3 * t + 2] = p.z();
    }
    double[] analytic = points.clone(), computed = points.clone();
    new SphericalConductor(Vec3.ZERO, 95).field(coil, points, mesh.size(), analytic);
    EField field = sphere.field(coil, Progress.NONE);
    byte[] flags = new byte[mesh.size()];
    field.within(field.valid()).sampler().sample(points, mesh.size(), computed, flags);
    int outside = 0;
    for (int t = 0; t < mesh.size(); t++) {
      if (flags[t] == FieldSampler.OUTSIDE) {
        outside++;
        Arrays.fill(computed, 3 * t, 3 * t + 3, 0);
        Arrays.fill(analytic, 3 * t, 3 * t + 3, 0);
      }
    }
    assertTrue(outside < 0.01 * mesh.size(), outside + " centroids lie outside the voxels");
    double rdm = rdm(computed, analytic), lnMag = Math.log(norm(computed) / norm(analytic));
    System.out.printf(Locale.ROOT, "SimNIBS's sphere, %s: RDM %.4f, ln MAG %.4f%n", what, rdm, lnMag);
    assertTrue(rdm < MAX_RDM && Math.abs(lnMag) < MAX_LN_MAG, what + ": RDM " + rdm + ", ln MAG " + lnMag);
  }

  private static double norm(double[] v) {
    return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
  }

  private static double rdm(double[] a, double[] b) {
    double na = norm(a), nb = norm(b);
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] / na - b[i] / nb;
    }
    return norm(difference);
  }
}
