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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads E-fields in boxes from files, also from files larger than the memory. */
class PartOfAFileTest {

  private static final Grid GRID = new Grid(21, 18, 15,
      TestFields.oblique(Rotation.fromZTo(new Vec3(0.1, 0.2, 0.9)), 9, 10, 11, new Vec3(-90, -80, -70)));

  @TempDir
  Path folder;

  private static EField part(Path file, Box box) throws IOException {
    return VolumeReader.NUMERIC.readField(file, box, OptionalDouble.empty(), Progress.NONE).content();
  }

  private static Box around(Vec3 centre, double by) {
    return new Box(centre, centre).grown(by);
  }

  @Test
  void readsWhatCroppingTheWholeFileGives() throws IOException {
    float[] e = TestFields.data(GRID, p -> new Vec3(p.x() / 100, 1 + p.y() / 90, p.z() / 80 - 2));
    for (String name : new String[] {"e.nii", "e.nii.gz"}) {
      Path file = folder.resolve(name);
      NiftiWriter.write(file, new Volume(GRID, 3, e, "E"), Values.FLOAT32, "dI/dt 1.5 A/us");
      EField whole = VolumeReader.NUMERIC.readField(file, OptionalDouble.empty(), Progress.NONE).content();
      for (int[] at : new int[][] {{0, 0, 0}, {10, 9, 8}, {20, 17, 14}}) {
        Box box = around(GRID.centre(at[0], at[1], at[2]), 25);
        EField expected = FieldTools.cropped(whole, box), actual = part(file, box);
        assertEquals(expected.grid(), actual.grid());
        assertEquals(whole.didt(), actual.didt());
        assertArrayEquals(expected.volume().values(), actual.volume().values());
      }
      Box everything = around(Vec3.ZERO, 1000);
      assertArrayEquals(whole.volume().values(), part(file, everything).volume().values());
      String outside = assertThrows(IllegalArgumentException.class, () -> part(file, around(new Vec3(900, 0, 0), 5)))
          .getMessage();
      assertTrue(outside.startsWith(file + ": no voxel lies in the box from "), outside);
    }
  }

  @Test
  void scalesIntegersAndReadsBigEndianFiles() throws IOException {
    double[] values = new double[3 * 5 * 4 * 3];
    Arrays.setAll(values, i -> i);
    Path file = folder.resolve("scaled.nii");
    Files.write(file, new NiftiBytes(2, ByteOrder.BIG_ENDIAN, 4, 5, 4, 3, 3).spacing(1, 20, 20, 20).scaling(0.5, 1)
        .sform(1, 20, 0, 0, 0, 0, 20, 0, 0, 0, 0, 20, 0).data(NiftiType.INT16, values).bytes());
    EField part = part(file, new Box(new Vec3(39, 19, 39), new Vec3(61, 41, 41)));
    assertEquals(4, part.grid().voxels());
    assertArrayEquals(new float[] {24.5f, 25, 27, 27.5f, 54.5f, 55, 57, 57.5f, 84.5f, 85, 87, 87.5f},
        part.volume().values());
  }

  /** 7.7 GB as floats; the file has holes, so that it takes no space on most file systems. */
  @Test
  void readsAPartOfAFileLargerThanTheMemory() throws IOException {
    int n = 860;
    Affine affine = Affine.ofSpacing(0.25, new Vec3(-100, -100, -100));
    Path file = folder.resolve("large.nii");
    byte[] header = new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN, 16, n, n, n, 3).spacing(1, 0.25, 0.25, 0.25)
        .sform(1, affine.rows()).bytes();
    Files.write(file, header);
    long voxel = 400 + n * (410L + n * 420L), voxels = (long) n * n * n;
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(header.length + 12 * voxels);
      for (int c = 0; c < 3; c++) {
        out.seek(header.length + 4 * (voxel + c * voxels));
        out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(c + 1).array());
      }
    }
    EField field = part(file, around(affine.apply(400, 410, 420), 5));
    assertEquals(41 * 41 * 41, field.grid().voxels());
    assertEquals(1, field.valid().count());
    for (int c = 0; c < 3; c++) {
      assertEquals(c + 1, field.vectors().getAt(20, 20, 20, c).get());
    }
    String whole = assertThrows(IllegalArgumentException.class,
        () -> VolumeReader.NUMERIC.readField(file, OptionalDouble.empty(), Progress.NONE)).getMessage();
    assertTrue(whole.startsWith(file + ": a volume of 860 x 860 x 860 voxels of 3 components: needs "), whole);
  }

  @Test
  void reportsTruncatedFiles() throws IOException {
    Path file = folder.resolve("e.nii.gz");
    NiftiWriter.write(file, new Volume(GRID, 3, TestFields.data(GRID, p -> new Vec3(p.y(), p.x(), 1)), "E"),
        Values.FLOAT32, "V/m");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(assertThrows(FormatException.class, () -> part(file, around(Vec3.ZERO, 1000))).getMessage()
        .contains("the file is truncated"));
  }
}
