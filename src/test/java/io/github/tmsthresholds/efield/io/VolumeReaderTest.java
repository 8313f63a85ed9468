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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeReaderTest {

  @TempDir
  Path folder;

  private static EField read(Path file, double didt) throws IOException {
    return VolumeReader.NUMERIC.readField(file, OptionalDouble.of(didt), Progress.NONE).content();
  }

  private static NiftiBytes vectors() {
    double[] values = new double[24];
    Arrays.setAll(values, i -> i + 1);
    return new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN, 16, 2, 2, 2, 3).data(NiftiType.FLOAT32, values);
  }

  private String refusal(String name, long[] dim, double... values) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN, 16, dim).data(NiftiType.FLOAT32, values).bytes());
    return assertThrows(FormatException.class, () -> read(file, 1)).getMessage().replace(file.toString(), "FILE");
  }

  @Tag("reference")
  @Test
  void opensARealField() throws IOException {
    Path file = SharedData.require("efield/colin27_E_M1.nii.gz");
    EField field = read(file, 1.5);
    assertEquals(1.5, field.didt());
    assertEquals(file.toString(), field.name());
    assertEquals(329_750, field.valid().count());
  }

  @Test
  void rejectsFilesWithoutField() throws IOException {
    assertEquals("FILE: has 1 component, an E-field has 3", refusal("a.nii", new long[] {2, 1, 1}, 1, 2));
    assertEquals("FILE: has 2 components, an E-field has 3", refusal("a.nii", new long[] {1, 1, 1, 2}, 1, 2));
    assertEquals("FILE: the E-field is zero or NaN in every voxel",
        refusal("a.nii", new long[] {2, 1, 1, 3}, 0, 1, 0, Double.NaN, 0, 1));
    String unknown = refusal("a.mha", new long[] {1, 1, 1, 3}, 1, 2, 3);
    assertTrue(unknown.startsWith("FILE: unknown extension") && unknown.contains(".nii.gz"), unknown);
    Path root = folder.getRoot();
    assertTrue(assertThrows(FormatException.class, () -> read(root, 1)).getMessage()
        .contains("unknown extension"));
    assertThrows(IllegalArgumentException.class, () -> read(folder.resolve("a.nii"), -1));
  }

  /** Deletes the file once it is open, so that opening it again would fail. */
  @Test
  void opensEachFileOnce() throws IOException {
    for (boolean gzip : new boolean[] {false, true}) {
      byte[] bytes = vectors().qform(1, 0, 0, 0, 3, 0, 0).sform(1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0).bytes();
      Path file = Files.write(folder.resolve("once.nii"), gzip ? NiftiBytes.gzip(bytes) : bytes);
      Opened<EField> opened = VolumeReader.NUMERIC.readField(file, OptionalDouble.empty(), new Progress() {
        @Override
        public void update(String stage, double fraction) {
          try {
            Files.deleteIfExists(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public boolean cancelled() {
          return false;
        }
      });
      assertFalse(Files.exists(file));
      assertEquals(8, opened.content().grid().voxels());
      assertEquals(List.of(file + ": has an sform and a qform that differ by up to 3.0 mm; the sform is used, as"
          + " by SimNIBS; if the qform is right, set the code of the sform to 0"),
          opened.warnings());
    }
  }

  @Test
  void returnsWarningsWithVolumesLabelsAndGrids() throws IOException {
    Path file = Files.write(folder.resolve("labels.nii"),
        new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN, 16, 2, 1, 1).data(NiftiType.FLOAT32, 1, 2)
            .qform(1, 0, 0, 0, 3, 0, 0).sform(1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0).bytes());
    assertEquals(1, VolumeReader.NUMERIC.readVolume(file, Progress.NONE).warnings().size());
    assertEquals(1, VolumeReader.NUMERIC.readGrid(file).warnings().size());
    List<String> warnings = new ArrayList<>();
    Volume labels = VolumeReader.NUMERIC.readLabels(file, Progress.NONE).reportTo(warnings::add);
    assertEquals(2, labels.values()[1]);
    assertEquals(1, warnings.size());
  }

  @Test
  void reportsDamagedFieldsAsFormatErrors() throws IOException {
    Volume volume = NiftiReader.read(Files.write(folder.resolve("field.nii"), vectors().bytes()));
    Path file = folder.resolve("noted.nii");
    NiftiWriter.write(file, volume, NiftiWriter.Values.FLOAT32, DidtTag.of(2.5));
    Fuzz.assertReadOrRefused(file, Files.readAllBytes(file), 360, field ->
        VolumeReader.NUMERIC.readField(field, OptionalDouble.empty(), Progress.NONE));
  }
}
