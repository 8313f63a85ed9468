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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads the files that {@code src/tools/python/difficult/tiff.py} writes: E-fields, compared with the linear function
 * of world coordinates that they hold, and labels.
 */
class DifficultTiffFilesTest {

  private static final String NO_POSITION = "FILE: records no position in the head, so the centre of its first voxel is"
      + " put at 0,0,0 mm and its axes along x, y and z; set the origin in ImageJ (Image > Properties, in pixels), or"
      + " use the NIfTI file that it was made from";

  /** Warning of each file that has one. */
  private static final Map<String, String> WARNINGS = Map.of(
      "warned_no_origin.tif", NO_POSITION,
      "warned_tifffile_without_spacing.tif",
      "FILE: does not give the distance of its slices (spacing=); 1 mm is used, as in ImageJ; save it with a spacing",
      "labels_32_bits_scaled.tif", "FILE: its labels are not integers, such as 1.002 in voxel 1,0,0, probably because"
          + " they were saved as scaled integers (scl_slope); the nearest integers are used; save them again as"
          + " integers");

  private static final String SIZES = "; a volume in the head must have a longest edge of 2 to 1000 mm and voxels of"
      + " 0.02 to 25 mm; ";

  private static final Map<String, String> REFUSALS = Map.ofEntries(
      Map.entry("refused_inch.tif", "FILE: the calibration's unit is 'inch', must be mm, cm, m, um or nm"),
      Map.entry("refused_pixel.tif", "FILE: the calibration's unit is 'pixel', must be mm, cm, m, um or nm"),
      Map.entry("refused_frames.tif", "FILE: has 1 channel, an E-field has 3"),
      Map.entry("refused_nine_channels.tif", "FILE: has 9 channels, an E-field has 3"),
      Map.entry("refused_slices_only.tif", "FILE: has 1 channel, an E-field has 3"),
      Map.entry("refused_no_calibration.tif", "FILE: has 1 channel, an E-field has 3"),
      Map.entry("refused_inverted_y.tif", "FILE: its calibration has y pointing up"),
      Map.entry("refused_orientation.tif", "FILE: has its first row or column elsewhere than at the upper left"
          + " (Orientation 3), which ImageJ does not apply; save it with Orientation 1"),
      Map.entry("refused_16_bits.tif", "FILE: has 16 bits, an E-field has 32"),
      Map.entry("refused_rgb.tif", "FILE: "),
      Map.entry("refused_micrometres_as_mm.tif", "FILE: extends over 20000 x 20000 x 18000 mm in voxels of"
          + " 4000 x 5000 x 6000 mm" + SIZES + "its lengths are probably in micrometres, but are read as mm"),
      Map.entry("refused_metres_as_mm.tif", "FILE: extends over 0.02 x 0.02 x 0.018 mm in voxels of"
          + " 0.004 x 0.005 x 0.006 mm" + SIZES + "its lengths are probably in m, but are read as mm"),
      Map.entry("refused_slices_of_micrometres.tif", "FILE: extends over 20 x 20 x 0.018 mm in voxels of"
          + " 4 x 5 x 0.006 mm" + SIZES + "check the spacing of its voxels and their unit"),
      Map.entry("refused_affine_of_another_size.tif", "FILE: was cropped, scaled or recalibrated after its affine"),
      Map.entry("refused_truncated.tif", "FILE: "),
      Map.entry("refused_other_program.ome.tif", "FILE: has 1 channel, an E-field has 3"),
      Map.entry("refused_no_distance.ome.tif", "FILE: has 1 channel, an E-field has 3"),
      Map.entry("labels_refused_cm_without_slices.tif", "FILE: gives the size of its pixels, but not the distance of"
          + " its slices, since its calibration is not ImageJ's; open it in ImageJ"));

  @TempDir
  Path temporary;

  private static Set<String> files(String pattern) throws IOException {
    return DifficultFiles.names("tiff").stream().filter(name -> name.matches(pattern)).collect(Collectors.toSet());
  }

  static Set<String> fields() throws IOException {
    return files("(?!refused|labels).*\\.tif");
  }

  static Set<String> labels() throws IOException {
    return files("labels_(?!refused).*\\.tif");
  }

  static Set<String> refusals() {
    return REFUSALS.keySet();
  }

  private static Path file(String name) {
    return DifficultFiles.folder("tiff").resolve(name);
  }

  private static Opened<EField> open(Path file) throws IOException {
    return ImageFiles.READER.readField(file, OptionalDouble.empty(), Progress.NONE);
  }

  private static void assertWarned(String name, Opened<?> opened) {
    String expected = WARNINGS.get(name);
    assertEquals(expected == null ? List.of() : List.of(expected),
        opened.warnings().stream().map(warning -> warning.replace(file(name).toString(), "FILE")).toList());
  }

  @Test
  void everyFileHasAnExpectation() throws IOException {
    assertEquals(refusals(), files("(labels_)?refused_.*"));
    assertTrue(Stream.of(fields(), labels()).flatMap(Set::stream).toList().containsAll(WARNINGS.keySet()));
    assertEquals(files(".*").size(), fields().size() + labels().size() + refusals().size());
  }

  /** Compares with E(x) = A x + b at the world positions of all voxels, to the rounding of single precision. */
  @ParameterizedTest
  @MethodSource("fields")
  void readsTheFieldAtItsPlace(String name) throws IOException {
    Opened<EField> opened = open(file(name));
    EField field = opened.content();
    float[] e = field.volume().values();
    int n = field.grid().voxels();
    assertEquals(60, n);
    for (int i = 0; i < n; i++) {
      Vec3 x = field.grid().centre(i);
      assertEquals(0.010 * x.x() - 0.020 * x.y() + 0.005 * x.z() + 0.5, e[i], 2e-6);
      assertEquals(0.004 * x.x() + 0.010 * x.y() - 0.010 * x.z() - 0.3, e[n + i], 2e-6);
      assertEquals(-0.006 * x.x() + 0.003 * x.y() + 0.012 * x.z() + 0.8, e[2 * n + i], 2e-6);
    }
    assertEquals(name.startsWith("affine") ? 2 : 1, field.didt());
    assertWarned(name, opened);
  }

  @ParameterizedTest
  @MethodSource("labels")
  void readsLabels(String name) throws IOException {
    Opened<Volume> opened = ImageFiles.READER.readLabels(file(name), Progress.NONE);
    for (int i = 0; i < 60; i++) {
      assertEquals((i % 5 + i / 5 % 4 + i / 20) % 6, opened.content().values()[i]);
    }
    assertEquals(-3 * 4, opened.content().grid().centre(0).x(), 1e-5);
    assertWarned(name, opened);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesOtherFiles(String name) {
    String message = assertThrows(FormatException.class, () -> {
      if (name.startsWith("labels")) {
        ImageFiles.READER.readLabels(file(name), Progress.NONE);
      } else {
        open(file(name));
      }
    }).getMessage();
    assertTrue(message.replace(file(name).toString(), "FILE").startsWith(REFUSALS.get(name)), message);
    assertEquals(1, message.lines().count());
  }

  /** What the two OME-TIFF files of other programs give if Bio-Formats opens them, as an image of three slices. */
  @Test
  void requiresTheDistanceOfSlicesFromBioFormats() throws IOException {
    ImagePlus image = IJ.createHyperStack(file("refused_other_program.ome.tif").toString(), 5, 4, 3, 3, 1, 32);
    assertEquals(List.of(NO_POSITION.replace("FILE", image.getTitle())),
        TiffCalibration.warnings(image, file("refused_other_program.ome.tif"), false));
    Path bad = file("refused_no_distance.ome.tif");
    assertEquals(bad + ": does not give the distance of its slices (PhysicalSizeZ); set Image > Properties in Fiji and"
        + " save it as TIFF", assertThrows(FormatException.class, () -> TiffCalibration.warnings(image, bad, false))
        .getMessage());
  }

  @Test
  void reportsDamagedFilesAsFormatErrors() throws IOException {
    for (String name : List.of("affine_big_endian.tif", "directories.tif", "zunit_yunit.tif")) {
      byte[] whole = Files.readAllBytes(file(name));
      Fuzz.assertReadOrRefused(temporary.resolve(name), whole, 400, DifficultTiffFilesTest::open);
    }
  }
}
