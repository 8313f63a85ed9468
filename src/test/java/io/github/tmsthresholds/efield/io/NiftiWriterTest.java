/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NiftiWriterTest {

  @TempDir
  Path folder;

  private static Volume volume(Affine affine, int components, float... first) {
    Grid grid = new Grid(5, 4, 3, affine);
    float[] values = new float[components * grid.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < first.length ? first[i] : i;
    }
    return new Volume(grid, components, values, "v");
  }

  private static Volume plain(float... first) {
    return volume(Affine.ofSpacing(1, Vec3.ZERO), 1, first);
  }

  @Test
  void roundTripsEveryTypeAndComponentCount() throws IOException {
    Affine oblique = TestFields.oblique(Rotation.about(new Vec3(1, 2, -1), 33), 1.5, 0.5, 2, new Vec3(-10.5, 20.25, 3));
    for (Values type : Values.values()) {
      for (int components : new int[] {1, 3, 4}) {
        Volume volume = volume(oblique, components);
        for (String name : new String[] {"a.nii", "sub/b.nii.gz"}) {
          Path file = folder.resolve(name);
          NiftiWriter.write(file, volume, type, "test");
          Volume back = NiftiReader.read(file);
          assertArrayEquals(volume.values(), back.values());
          assertEquals(components, back.components());
          assertTrue(volume.grid().matches(back.grid()));
        }
      }
    }
  }

  @Test
  void keepsFractionsNanAndInfinityAsFloats() throws IOException {
    Volume volume = plain(0.1f, Float.NaN, Float.POSITIVE_INFINITY, -1e-30f);
    NiftiWriter.write(folder.resolve("f.nii.gz"), volume, Values.FLOAT32, "");
    assertArrayEquals(volume.values(), NiftiReader.read(folder.resolve("f.nii.gz")).values());
  }

  @Test
  void writesEqualQformAndSform() throws IOException {
    Random random = new Random(6);
    for (int k = 0; k < 50; k++) {
      Rotation r = k < 8 ? Rotation.about(new Vec3(k & 1, k >> 1 & 1, k >> 2 & 1).plus(new Vec3(1e-9, 0, 0)), 180)
          : Rotation.about(new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
              360 * random.nextDouble());
      Affine affine = TestFields.oblique(r, k % 2 == 0 ? 1.5 : -1.5, 0.5, 2, new Vec3(-10, 20, 3));
      Path file = folder.resolve("q.nii");
      NiftiWriter.write(file, volume(affine, 1), Values.UINT8, "");
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(254, (short) 0);
      Files.write(file, bytes);
      // three numbers of single precision say little of the fourth near a half turn
      double tolerance = k < 8 ? 2e-6 : 1e-3;
      assertArrayEquals(affine.rows(), NiftiReader.read(file).grid().voxelToWorld().rows(), tolerance);
    }
  }

  @Test
  void writesNoQformForShearedAffines() throws IOException {
    Affine sheared = Affine.of(1, 0.2, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
    NiftiWriter.write(folder.resolve("s.nii"), volume(sheared, 1), Values.UINT8, "");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("s.nii"))).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, bytes.getShort(252));
    assertEquals(2, bytes.getShort(254));
    assertArrayEquals(sheared.rows(), NiftiReader.read(folder.resolve("s.nii")).grid().voxelToWorld().rows(), 1e-7);
  }

  @Test
  void writesSameBytesForSameVolume() throws IOException {
    NiftiWriter.write(folder.resolve("a.nii.gz"), plain(), Values.FLOAT32, "x");
    NiftiWriter.write(folder.resolve("b.nii.gz"), plain(), Values.FLOAT32, "x");
    byte[] bytes = Files.readAllBytes(folder.resolve("a.nii.gz"));
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("b.nii.gz")));
    assertEquals(0, ByteBuffer.wrap(bytes).getInt(4), "time stamp");
  }

  @Test
  void rejectsValuesOutsideTheType() {
    refuse("a.nii", plain(0.5f), Values.INT16, "cannot hold");
    refuse("a.nii", plain(Float.NaN), Values.UINT8, "cannot hold");
    refuse("a.nii", plain(256), Values.UINT8, "cannot hold");
    refuse("a.nii", plain(-32769), Values.INT16, "cannot hold");
    refuse("a.tif", plain(), Values.INT16, ".nii or .nii.gz");
    Grid wide = new Grid(40000, 1, 1, Affine.ofSpacing(1, Vec3.ZERO));
    refuse("a.nii", new Volume(wide, 1, new float[40000], "wide"), Values.UINT8, "32767");
  }

  private void refuse(String name, Volume volume, Values type, String reason) {
    Path file = folder.resolve(name);
    String message =
        assertThrows(IllegalArgumentException.class, () -> NiftiWriter.write(file, volume, type, "")).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(reason), message);
    assertFalse(Files.exists(file));
  }
}
