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
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.conductor.SphericalConductor;
import io.github.tmsthresholds.efield.io.GmshReader;
import io.github.tmsthresholds.efield.io.MshBytes;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares a coil's field on SimNIBS's sphere mesh, resampled from a mesh file, with the analytic field at points. */
class SphereMeshTest {

  private static final int BRAIN = 3;

  @Tag("reference")
  @Test
  void resamplesACoilsFieldFromAMeshFile(@TempDir Path folder) throws IOException {
    TetMesh mesh = GmshReader.readMesh(SharedData.require("efield/meshes/sphere3.msh"), Progress.NONE).content();
    Grid grid = MeshGrid.covering(mesh, r -> r == BRAIN, 1);
    MeshField atNodes = analytic(mesh, Place.NODES), inTetrahedra = analytic(mesh, Place.TETRAHEDRA);
    MeshRaster raster = MeshRaster.of(mesh, grid, r -> r == BRAIN, 2, Progress.NONE);
    double constant = error(EField.of(raster.sample(inTetrahedra, 2, Progress.NONE), 1));
    double nodal = error(throughFile(atNodes, grid, folder));
    double recovered = error(throughFile(inTetrahedra, grid, folder));
    System.out.printf("coil over the sphere, relative L2 error: values at nodes %.3f, at centroids %.3f, "
        + "recovered %.3f%n", nodal, constant, recovered);
    assertTrue(nodal < 0.05, "nodes: " + nodal);
    assertTrue(recovered < 0.7 * constant, "recovered: " + recovered + ", constant: " + constant);
  }

  private static MeshField analytic(TetMesh mesh, Place place) throws IOException {
    int n = place == Place.NODES ? mesh.nodeCount() : mesh.size();
    double[] e = new double[3 * n];
    for (int i = 0; i < n; i++) {
      Vec3 p = place == Place.NODES ? mesh.node(i) : mesh.centroid(i);
      e[3 * i] = p.x();
      e[3 * i + 1] = p.y();
      e[3 * i + 2] = p.z();
    }
    // slightly larger than the mesh, whose outermost nodes lie on the surface up to rounding
    new SphericalConductor(Vec3.ZERO, 95.01).field(
        CoilReader.read(SharedData.require("efield/coils/MagVenture_MC-B70.ccd")).content()
            .placed(Affine.of(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 99)), e, n, e);
    float[] values = new float[3 * n];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) e[i];
    }
    return new MeshField(mesh, "E", place, 3, values);
  }

  private static EField throughFile(MeshField field, Grid grid, Path folder) throws IOException {
    Path file = folder.resolve("sphere.msh");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new MshBytes(field.mesh(), false, true).bytes(field));
    }
    MeshField read = GmshReader.read(file, "E", Progress.NONE).content();
    return EField.of(MeshVolumes.of(read, grid, r -> r == BRAIN, 2, Progress.NONE).values(), 1);
  }

  /** Returns the relative L2 error at those golden points that lie at least 1 mm inside the brain. */
  private static double error(EField field) throws IOException {
    List<Vec3> points = new ArrayList<>(), golden = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.require("efield/golden_sphere.csv"))) {
      if (!line.startsWith("#") && !line.startsWith("x")) {
        String[] cells = line.split(",");
        Vec3 p = vector(cells, 0).times(1000);
        if (p.norm() < 82) {
          points.add(p);
          golden.add(vector(cells, 3));
        }
      }
    }
    double[] e = new double[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      e[3 * i] = points.get(i).x();
      e[3 * i + 1] = points.get(i).y();
      e[3 * i + 2] = points.get(i).z();
    }
    byte[] flags = new byte[points.size()];
    field.sampler().sample(e, points.size(), e, flags);
    double difference = 0, size = 0;
    for (int i = 0; i < points.size(); i++) {
      assertEquals(0, flags[i], "point " + points.get(i));
      Vec3 off = new Vec3(e[3 * i], e[3 * i + 1], e[3 * i + 2]).minus(golden.get(i));
      difference += off.dot(off);
      size += golden.get(i).dot(golden.get(i));
    }
    return Math.sqrt(difference / size);
  }

  private static Vec3 vector(String[] cells, int from) {
    return new Vec3(Double.parseDouble(cells[from]), Double.parseDouble(cells[from + 1]),
        Double.parseDouble(cells[from + 2]));
  }
}
