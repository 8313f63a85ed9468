/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares all coil files with references, at positions over a real head. */
class CoilsOverHeadTest {

  private static final double[][] OFFSETS = {{0.5, 0, 0}, {0, 0.5, 0}, {0, 0, 0.5}};
  private static final Vec3[] AXES = {new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1)};

  /** In SimNIBS's files a positive dI/dt induces a field towards the handle or away from it. */
  @Tag("reference")
  @ParameterizedTest
  @CsvSource({"MagVenture_MC-B70.ccd,-1.64", "MagVenture_C-B60.ccd,-1.34", "Magstim_70mm_Fig8.ccd,2.02",
      "MagStim_D70.ccd,1.80", "Deymed_70BF.ccd,1.99"})
  void readsBothSensesOfWinding(String name, double expected) throws IOException {
    double[] v = {0, 0, 20};
    CoilReader.read(SharedData.require("efield/coils/" + name)).content().placed(Affine.ofSpacing(1, Vec3.ZERO))
        .potentialRate(v, 1, v);
    assertEquals(expected, -v[1], 0.01);
  }

  /** Checks {@link LatticePotential#ERROR} in the parts of the head around the coil, at 1 mm. */
  @Tag("reference")
  @Test
  void latticeErrorStaysWithinBoundForAllCoils() throws IOException {
    Volume labels = NiftiReader.read(SharedData.require("efield/colin27_tissues_1mm.nii.gz"));
    JsonArray placements = JsonParser.parseString(Files.readString(SharedData.require("efield/fields/placements.json")))
        .getAsJsonObject().getAsJsonArray("placements");
    List<Path> files;
    try (Stream<Path> list = Files.list(SharedData.require("efield/coils"))) {
      files = list.sorted().toList();
    }
    assertTrue(files.size() >= 11);
    double most = 0;
    for (int k = 0; k < files.size(); k++) {
      JsonObject placement = placements.get(2 * k).getAsJsonObject();
      Coil coil = CoilReader.read(files.get(k)).content();
      PlacedCoil placed = overHead(coil, matrix(placement), labels);
      double error = worstError(placed, box(placement), labels);
      System.out.printf(Locale.ROOT, "%s over %s: dA/dt on the lattice within %.1e%n", coil.name(),
          placement.get("name").getAsString(), error);
      assertTrue(error < LatticePotential.ERROR, coil + ": " + error);
      most = Math.max(most, error);
    }
    assertTrue(most > 1e-6, "nothing was interpolated");
  }

  @Tag("reference")
  @Test
  void detectsSampledCoilsThatReachIntoTheHead() throws IOException {
    Volume labels = NiftiReader.read(SharedData.require("efield/colin27_tissues_1mm.nii.gz"));
    Affine onScalp = CoilPlacement.readMatrix(SharedData.require("efield/coil_M1.json")).content();
    for (String name : new String[] {"Magstim_70mm_Fig8.nii.gz", "testcoil.nii.gz"}) {
      Coil coil = CoilReader.read(SharedData.require("efield/coils/" + name)).content();
      assertFalse(reachesIntoHead(coil.placed(onScalp), labels), name);
      assertTrue(reachesIntoHead(coil.placed(moved(onScalp, 40)), labels), name);
    }
  }

  private static Affine matrix(JsonObject placement) {
    double[] rows = new double[12];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = placement.getAsJsonArray(CoilPlacement.KEY).get(i / 4).getAsJsonArray().get(i % 4).getAsDouble();
    }
    return Affine.of(rows);
  }

  /** Returns a coil matrix shifted into the head by the given distance. */
  private static Affine moved(Affine matrix, double mm) {
    double[] rows = matrix.rows();
    for (int i = 0; i < 12; i += 4) {
      rows[i + 3] += mm * rows[i + 2];
    }
    return Affine.of(rows);
  }

  /** Returns the coil at this position, or at the nearest above it where it does not reach into the head. */
  private static PlacedCoil overHead(Coil coil, Affine matrix, Volume labels) {
    for (double mm = 0; mm < 60; mm++) {
      PlacedCoil placed = coil.placed(moved(matrix, -mm));
      if (!reachesIntoHead(placed, labels)) {
        return placed;
      }
    }
    throw new AssertionError(coil + " reaches into the head at all positions");
  }

  private static boolean reachesIntoHead(PlacedCoil coil, Volume labels) {
    Affine worldToVoxel = labels.grid().voxelToWorld().inverse();
    return coil.anyElement(p -> {
      int i = labels.grid().indexAt(p, worldToVoxel);
      return i >= 0 && labels.values()[i] != 0;
    }).isPresent();
  }

  /** Returns the part of the head for which the placement's field was computed. */
  private static Grid box(JsonObject placement) {
    int[] n = new int[3];
    double[] o = new double[3];
    for (int c = 0; c < 3; c++) {
      n[c] = placement.getAsJsonArray("crop_shape").get(c).getAsInt();
      o[c] = placement.getAsJsonArray("crop_origin_mm").get(c).getAsDouble();
    }
    return new Grid(n[0], n[1], n[2], Affine.ofSpacing(1, new Vec3(o[0], o[1], o[2])));
  }

  /** Returns the largest difference from the direct sum at every 37th voxel, relative to the largest |dA/dt|. */
  private static double worstError(PlacedCoil coil, Grid grid, Volume labels) {
    Affine worldToVoxel = labels.grid().voxelToWorld().inverse();
    VoxelMask points = VoxelMask.of(grid, i -> {
      int k = labels.grid().indexAt(grid.centre(i), worldToVoxel);
      return i % 37 == 0 && k >= 0 && labels.values()[k] != 0;
    });
    float[][] rate = LatticePotential.of(coil, grid, OFFSETS, AXES, points::contains, Progress.NONE);
    double worst = 0, largest = 0;
    double[] v = new double[3];
    for (int i = 0; i < grid.voxels(); i++) {
      for (int c = 0; c < 3 && points.contains(i); c++) {
        Vec3 p = grid.voxelToWorld().apply(i % grid.nx() + OFFSETS[c][0], i / grid.nx() % grid.ny() + OFFSETS[c][1],
            i / grid.nx() / grid.ny() + OFFSETS[c][2]);
        coil.potentialRate(new double[] {p.x(), p.y(), p.z()}, 1, v);
        worst = Math.max(worst, Math.abs(v[c] - rate[c][i]));
        largest = Math.max(largest, new Vec3(v[0], v[1], v[2]).norm());
      }
    }
    return worst / largest;
  }
}
