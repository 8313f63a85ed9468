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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares large conductors at 1 mm with references: a whole head (4.1 million voxels) with a tetrahedral
 * finite-element model, and the four-shell sphere of 95 mm with the analytic field. Prints times and errors. Takes a
 * minute or two; runs with {@code mvn test -Dtest=Colin27ConductorTest -Dtms.large=true}.
 */
@EnabledIfSystemProperty(named = "tms.large", matches = "true")
@Tag("large")
class Colin27ConductorTest {

  private static final double MAX_GREY_ERROR = 0.128;
  private static final double MAX_WHITE_ERROR = 0.082;

  /** Difference between a field and a reference in a tissue: relative L2 norm, and ratio of the mean magnitudes. */
  private record Agreement(double error, double magnitude) {}

  @Test
  void agreesWithFiniteElementsInTheBrain() throws IOException {
    Volume labels = NiftiReader.read(SharedData.require("efield/colin27_tissues_1mm.nii.gz"));
    Volume meshLabels = NiftiReader.read(SharedData.require("efield/colin27_mesh_labels_1mm.nii.gz"));
    Volume reference = NiftiReader.read(SharedData.require("efield/colin27_E_M1.nii.gz"));
    PlacedCoil coil = CoilReader.read(SharedData.require("efield/coils/MagVenture_MC-B70.ccd")).content()
        .placed(CoilPlacement.readMatrix(SharedData.require("efield/coil_M1.json")).content());
    long start = System.nanoTime();
    VolumeConductor head = HeadLabels.of(labels).conductor(Conductivities.SIMNIBS, Interfaces.SUBVOXEL, Progress.NONE);
    EField field = head.field(coil, Progress.NONE);
    long first = System.nanoTime();
    head.field(coil, Progress.NONE);
    System.err.printf("Colin27 1 mm: first field %.1f s, the next %.1f s%n", (first - start) / 1e9,
        (System.nanoTime() - first) / 1e9);
    assertAgrees("M1", field, reference, labels, meshLabels);
  }

  /**
   * Placements that nothing was tuned for: over four lobes, with four coils, including those with the largest errors of
   * all 24 in the folder in grey (23) and in white matter (18).
   */
  @Test
  void agreesWithFiniteElementsElsewhere() throws IOException {
    Volume labels = NiftiReader.read(SharedData.require("efield/colin27_tissues_1mm.nii.gz"));
    Volume meshLabels = NiftiReader.read(SharedData.require("efield/colin27_mesh_labels_1mm.nii.gz"));
    JsonArray placements = JsonParser.parseString(Files.readString(SharedData.require("efield/fields/placements.json")))
        .getAsJsonObject().getAsJsonArray("placements");
    VolumeConductor head = HeadLabels.of(labels).conductor(Conductivities.SIMNIBS, Interfaces.SUBVOXEL, Progress.NONE);
    for (int k : new int[] {1, 2, 4, 5, 18, 23}) {
      JsonObject placement = placements.get(k).getAsJsonObject();
      PlacedCoil coil = CoilReader.read(SharedData.require("efield/coils/" + placement.get("coil").getAsString()))
          .content()
          .placed(matrix(placement));
      Volume reference = NiftiReader.read(SharedData.require("efield/fields/" + placement.get("file").getAsString()));
      assertAgrees(placement.get("name").getAsString(), head.field(coil, Progress.NONE), reference, labels, meshLabels);
    }
  }

  private static Affine matrix(JsonObject placement) {
    double[] rows = new double[12];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = placement.getAsJsonArray(CoilPlacement.KEY).get(i / 4).getAsJsonArray().get(i % 4).getAsDouble();
    }
    return Affine.of(rows);
  }

  private static void assertAgrees(String place, EField field, Volume reference, Volume labels, Volume meshLabels) {
    Agreement white = compare(field, reference, labels, meshLabels, 1);
    Agreement grey = compare(field, reference, labels, meshLabels, 2);
    System.err.printf("%s: relative L2 in grey matter %.4f, in white matter %.4f; mean magnitude %.3f, %.3f times%n",
        place, grey.error, white.error, grey.magnitude, white.magnitude);
    assertTrue(white.error < MAX_WHITE_ERROR && grey.error < MAX_GREY_ERROR,
        place + ": white matter " + white + ", grey matter " + grey);
    assertEquals(1, white.magnitude, 0.025, place);
    assertEquals(1, grey.magnitude, 0.025, place);
  }

  private static Agreement compare(EField field, Volume reference, Volume labels, Volume meshLabels, int tissue) {
    Grid grid = field.grid(), part = reference.grid();
    Affine worldToVoxel = grid.voxelToWorld().inverse(), worldToMesh = meshLabels.grid().voxelToWorld().inverse();
    double difference = 0, norm = 0, magnitude = 0, referenceMagnitude = 0;
    for (int i = 0; i < part.voxels(); i++) {
      Vec3 p = part.centre(i);
      int k = grid.indexAt(p, worldToVoxel), m = meshLabels.grid().indexAt(p, worldToMesh);
      if (k >= 0 && m >= 0 && labels.values()[k] == tissue && meshLabels.values()[m] == tissue) {
        Vec3 e = vector(field.volume(), k), expected = vector(reference, i);
        difference += e.minus(expected).dot(e.minus(expected));
        norm += expected.dot(expected);
        magnitude += e.norm();
        referenceMagnitude += expected.norm();
      }
    }
    return new Agreement(Math.sqrt(difference / norm), magnitude / referenceMagnitude);
  }

  private static Vec3 vector(Volume volume, int i) {
    int n = volume.grid().voxels();
    return new Vec3(volume.values()[i], volume.values()[n + i], volume.values()[2 * n + i]);
  }

  @Test
  void reducesTheErrorInTheSphereBySubvoxelInterfaces() throws IOException {
    PlacedCoil coil = CoilReader.read(SharedData.require("efield/coils/MagVenture_MC-B70.ccd")).content()
        .placed(SphericalConductorTest.GOLDEN);
    Grid grid = new Grid(192, 192, 192, Affine.ofSpacing(1, new Vec3(-95.5, -95.5, -95.5)));
    byte[] labels = VolumeConductorTest.shells(grid, 1, 78, 81, 88);
    double[][] error = new double[2][];
    for (Interfaces interfaces : Interfaces.values()) {
      EField field = VolumeConductor.of(grid, labels, Conductivities.SIMNIBS, interfaces, Progress.NONE)
          .field(coil, Progress.NONE);
      error[interfaces.ordinal()] = new double[] {error(field, coil, 0, 70), error(field, coil, 70, 76)};
      System.err.printf("sphere, %s: %.5f below 70 mm, %.5f from 70 to 76 mm%n", interfaces,
          error[interfaces.ordinal()][0], error[interfaces.ordinal()][1]);
    }
    assertTrue(error[0][0] < 0.0063 && error[0][1] < 0.0104);
    assertTrue(error[1][0] < 0.75 * error[0][0] && error[1][1] < 0.75 * error[0][1]);
  }

  private static double error(EField field, PlacedCoil coil, double from, double to) {
    Grid grid = field.grid();
    double[] points = new double[3 * grid.voxels()];
    int[] voxel = new int[grid.voxels()];
    int n = 0;
    for (int i = 0; i < grid.voxels(); i++) {
      Vec3 p = grid.centre(i);
      if (p.z() > 30 && p.norm() >= from && p.norm() < to) {
        points[3 * n] = p.x();
        points[3 * n + 1] = p.y();
        points[3 * n + 2] = p.z();
        voxel[n++] = i;
      }
    }
    new SphericalConductor(Vec3.ZERO, 95).field(coil, points, n, points);
    double difference = 0, norm = 0;
    for (int i = 0; i < 3 * n; i++) {
      double e = field.volume().values()[i % 3 * grid.voxels() + voxel[i / 3]];
      difference += (e - points[i]) * (e - points[i]);
      norm += points[i] * points[i];
    }
    return Math.sqrt(difference / norm);
  }
}
