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

import io.github.tmsthresholds.Cost;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NiftiReaderTest {

  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final double[] SIX = {1, 2, 3, 4, 5, 6};

  @TempDir
  Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Volume read(NiftiBytes nifti) throws IOException {
    return NiftiReader.read(write("a.nii", nifti.bytes()));
  }

  private static NiftiBytes sixFloats(int version) {
    return new NiftiBytes(version, LITTLE, 16, 3, 2, 1).data(NiftiType.FLOAT32, SIX);
  }

  private static void assertRows(Affine affine, double... rows) {
    assertArrayEquals(rows, affine.rows(), 1e-5);
  }

  static Stream<Arguments> layouts() {
    return Stream.of(1, 2).flatMap(version -> Stream.of(LITTLE, ByteOrder.BIG_ENDIAN)
        .flatMap(order -> Arrays.stream(NiftiType.values()).map(type -> Arguments.of(version, order, type))));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void readsEveryTypeVersionAndByteOrder(int version, ByteOrder order, NiftiType type) throws IOException {
    double[] values = switch (type) {
      case UINT8 -> new double[] {0, 1, 127, 128, 254, 255};
      case INT8 -> new double[] {-128, -1, 0, 1, 2, 127};
      case INT16 -> new double[] {-32768, -1, 0, 1, 258, 32767};
      case UINT16 -> new double[] {0, 1, 258, 32767, 32768, 65535};
      case INT32 -> new double[] {-0x1p31, -1, 0, 1, 16909060, 0x1p30};
      case UINT32 -> new double[] {0, 1, 16909060, 0x1p31, 0x1p31 + 0x1p20, 0xff000000L};
      case INT64 -> new double[] {-0x1p63, -1, 0, 1, 0x1p40, 0x1p62};
      case UINT64 -> new double[] {0, 1, 0x1p40, 0x1p62, 0x1p63, 0x1p63 + 0x1p50};
      case FLOAT32 -> new double[] {-1e30, -0.1f, 0, 1e-30f, Math.PI, 3e38};
      case FLOAT64 -> new double[] {-1e30, -0.1, 0, 1e-30, Math.PI, 3e38};
    };
    NiftiBytes nifti = new NiftiBytes(version, order, type.code(), 3, 1, 2).data(type, values)
        .sform(1, 2, 0, 0, -5, 0, 3, 0, 6, 0, 0, 4, 7);
    float[] expected = new float[6];
    for (int i = 0; i < 6; i++) {
      expected[i] = (float) values[i];
    }
    for (Path file : new Path[] {write("a.nii", nifti.bytes()), write("a.nii.gz", NiftiBytes.gzip(nifti.bytes()))}) {
      Volume volume = NiftiReader.read(file);
      assertArrayEquals(expected, volume.values());
      assertEquals(1, volume.components());
      assertEquals(3, volume.grid().nx());
      assertEquals(1, volume.grid().ny());
      assertEquals(2, volume.grid().nz());
      assertRows(volume.grid().voxelToWorld(), 2, 0, 0, -5, 0, 3, 0, 6, 0, 0, 4, 7);
      assertEquals(file.toString(), volume.name());
    }
  }

  @Test
  void scalesUnlessTheSlopeIsZeroOrNan() throws IOException {
    for (int version = 1; version <= 2; version++) {
      assertArrayEquals(new float[] {12, 14, 16, 18, 20, 22}, read(sixFloats(version).scaling(2, 10)).values());
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read(sixFloats(version).scaling(0, 10)).values());
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read(sixFloats(version).scaling(Double.NaN, 10)).values());
      assertArrayEquals(new float[] {11, 12, 13, 14, 15, 16}, read(sixFloats(version).scaling(1, 10)).values());
    }
  }

  private List<String> warnings(NiftiBytes nifti) throws IOException {
    Path file = write("forms.nii", nifti.bytes());
    return NiftiReader.readHeader(file).place().warnings().stream()
        .map(warning -> warning.replace(file.toString(), "FILE")).toList();
  }

  @Test
  void prefersSformThenQformThenVoxelSizes() throws IOException {
    for (int version = 1; version <= 2; version++) {
      NiftiBytes both = sixFloats(version).spacing(1, 2, 3, 4).qform(1, 0, 0, 0, 7, 8, 9)
          .sform(4, 1, 0.1, 0, 5, 0, 1, 0, 6, 0, 0, -1, 7);
      assertRows(read(both).grid().voxelToWorld(), 1, 0.1, 0, 5, 0, 1, 0, 6, 0, 0, -1, 7);
      NiftiBytes qform = sixFloats(version).spacing(1, 2, 3, 4).qform(1, 0, 0, 0, 7, 8, 9);
      assertRows(read(qform).grid().voxelToWorld(), 2, 0, 0, 7, 0, 3, 0, 8, 0, 0, 4, 9);
      assertEquals(List.of(String.format(Locale.ROOT, "FILE: has an sform and a qform that differ by up to %.1f mm;"
          + " the sform is used, as by SimNIBS; if the qform is right, set the code of the sform to 0",
          Math.sqrt(3.9 * 3.9 + 16 + 4))), warnings(both));
      assertEquals(List.of(), warnings(qform));
      NiftiBytes neither = sixFloats(version).spacing(-1, 2, -3, 4);
      assertRows(read(neither).grid().voxelToWorld(), 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 4, 0);
      assertEquals(1, warnings(neither).size());
      assertTrue(warnings(neither).get(0).startsWith("FILE: neither sform nor qform has a code, so the file records no"
          + " position; the centre of its first voxel is put at 0,0,0 mm"), warnings(neither)::toString);
    }
  }

  @Test
  void qformIsTheRotationOfItsQuaternion() throws IOException {
    Vec3 axis = new Vec3(1, -2, 3).unit();
    for (double degrees : new double[] {30, 90, 140, 180}) {
      Vec3 bcd = axis.times(Math.sin(Math.toRadians(degrees / 2)));
      Rotation r = Rotation.about(axis, degrees);
      for (int qfac : new int[] {1, -1, 0}) {
        NiftiBytes nifti = sixFloats(2).spacing(qfac, 1, 2, 3).qform(1, bcd.x(), bcd.y(), bcd.z(), 4, 5, 6);
        Affine affine = read(nifti).grid().voxelToWorld();
        Vec3 expected = r.apply(new Vec3(1, 2, qfac < 0 ? -3 : 3)).plus(new Vec3(4, 5, 6));
        assertEquals(0, affine.apply(1, 1, 1).minus(expected).norm(), 1e-6);
      }
    }
  }

  @Test
  void convertsUnitsToMillimetres() throws IOException {
    double[] rows = {1, 0, 0, 2, 0, 1, 0, 3, 0, 0, 1, 4};
    for (int version = 1; version <= 2; version++) {
      assertEquals(4000, read(sixFloats(version).sform(1, rows).units(1)).grid().centre(0, 0, 0).z(), 1e-3);
      assertEquals(4, read(sixFloats(version).sform(1, rows).units(0 | 8)).grid().centre(0, 0, 0).z());
      assertEquals(0.003, read(sixFloats(version).sform(1, rows).units(3 | 16)).grid().centre(0, 0, 0).y(), 1e-9);
    }
  }

  @Test
  void skipsExtensions() throws IOException {
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read(sixFloats(1).extension(new byte[100])).values());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read(sixFloats(2).extension(new byte[52])).values());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read(sixFloats(1).offset(0)).values());
  }

  @Test
  void readsVectorsFromTheFourthOrFifthDimension() throws IOException {
    for (long[] dim : new long[][] {{2, 1, 1, 3}, {2, 1, 1, 1, 3}, {2, 1, 1, 3, 1}}) {
      Volume volume = read(new NiftiBytes(1, LITTLE, 16, dim).data(NiftiType.FLOAT32, SIX));
      assertEquals(3, volume.components());
      assertEquals(2, volume.grid().voxels());
      assertEquals(5, volume.img().getAt(0, 0, 0, 2).get());
    }
    assertEquals(1, read(new NiftiBytes(1, LITTLE, 16, 6).data(NiftiType.FLOAT32, SIX)).grid().nz());
  }

  @Test
  void readsPairsByEitherName() throws IOException {
    for (String ending : new String[] {"", ".gz"}) {
      NiftiBytes nifti = sixFloats(1).magic("ni1").offset(8);
      byte[] data = new byte[8 + 24];
      System.arraycopy(nifti.dataBytes(), 0, data, 8, 24);
      Path header = write("p" + ending.length() + ".hdr" + ending,
          ending.isEmpty() ? nifti.headerBytes() : NiftiBytes.gzip(nifti.headerBytes()));
      Path image = write("p" + ending.length() + ".img" + ending, ending.isEmpty() ? data : NiftiBytes.gzip(data));
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, NiftiReader.read(header).values());
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, NiftiReader.read(image).values());
    }
    write("mixed.hdr", sixFloats(2).magic("ni2").offset(0).headerBytes());
    Path image = write("mixed.img.gz", NiftiBytes.gzip(sixFloats(2).dataBytes()));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, NiftiReader.read(image).values());
    assertThrows(NoSuchFileException.class, () -> NiftiReader.read(folder.resolve("none.img")));
    Path alone = write("alone.nii", sixFloats(1).magic("ni1").bytes());
    assertTrue(assertThrows(FormatException.class, () -> NiftiReader.read(alone)).getMessage().contains(".hdr"));
  }

  private void assertRefused(NiftiBytes nifti, String reason) throws IOException {
    Path file = write("bad.nii", nifti.bytes());
    String message = assertThrows(FormatException.class, () -> NiftiReader.read(file)).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(reason) && !message.contains("\n"), message);
  }

  @Test
  void rejectsInvalidHeaders() throws IOException {
    assertRefused(sixFloats(1).dim(1, -3), "dim[1] is -3");
    assertRefused(sixFloats(2).dim(2, 0), "dim[2] is 0");
    assertRefused(sixFloats(1).dim(0, 9), "dim[0] is 9");
    assertRefused(new NiftiBytes(1, LITTLE, 2, 30000, 30000, 3), "more than 2^31");
    assertRefused(new NiftiBytes(2, LITTLE, 2, 1L << 40, 1L << 40), "more than 2^31");
    assertRefused(new NiftiBytes(1, LITTLE, 2, 300, 300, 3), "truncated");
    assertRefused(new NiftiBytes(1, LITTLE, 128, 3, 2, 1).data(new byte[18]), "datatype 128 (RGB colours) is not");
    assertRefused(sixFloats(1).magic("xyz"), "magic 'xyz'");
    assertRefused(sixFloats(1).magic("\0\0\0"), "Analyze");
    assertRefused(sixFloats(1).offset(100), "vox_offset");
    assertRefused(sixFloats(1).offset(-8), "vox_offset");
    assertRefused(sixFloats(1).offset(1 << 30), "too short");
    assertRefused(sixFloats(1).scaling(Double.POSITIVE_INFINITY, 0), "scl_slope");
    assertRefused(sixFloats(1).scaling(1, Double.NaN), "scl_inter");
    assertRefused(sixFloats(1).sform(1, new double[12]), "sform");
    assertRefused(sixFloats(1).spacing(1, 0, 1, 1), "pixdim");
    assertRefused(sixFloats(2).qform(2, Double.NaN, 0, 0, 0, 0, 0), "qform");
    assertRefused(sixFloats(1).qform(2, 1, 1, 0, 0, 0, 0), "qform: quatern_b, _c, _d are 1.0, 1.0, 0.0");
    assertRefused(sixFloats(1).units(5), "xyzt_units");
    assertRefused(new NiftiBytes(1, LITTLE, 64, 1).data(NiftiType.FLOAT64, 1e300), "single precision");
  }

  @Test
  void rejectsTruncatedFilesByName() throws IOException {
    byte[] whole = new NiftiBytes(1, LITTLE, 16, 30, 20, 10).data(new byte[24_000]).bytes();
    byte[] gz = NiftiBytes.gzip(new NiftiBytes(1, LITTLE, 2, 60, 20, 20).data(noise(24_000)).bytes());
    for (int length : new int[] {0, 3, 4, 347, 348, 351, 352, 24_351}) {
      assertTruncated(write("t.nii", Arrays.copyOf(whole, length)));
    }
    for (int length : new int[] {2, 9, 20, 300, gz.length / 2, gz.length - 9, gz.length - 1}) {
      assertTruncated(write("t.nii.gz", Arrays.copyOf(gz, length)));
    }
  }

  @Test
  void rejectsCompressedDataThatFailTheirChecksum() throws IOException {
    byte[] gz = NiftiBytes.gzip(new NiftiBytes(1, LITTLE, 2, 60, 20, 20).data(noise(24_000)).bytes());
    gz[gz.length / 2] ^= 1;
    Path file = write("crc.nii.gz", gz);
    String message = assertThrows(FormatException.class, () -> NiftiReader.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()) && message.contains("damaged"), message);
  }

  private static byte[] noise(int n) {
    byte[] bytes = new byte[n];
    new Random(4).nextBytes(bytes);
    return bytes;
  }

  private static void assertTruncated(Path file) {
    String message = assertThrows(FormatException.class, () -> NiftiReader.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
  }

  /** Small files that contain or promise very many values. */
  @Test
  void rejectsCompressionBombsCheaply() throws IOException {
    byte[] small = new NiftiBytes(1, LITTLE, 16, 30, 20, 10).data(new byte[24_000]).bytes();
    Cost.assertRefused(bomb("long.nii.gz", small, 80), NiftiReader::read, "far more than the 24000 bytes");
    byte[] huge = new NiftiBytes(1, LITTLE, 2, 1000, 1000, 1000).data(noise(1_000_000)).bytes();
    Cost.assertRefused(bomb("huge.nii.gz", huge, 0), NiftiReader::read, "no image shrinks to that");
    byte[] cut = new NiftiBytes(1, LITTLE, 2, 500, 500, 500).data(noise(200_000)).bytes();
    Cost.assertRefused(bomb("cut.nii.gz", cut, 20), NiftiReader::read, "ends after 20200000 of 125000000 values");
    byte[] far = new NiftiBytes(1, LITTLE, 2, 30, 20, 10).data(noise(200_000)).offset(100_000_000).bytes();
    Cost.assertRefused(bomb("far.nii.gz", far, 0), NiftiReader::read, "vox_offset");
    byte[] second = new NiftiBytes(2, LITTLE, 64, 1L << 31, 1L << 31).bytes();
    Cost.assertRefused(bomb("second.nii.gz", second, 10), NiftiReader::read, "more than 2^31");
  }

  /** Writes bytes and millions of zeros, compressed. */
  private Path bomb(String name, byte[] start, int millions) throws IOException {
    Path file = folder.resolve(name);
    byte[] zeros = new byte[1_000_000];
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(start);
      for (int i = 0; i < millions; i++) {
        out.write(zeros);
      }
    }
    return file;
  }

  @Test
  void reportsDamagedFilesAsFormatErrors() throws IOException {
    byte[] vectors = new NiftiBytes(1, LITTLE, 16, 5, 4, 3, 3).data(noise(720)).bytes();
    byte[] scalars =
        new NiftiBytes(2, ByteOrder.BIG_ENDIAN, 4, 5, 4, 3).data(noise(120)).qform(1, 0.5, 0, 0, 1, 2, 3).bytes();
    assertDamagedRefused("vectors.nii", vectors);
    assertDamagedRefused("scalars.nii", scalars);
    assertDamagedRefused("vectors.nii.gz", NiftiBytes.gzip(vectors));
    assertDamagedRefused("scalars.nii.gz", NiftiBytes.gzip(scalars));
  }

  private void assertDamagedRefused(String name, byte[] whole) throws IOException {
    Fuzz.assertReadOrRefused(folder.resolve(name), whole, 360, NiftiReader::read);
  }

  /** Damage within the compressed data, with a checksum that is right again. */
  @Test
  void reportsDamagedHeadersInCompressedFilesAsFormatErrors() throws IOException {
    byte[] whole = new NiftiBytes(1, LITTLE, 16, 5, 4, 3, 3).data(noise(720)).bytes();
    Fuzz.assertReadOrRefused(folder.resolve("plain.bin"), whole, 360, plain -> {
      Path file = folder.resolve("plain.bin.nii.gz");
      Files.write(file, NiftiBytes.gzip(Files.readAllBytes(plain)));
      NiftiReader.read(file);
    });
  }

  /** Compressed to a hundredth of its values, so that memory is allocated step by step. */
  @Test
  void decompressesOnce() throws IOException {
    int n = 300 * 300 * 200;
    byte[] whole = new NiftiBytes(1, LITTLE, 2, 300, 300, 200).data(new byte[n]).bytes();
    whole[whole.length - 1] = 7;
    Path file = write("large.nii.gz", NiftiBytes.gzip(whole));
    List<Double> done = new ArrayList<>();
    Volume volume = NiftiReader.read(file, new Progress() {
      @Override
      public void update(String stage, double fraction) {
        assertEquals("reading large.nii.gz", stage);
        done.add(fraction);
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    });
    assertEquals(n, volume.values().length);
    assertEquals(7, volume.values()[n - 1]);
    assertEquals(0, volume.values()[n - 2]);
    assertEquals(done.stream().sorted().toList(), done);
  }

  @Tag("reference")
  @Test
  void readsRealFiles() throws IOException {
    Volume field = NiftiReader.read(SharedData.require("efield/colin27_E_M1.nii.gz"));
    assertEquals(80 * 80 * 60, field.grid().voxels());
    assertEquals(3, field.components());
    assertRows(field.grid().voxelToWorld(), 1, 0, 0, -77, 0, 1, 0, -61, 0, 0, 1, 30);
    assertEquals(-2.106911f, field.img().getAt(23, 43, 50, 0).get());
    assertEquals(-2.4694042f, field.img().getAt(23, 43, 50, 1).get());
    assertEquals(-1.3930978f, field.img().getAt(23, 43, 50, 2).get());
  }
}
