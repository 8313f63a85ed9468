/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.SmallMesh;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.MshBytes;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests conversion of E-fields between formats and grids, their superposition, and their components. */
class ConvertEFieldTest {

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeHead() throws IOException {
    SmallHead.write(head);
    SmallMesh.write(head.resolve("head.msh"));
  }

  private Path convert(String input, String name, String options) {
    Path file = out.resolve(name);
    Batch.runCommand("Convert E-field...", "input=" + head.resolve(input) + " output=" + file + " "
        + options.replace("@", head + "/"));
    return file;
  }

  private Path components(Path efield, String name, String options) {
    Path file = out.resolve(name);
    Batch.runCommand("Field Components...", "efield=" + efield + " output=" + file + " "
        + options.replace("@", head + "/"));
    return file;
  }

  private static Vec3 vector(EField field, int voxel) {
    float[] e = field.volume().values();
    int n = field.grid().voxels();
    return new Vec3(e[voxel], e[n + voxel], e[2 * n + voxel]);
  }

  /**
   * Checks that a field equals that of the small head times a factor where a condition holds, and is zero elsewhere.
   */
  private static void assertIsTheField(EField field, double factor, Predicate<Vec3> inside) {
    Grid grid = field.grid();
    for (int i = 0; i < grid.voxels(); i++) {
      Vec3 p = grid.centre(i);
      Vec3 expected = inside.test(p) ? SmallHead.field(p).times(factor) : Vec3.ZERO;
      assertEquals(0, vector(field, i).minus(expected).norm(), 2e-6, p + ": " + vector(field, i));
    }
  }

  @Test
  void convertsAMeshToAVolumeAndTissues() throws IOException {
    EField e = ImageFiles.openEField(convert("head.msh", "E.nii.gz", "spacing=0.5 labels="
        + out.resolve("labels.nii")));
    assertEquals(new Grid(49, 49, 49, Affine.ofSpacing(0.5, new Vec3(-0.5, -0.5, -0.5))), e.grid());
    assertIsTheField(e, 1, p -> true);
    Volume labels = ImageFiles.openLabels(out.resolve("labels.nii"));
    assertTrue(labels.grid().matches(e.grid()));
    for (int z = 0; z < 49; z++) {
      double at = 0.5 * z - 0.5;
      // tetrahedra reach a little across the planes
      if (Math.abs(at - 6.5) > 1 && Math.abs(at - 9.5) > 1) {
        assertEquals(at < 6.5 ? 1 : at < 9.5 ? 2 : 3, labels.values()[e.grid().index(20, 30, z)], "z = " + at);
      }
    }
  }

  @Test
  void resamplesCropsAndMasksVolumes() throws IOException {
    EField cut = ImageFiles.openEField(convert("efield.nii.gz", "cut.tif", "box=3,4,5,10.4,9,12 didt=2"));
    assertEquals(new Grid(8, 6, 8, Affine.ofSpacing(1, new Vec3(3, 4, 5))), cut.grid());
    assertEquals(2, cut.didt());
    assertIsTheField(cut, 1, p -> true);
    EField ball = ImageFiles.openEField(convert("efield.nii.gz", "ball.nii", "target=12,12,8 radius=3 spacing=0.75"));
    assertEquals(new Grid(9, 9, 10, Affine.ofSpacing(0.75, new Vec3(9, 9, 4.5))), ball.grid());
    assertIsTheField(ball, 1, p -> true);
    EField brain = ImageFiles.openEField(convert("efield.nii.gz", "brain.nii", "tissues=@tissues.nii.gz scale=-2"));
    assertTrue(brain.grid().matches(SmallHead.GRID));
    assertIsTheField(brain, -2, p -> p.z() < 9.5);
    EField own = ImageFiles.openEField(convert("head.msh", "own.nii", "tissues=@head.msh"));
    assertEquals(Vec3.ZERO, vector(own, own.grid().index(12, 12, 15)));
    assertTrue(vector(own, own.grid().index(12, 12, 6)).norm() > 1);
  }

  @Test
  void superposesTwoCoils() throws IOException {
    Path reversed = convert("efield.nii.gz", "other.tif", "didt=4 scale=-8 spacing=0.5");
    EField sum = ImageFiles.openEField(
        convert("head.msh", "sum.nii.gz", "target=12,12,8 radius=4 add=@efield.nii.gz,@head.msh weights=0.5,-2"));
    assertIsTheField(sum, 1 + 0.5 - 2, p -> true);
    Path file = out.resolve("both.tif");
    Batch.runCommand("Convert E-field...", "input=" + reversed + " add=" + reversed + " box=5,5,5,9,9,9 "
        + "output=" + file);
    EField both = ImageFiles.openEField(file);
    assertEquals(4, both.didt());
    assertIsTheField(both, -16, p -> true);
  }

  @Test
  void computesComponentsInVoxelsAndAtSites() throws IOException {
    Volume parts = ImageFiles.openVolume(components(head.resolve("efield.nii.gz"), "parts.nii.gz",
        "tissues=@tissues.nii.gz"));
    int n = parts.grid().voxels(), i = parts.grid().index(12, 10, 8);
    Vec3 e = SmallHead.field(new Vec3(12, 10, 8));
    assertEquals(e.norm(), parts.values()[i], 1e-5);
    assertEquals(e.z(), parts.values()[n + i], 0.02);
    assertEquals(Math.hypot(e.x(), e.y()), parts.values()[2 * n + i], 0.02);
    assertTrue(Float.isNaN(parts.values()[parts.grid().index(12, 10, 3)]));
    Volume magnitude = ImageFiles.openVolume(components(head.resolve("head.msh"), "size.tif", ""));
    assertEquals(1, magnitude.components());
    assertEquals(e.norm(), magnitude.values()[magnitude.grid().indexAt(new Vec3(12, 10, 8),
        magnitude.grid().voxelToWorld().inverse())], 1e-5);
    CsvTable table = CsvTable.read(components(head.resolve("head.msh"), "sites.csv",
        "tissues=@head.msh sites=@sites.csv"));
    assertEquals(4, table.rows());
    Vec3 there = SmallHead.field(SmallHead.SITES.get(1).position());
    assertEquals(there.z(), table.number(1, table.column("normal_V_per_m")), 1e-5);
    assertEquals(Math.hypot(there.x(), there.y()), table.number(1, table.column("tangential_V_per_m")), 1e-5);
    assertEquals("outside_field", table.text(3, table.column("reason")));
    assertEquals("NaN", table.text(3, table.column("magnitude_V_per_m")));
  }

  @Test
  void allFormatsGiveTheSameField() throws IOException {
    for (Place place : Place.values()) {
      List<Path> roads = new ArrayList<>();
      for (int variant = 0; variant < 4; variant++) {
        Path msh = out.resolve(place + "_" + variant + ".msh");
        SmallMesh.write(msh, new MshBytes(SmallMesh.MESH, variant > 1, variant % 2 == 1), SmallMesh.field(place));
        roads.add(msh);
        String name = place + "_" + variant;
        Path nifti = convert(msh.toString(), name + ".nii.gz", "");
        roads.add(nifti);
        roads.add(convert(nifti.toString(), name + "_back.tif", ""));
        Path tiff = convert(msh.toString(), name + ".tif", "didt=3");
        Path there = convert(tiff.toString(), name + "_there.nii", "");
        assertEquals(3, ImageFiles.openEField(there).didt());
        roads.add(convert(there.toString(), name + "_again.tif", "spacing=1"));
      }
      double[] expected = magnitudes(roads.get(0));
      for (Path road : roads) {
        assertArrayEquals(expected, magnitudes(road), 5e-7 * expected[0], road.toString());
      }
      for (int i = 0; i < 3; i++) {
        double exact = SmallHead.field(SmallHead.SITES.get(i).position()).norm();
        assertEquals(exact, expected[i], place == Place.NODES ? 1e-6 : 0.01);
      }
    }
  }

  /** Returns the magnitudes at the sites that lie in the field. */
  private double[] magnitudes(Path efield) throws IOException {
    CsvTable table = CsvTable.read(components(efield, "magnitudes.csv", "sites=@sites.csv"));
    double[] magnitudes = new double[3];
    for (int i = 0; i < 3; i++) {
      magnitudes[i] = table.number(i, table.column("magnitude_V_per_m"));
    }
    return magnitudes;
  }

  @Test
  void thresholdsInAMeshEqualThoseInItsVolume() throws IOException {
    Path volume = convert("head.msh", "E.tif", "labels=" + out.resolve("labels.tif"));
    String options = "cells=" + head.resolve("cells/L5_Small") + " tolerance=0.02 target=12,12,8 limit=3 result=map ";
    Batch.runCommand("Estimate Thresholds...", options + "efield=" + head.resolve("head.msh") + " tissues="
        + head.resolve("head.msh") + " output=" + out.resolve("mesh"));
    Batch.runCommand("Estimate Thresholds...",
        options + "efield=" + volume + " tissues=" + out.resolve("labels.tif") + " output=" + out.resolve("volume"));
    String expected = Files.readString(out.resolve("volume/thresholds.csv"));
    assertEquals(expected, Files.readString(out.resolve("mesh/thresholds.csv")));
  }

  @Tag("reference")
  @Test
  void readsQuantitiesOfASimnibsMeshByName() throws IOException {
    Path sphere = SharedData.require("efield/meshes/sphere3.msh").toAbsolutePath();
    String message = assertThrows(CommandFailedException.class,
        () -> convert(sphere.toString(), "E.nii", "")).getMessage();
    assertTrue(message.startsWith(sphere + ": has no quantity 'E', found "), message);
  }
}
