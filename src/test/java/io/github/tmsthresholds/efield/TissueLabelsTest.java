/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cortex.Shell;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TissueLabelsTest {

  private static final Grid GRID = new Grid(4, 3, 2, Affine.ofSpacing(2, new Vec3(10, 20, 30)));

  @Test
  void readsLabelsFromVolumes() {
    float[] values = new float[GRID.voxels()];
    values[GRID.index(3, 1, 1)] = 2;
    values[GRID.index(0, 2, 0)] = 255;
    TissueLabels labels = TissueLabels.of(new Volume(GRID, 1, values, "tissues.nii"));
    assertEquals(2, labels.label(GRID.index(3, 1, 1)));
    assertEquals(255, labels.label(GRID.index(0, 2, 0)));
    assertTrue(labels.has(TissueLabels.GREY_MATTER));
    assertFalse(labels.has(TissueLabels.CSF));
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 0.5f, 256, Float.NaN, Float.POSITIVE_INFINITY})
  void rejectsInvalidLabels(float bad) {
    float[] values = new float[GRID.voxels()];
    values[GRID.index(2, 1, 1)] = bad;
    String message = assertThrows(IllegalArgumentException.class,
        () -> TissueLabels.of(new Volume(GRID, 1, values, "tissues.nii"))).getMessage();
    assertTrue(message.contains("tissues.nii: voxel 2,1,1")
        && message.contains("not " + ("" + bad).replaceFirst("\\.0$", "") + "; the labels must be 1"), message);
  }

  @Test
  void rejectsLabelsOfFreeSurfer() {
    float[] values = new float[GRID.voxels()];
    System.arraycopy(new float[] {2, 3, 41, 42, 10, 49, 16}, 0, values, 0, 7);
    String message = assertThrows(IllegalArgumentException.class,
        () -> TissueLabels.of(new Volume(GRID, 1, values, "aseg.nii"))).getMessage();
    assertTrue(message.startsWith("aseg.nii: has the labels 2, 3, 41 and 42, which FreeSurfer's aseg"), message);
    values[2] = 0;
    TissueLabels.of(new Volume(GRID, 1, values, "aseg.nii"));
  }

  @Test
  void rejectsVolumesOfVectorsOrOfAnotherSize() {
    Volume vectors = new Volume(GRID, 3, new float[3 * GRID.voxels()], "efield.nii");
    assertThrows(IllegalArgumentException.class, () -> TissueLabels.of(vectors));
    assertThrows(IllegalArgumentException.class, () -> new TissueLabels(GRID, new byte[5]));
  }

  @Test
  void takesTheNearestLabelOnAnotherGrid() {
    byte[] values = new byte[GRID.voxels()];
    values[GRID.index(1, 1, 0)] = TissueLabels.GREY_MATTER;
    values[GRID.index(2, 1, 0)] = TissueLabels.WHITE_MATTER;
    values[GRID.index(3, 1, 0)] = TissueLabels.CSF;
    Grid field = new Grid(12, 1, 1, Affine.of(0, 0, 1, 22, 1, 0, 0, 0, 0, 1, 0, 30));
    Grid along = new Grid(14, 1, 1, Affine.of(1, 0, 0, 6.5, 0, 1, 0, 22.9, 0, 0, 1, 29.1));
    VoxelMask mask = new TissueLabels(GRID, values).greyAndWhiteMatterOn(along);
    for (int i = 0; i < 14; i++) {
      double x = 6.5 + i;
      assertEquals(x > 11 && x < 15, mask.contains(i), "x = " + x);
    }
    String message = assertThrows(IllegalArgumentException.class,
        () -> new TissueLabels(GRID, values).greyAndWhiteMatterOn(field)).getMessage();
    assertTrue(message.contains("x 9.0 to 17.0") && message.contains("x 21.5 to 22.5"), message);
  }

  @Test
  void cropsWithoutMovingVoxels() {
    Shell shell = new Shell(new Vec3(1, 2, 3), 6, 8, true);
    TissueLabels all = shell.labels(shell.grid(1));
    Box box = new Box(new Vec3(-3.2, 1, 4), new Vec3(5, 6, 9.4));
    TissueLabels part = all.crop(box, 1);
    assertEquals(new Box(new Vec3(-4.5, -0.5, 2.5), new Vec3(6.5, 7.5, 10.5)), Box.of(part.grid()));
    Affine toAll = all.grid().voxelToWorld().inverse();
    for (int i = 0; i < part.grid().voxels(); i++) {
      assertEquals(all.label(all.grid().indexAt(part.grid().centre(i), toAll)), part.label(i));
    }
    assertEquals(new Box(new Vec3(-7.5, -6.5, -5.5), new Vec3(9.5, 10.5, 11.5)),
        Box.of(all.cropAround(TissueLabels.GREY_MATTER, 1).grid()));
  }
}
