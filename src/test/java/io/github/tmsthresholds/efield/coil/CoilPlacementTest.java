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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoilPlacementTest {

  private static final Grid GRID = new Grid(60, 60, 60, Affine.ofSpacing(2, new Vec3(-59, -59, -59)));

  @TempDir
  Path folder;

  /** Returns the labels of a sphere of radius 50 mm with air within 10 mm of its centre. */
  private static byte[] sphere() {
    byte[] labels = new byte[GRID.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = GRID.centre(i % 60, i / 60 % 60, i / 3600).norm();
      labels[i] = (byte) (r < 10 || r > 50 ? 0 : 5);
    }
    return labels;
  }

  private static Vec3 column(Affine m, int c) {
    return new Vec3(m.get(0, c), m.get(1, c), m.get(2, c));
  }

  @Test
  void placesCoilOnScalpOverTarget() {
    Vec3 direction = new Vec3(-2, 1, 3).unit();
    Affine m = CoilPlacement.onScalp(GRID, sphere(), direction.times(35), new Vec3(0, -1, 0), 4);
    assertEquals(54, column(m, 3).norm(), 1.5);
    assertTrue(column(m, 3).unit().dot(direction) > Math.cos(Math.toRadians(10)), "centre " + column(m, 3));
    assertTrue(column(m, 2).dot(column(m, 3).unit()) < -Math.cos(Math.toRadians(4)), "z' points into the head");
    assertTrue(column(m, 1).y() > 0.8, "the handle points along -y'");
    assertEquals(1, m.determinant(), 1e-12);
    assertEquals(0, RigidTransform.deviation(m), 1e-12);
  }

  @Tag("reference")
  @Test
  void readsCoilMatrices() throws IOException {
    Affine m = CoilPlacement.readMatrix(SharedData.require("efield/coil_M1.json")).content();
    assertEquals(-57.68227693219214, m.get(0, 3));
    assertEquals(-0.7310464891015348, m.get(2, 2));
  }

  @Test
  void rotatesCounterClockwiseAsSeenFromOutside() {
    Affine m = CoilPlacement.facing(new Vec3(1, 2, 50), Vec3.Z, new Vec3(0, -1, 0), 4);
    Affine turned = CoilPlacement.turned(m, 30);
    Vec3 handle = column(turned, 1).times(-1);
    assertEquals(0, handle.minus(new Vec3(Math.sin(Math.PI / 6), -Math.cos(Math.PI / 6), 0)).norm(), 1e-12);
    assertEquals(0, column(m, 2).minus(column(turned, 2)).norm());
    assertEquals(0, column(m, 3).minus(column(turned, 3)).norm());
    assertEquals(1, turned.determinant(), 1e-12);
  }

  @Test
  void readsWrittenMatricesBitForBit() throws IOException {
    Affine m = CoilPlacement.turned(CoilPlacement.facing(new Vec3(Math.PI, 2, 50), new Vec3(1, 2, 3), Vec3.Z, 4), 77);
    CoilPlacement.writeMatrix(folder.resolve("m.json"), m, Map.of("coil", "any", "distance", 4));
    assertEquals(m, CoilPlacement.readMatrix(folder.resolve("m.json")).content());
  }

  @Test
  void rejectsInvalidPlacements() {
    byte[] sphere = sphere();
    Vec3 up = new Vec3(0, 0, 40), side = new Vec3(1, 0, 0);
    for (Vec3 outside : new Vec3[] {new Vec3(0, 0, 70), new Vec3(0, 0, 55)}) {
      assertThrows(IllegalArgumentException.class, () -> CoilPlacement.onScalp(GRID, sphere, outside, side, 4));
    }
    assertThrows(IllegalArgumentException.class, () -> CoilPlacement.onScalp(GRID, sphere, up, Vec3.ZERO, 4));
    assertThrows(IllegalArgumentException.class, () -> CoilPlacement.onScalp(GRID, sphere, up, side, -1));
    assertThrows(IllegalArgumentException.class, () -> CoilPlacement.facing(up, up, up, 1));
  }

  @Test
  void rejectsInvalidMatrices() throws IOException {
    for (String rows : new String[] {
        "[[2,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]", "[[-1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]",
        "[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,1,1]]", "[[1,0,0],[0,1,0],[0,0,1]]",
        "[[0,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,1]]", "7"}) {
      Path file = Files.writeString(folder.resolve("m.json"), "{\"matsimnibs_mm\": " + rows + "}");
      assertTrue(assertThrows(FormatException.class, () -> CoilPlacement.readMatrix(file)).getMessage()
          .contains("matsimnibs_mm"), rows);
    }
    Path file = Files.writeString(folder.resolve("n.json"), "{}");
    assertThrows(FormatException.class, () -> CoilPlacement.readMatrix(file));
  }

  @Test
  void readsOrRejectsDamagedFiles() throws IOException {
    String text = "{\"name\": \"M1\", \"matsimnibs_mm\": [[-1, 0, 0, 12.5], [0, 1.0, 0, -3e1], [0, 0, -1, 99],"
        + " [0, 0, 0, 1]], \"didt\": null}";
    Fuzz.assertReadOrRefused(folder.resolve("coil.json"), text.getBytes(StandardCharsets.UTF_8), 200,
        CoilPlacement::readMatrix);
  }
}
