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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.SphereReference;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SphericalConductorTest {

  private static final SphericalConductor HEAD = new SphericalConductor(Vec3.ZERO, 95);
  /** The placement of the golden file: coil on the pole, 4 mm above the sphere. */
  static final Affine GOLDEN = Affine.of(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 99);

  @Test
  void agreesWithReferenceOfHigherPrecision() throws IOException {
    SphereReference reference = SphereReference.read();
    PlacedCoil coil = CoilReader.read(SphereReference.COIL).content().placed(Affine.ofSpacing(1, Vec3.ZERO));
    double[] e = new double[reference.points().length];
    new SphericalConductor(Vec3.ZERO, 85).field(coil, reference.points(), e.length / 3, e);
    assertTrue(reference.largestError(e) < 1e-12, "largest relative difference " + reference.largestError(e));
  }

  @Test
  void agreesWithReferenceAroundAnotherCentre() throws IOException {
    SphereReference reference = SphereReference.read();
    Vec3 centre = new Vec3(3, -20, 15);
    PlacedCoil coil = CoilReader.read(SphereReference.COIL).content().placed(Affine.ofSpacing(1, centre));
    double[] points = reference.points().clone(), e = new double[points.length];
    for (int i = 0; i < points.length; i += 3) {
      points[i] += centre.x();
      points[i + 1] += centre.y();
      points[i + 2] += centre.z();
    }
    new SphericalConductor(centre, 85).field(coil, points, e.length / 3, e);
    assertTrue(reference.largestError(e) < 1e-9, "largest relative difference " + reference.largestError(e));
  }

  @Tag("reference")
  @Test
  void agreesWithAnExternalSolution() throws IOException {
    PlacedCoil coil = CoilReader.read(SharedData.require("efield/coils/MagVenture_MC-B70.ccd")).content()
        .placed(GOLDEN);
    List<String> lines = Files.readAllLines(SharedData.require("efield/golden_sphere.csv"));
    List<double[]> rows = lines.subList(3, lines.size()).stream()
        .map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
    assertEquals(500, rows.size());
    double[] points = new double[1500];
    for (int i = 0; i < 1500; i++) {
      points[i] = 1000 * rows.get(i / 3)[i % 3];
    }
    double[] e = new double[1500];
    HEAD.field(coil, points, 500, e);
    double worst = 0;
    for (int i = 0; i < 500; i++) {
      double[] row = rows.get(i);
      Vec3 golden = new Vec3(row[3], row[4], row[5]);
      worst = Math.max(worst, new Vec3(e[3 * i], e[3 * i + 1], e[3 * i + 2]).minus(golden).norm() / golden.norm());
    }
    assertTrue(worst < 1e-9, "largest relative difference " + worst);
  }

  @Tag("reference")
  @Test
  void rejectsCoilInsideHead() throws IOException {
    PlacedCoil coil = CoilReader.read(SharedData.require("efield/coils/testcoil.ccd")).content()
        .placed(Affine.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 90));
    String message = assertThrows(IllegalArgumentException.class,
        () -> HEAD.field(coil, new double[3], 1, new double[3])).getMessage();
    assertTrue(message.contains("reaches into the head"), message);
  }
}
