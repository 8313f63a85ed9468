/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionsTest {

  private static final Grid GRID = new Grid(20, 10, 8, Affine.ofSpacing(2, new Vec3(-5, 0, 3)));

  @TempDir
  Path folder;

  @AfterEach
  void closeImage() {
    WindowManager.setTempCurrentImage(null);
  }

  private static Roi named(Roi roi, String name) {
    roi.setName(name);
    return roi;
  }

  private Map<String, VoxelMask> read(Roi... rois) throws IOException {
    Path file = folder.resolve("RoiSet.zip");
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      int number = 0;
      for (Roi roi : rois) {
        zip.putNextEntry(new ZipEntry(String.format("%04d.roi", number++)));
        zip.write(RoiEncoder.saveAsByteArray(roi));
      }
    }
    return Selections.read(file, GRID);
  }

  @Test
  void appliesSelectionsWithoutSliceToAllSlices() throws IOException {
    VoxelMask mask = read(named(new Roi(3, 2, 4, 5), "M1")).get("M1");
    assertEquals(4 * 5 * 8, mask.count());
    for (int z = 0; z < 8; z++) {
      assertTrue(mask.contains(GRID.index(3, 2, z)) && mask.contains(GRID.index(6, 6, z)));
      assertFalse(mask.contains(GRID.index(7, 2, z)) || mask.contains(GRID.index(3, 7, z)));
    }
  }

  @Test
  void keepsTheSlicePosition() throws IOException {
    Roi slice = named(new Roi(3, 2, 4, 5), "slice");
    slice.setPosition(5);
    Roi hyperstack = named(new Roi(0, 0, 2, 1), "hyperstack");
    hyperstack.setPosition(2, 7, 1);
    Map<String, VoxelMask> masks = read(slice, hyperstack);
    assertEquals(List.of("slice", "hyperstack"), List.copyOf(masks.keySet()));
    assertEquals(20, masks.get("slice").count());
    assertTrue(masks.get("slice").contains(GRID.index(3, 2, 4)));
    assertEquals(2, masks.get("hyperstack").count());
    assertTrue(masks.get("hyperstack").contains(GRID.index(1, 0, 6)));
  }

  @Test
  void unitesSelectionsOfOneNameWithinTheGrid() throws IOException {
    Roi below = named(new Roi(0, 0, 3, 3), "V1");
    below.setPosition(1);
    Roi above = named(new PolygonRoi(new int[] {15, 25, 25, 15}, new int[] {8, 8, 12, 12}, 4, Roi.POLYGON), "V1");
    above.setPosition(2);
    VoxelMask mask = read(below, above).get("V1");
    assertEquals(9 + 5 * 2, mask.count());
    assertTrue(mask.contains(GRID.index(19, 9, 1)));
  }

  @Test
  void convertsPointsToVoxels() throws IOException {
    VoxelMask mask = read(named(new PointRoi(new int[] {4, 9}, new int[] {1, 9}, 2), "points")).get("points");
    assertEquals(2 * 8, mask.count());
    assertTrue(mask.contains(GRID.index(9, 9, 7)));
  }

  @Test
  void namesSelectionsAfterTheirFile() throws IOException {
    Path file = folder.resolve("hand knob.roi");
    Files.write(file, RoiEncoder.saveAsByteArray(new Roi(1, 1, 1, 1)));
    assertEquals(List.of("hand knob"), List.copyOf(Selections.read(file, GRID).keySet()));
  }

  @Test
  void rejectsInvalidSelections() throws IOException {
    refuses("RoiSet.zip: selection axis is a Straight Line, must be an area or points",
        () -> read(named(new Line(0, 0, 5, 5), "axis")));
    Roi beyond = named(new Roi(0, 0, 3, 3), "far");
    beyond.setPosition(9);
    refuses("RoiSet.zip: selection far holds no voxel of the 20 x 10 x 8 that it is used on", () -> read(beyond));
    refuses("RoiSet.zip: holds no selection (.roi)", this::read);
    byte[] whole = RoiEncoder.saveAsByteArray(new PolygonRoi(new int[9], new int[9], 9, Roi.POLYGON));
    Files.write(folder.resolve("cut.roi"), Arrays.copyOf(whole, 70));
    refuses("cut.roi: cut.roi is not a selection of ImageJ", () -> Selections.read(folder.resolve("cut.roi"), GRID));
    Files.writeString(folder.resolve("text.roi"), "nothing");
    refuses("text.roi: text.roi is not a selection of ImageJ", () -> Selections.read(folder.resolve("text.roi"), GRID));
    Files.writeString(folder.resolve("m.txt"), "nothing");
    refuses("m.txt: unknown extension, must be .roi or .zip",
        () -> Selections.read(folder.resolve("m.txt"), GRID));
    refuses("none.roi: no such file", () -> Selections.read(folder.resolve("none.roi"), GRID));
  }

  private interface Reading {
    Object read() throws IOException;
  }

  private void refuses(String message, Reading reading) {
    assertEquals(folder + "/" + message,
        assertThrows(IOException.class, reading::read).getMessage().replace('\\', '/'));
  }

  @Test
  void usesTheGridOfTheActiveImage() {
    assertEquals("no image is open", assertThrows(IllegalArgumentException.class, Selections::active).getMessage());
    ImagePlus image =
        VolumeImages.toImage(new Volume(GRID, 3, new float[3 * GRID.voxels()], "E.nii"), List.of("x", "y", "z"));
    WindowManager.setTempCurrentImage(image);
    assertEquals("E.nii has no selection",
        assertThrows(IllegalArgumentException.class, Selections::active).getMessage());
    image.setRoi(new Roi(3, 2, 4, 5));
    VoxelMask mask = Selections.active().get("selection");
    assertTrue(mask.grid().matches(GRID));
    assertEquals(4 * 5 * 8, mask.count());
  }
}
