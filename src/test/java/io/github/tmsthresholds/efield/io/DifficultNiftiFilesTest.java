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

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads the files that {@code src/tools/python/difficult/nifti.py} writes: E-fields, compared with the linear function
 * of world coordinates that they hold, labels and masks.
 */
class DifficultNiftiFilesTest {

  /** Warning of each E-field, with FILE for its path; the others have none. */
  private static final Map<String, String> WARNINGS = Map.of(
      "warned_sform_qform_differ.nii.gz", "FILE: has an sform and a qform that differ by up to 15.0 mm; the sform is"
          + " used, as by SimNIBS; if the qform is right, set the code of the sform to 0",
      // voxel 0,3,2 is at 0, 3, 2 mm by the sform and at -12, 22, 32 mm by the qform
      "warned_sform_identity.nii.gz", "FILE: has an sform and a qform that differ by up to 37.5 mm; the sform is"
          + " used, as by SimNIBS; if the qform is right, set the code of the sform to 0",
      "warned_no_codes.nii.gz", "FILE: neither sform nor qform has a code, so the file records no position; the centre"
          + " of its first voxel is put at 0,0,0 mm and its axes along x, y and z, whereas nibabel, and so SimNIBS and"
          + " nilearn, puts the volume's centre at 0,0,0 and reverses x; give the file the sform of the image that it"
          + " was made from",
      "warned_pixdim.nii.gz", "FILE: has voxels of 2 x 2 x 2 mm by pixdim, but of 4 x 5 x 6 mm by the sform, which is"
          + " used; check which is right and correct the header",
      "warned_qform_invalid.nii.gz", "FILE: its qform is invalid; the sform is used, check that its position is right",
      // 0 is stored as -4999 steps of 0.0001 from 0.49994, which is 0.00004
      "warned_zeros_scaled.nii.gz", "FILE: was saved as scaled integers in steps of 0.0001 V/m (scl_slope), in which 0"
          + " outside the head is not exactly 0; 20 of 60 voxels with less than half a step are read as 0; save the"
          + " E-field as floating-point numbers",
      "warned_time_series.nii.gz", "FILE: its volumes are 2.5 s apart according to its header; they are read as the"
          + " x, y and z components of the E-field; check that the file is not a time series");

  private static final Map<String, String> REFUSALS = Map.ofEntries(
      Map.entry("refused_inter_nan.nii.gz", "FILE: scl_slope 1.0 and scl_inter NaN must be finite"),
      Map.entry("refused_sform_zero.nii.gz", "FILE: sform: "),
      Map.entry("refused_truncated.nii.gz", "FILE: "),
      Map.entry("refused_qform_invalid.nii.gz", "FILE: qform: quatern_b, _c, _d are 0.9, 0.9, 0.9, whose squares"),
      Map.entry("refused_rgb.nii.gz", "FILE: datatype 128 (RGB colours) is not supported"),
      Map.entry("refused_complex.nii.gz", "FILE: datatype 32 (complex numbers) is not supported"),
      Map.entry("refused_displacements.nii.gz",
          "FILE: holds displacements (intent_code 1006), not an E-field, whose intent_code is 0 or 1007"),
      Map.entry("refused_statistic.nii.gz", "FILE: holds a statistic (intent_code 3), not an E-field"),
      Map.entry("refused_unit.nii.gz", "FILE: xyzt_units has the spatial unit 5, must be metres, mm or micrometres"),
      Map.entry("refused_metres_as_mm.nii.gz", "FILE: extends over 0.02 x 0.02 x 0.018 mm in voxels of"
          + " 0.004 x 0.005 x 0.006 mm; a volume in the head must have a longest edge of 2 to 1000 mm and voxels of"
          + " 0.02 to 25 mm; its lengths are probably in m, but are read as mm; correct the unit or the spacing"),
      Map.entry("refused_micrometres_as_mm.nii.gz", "FILE: extends over 20000 x 20000 x 18000 mm in voxels of"
          + " 4000 x 5000 x 6000 mm; a volume in the head must have a longest edge of 2 to 1000 mm and voxels of"
          + " 0.02 to 25 mm; its lengths are probably in micrometres, but are read as mm; correct the unit"),
      Map.entry("refused_slices_of_micrometres.nii.gz", "FILE: extends over 20 x 20 x 0.018 mm in voxels of"
          + " 4 x 5 x 0.006 mm; a volume in the head must have a longest edge of 2 to 1000 mm and voxels of 0.02 to"
          + " 25 mm; check the spacing of its voxels and their unit"),
      Map.entry("refused_tensor.nii.gz", "FILE: has 6 components, an E-field has 3"),
      Map.entry("refused_components_first.nii.gz", "FILE: has the components in its first dimension (dim[1] is 3),"
          + " an E-field has them in the fourth or fifth"),
      Map.entry("refused_zero.nii.gz", "FILE: the E-field is zero or NaN in every voxel"),
      Map.entry("refused_nan.nii.gz", "FILE: the E-field is zero or NaN in every voxel"),
      Map.entry("refused_analyze.hdr", "FILE: is not a NIfTI file (magic '???', must be n+1 or ni1; Analyze 7.5 is"));

  private static final String SCALED = ", probably because they were saved as scaled integers (scl_slope); the nearest"
      + " integers are used; save them again as integers";

  /** Start of the warning of label files, empty for none. */
  private static final Map<String, String> LABELS = Map.of(
      "labels_uint8.nii.gz", "",
      "labels_float64.nii.gz", "",
      "labels_scaled_int16.nii.gz", "FILE: its labels are not integers, such as ",
      "labels_scaled_uint8.nii.gz", "FILE: its labels are not integers, such as ",
      "labels_nan_outside.nii.gz", "FILE: 10 of 60 voxels are NaN, which is read as label 0; set them to");

  private static final Map<String, String> REFUSED_LABELS = Map.of(
      "labels_refused_interpolated.nii.gz", "FILE: voxel 2,0,0 has the label 2.3, but labels must be integers; the"
          + " labels were interpolated (resample them with the nearest neighbour), are probabilities or partial"
          + " volumes, or were saved as scaled integers (scl_slope); save them again as integers",
      "labels_refused_aparc.nii.gz", "FILE: voxel 0,0,0: a tissue label must be an integer from 0 to 255, not 1000; the"
          + " labels must be 1 white matter, 2 grey matter, 3 CSF, as in SimNIBS; renumber those of FreeSurfer",
      "labels_refused_aseg.nii.gz", "FILE: has the labels 2, 3, 41 and 42, which FreeSurfer's aseg gives to white"
          + " matter (2, 41) and cortex (3, 42)",
      "labels_refused_negative.nii.gz", "FILE: voxel 0,0,0: a tissue label must be an integer from 0 to 255, not -1");

  /** Warning of mask files, empty for none. */
  private static final Map<String, String> MASKS = Map.of(
      "mask_uint8.nii.gz", "",
      "mask_nan_outside.nii.gz", "",
      "mask_statistic.nii.gz", "",
      "mask_scaled_background.nii.gz", "FILE: its values are not integers" + SCALED);

  private static final Set<String> OTHERS =
      Set.of("pair.img", "mask_probabilities.nii.gz", "space_mni.nii.gz");

  /** Returns the names of the E-fields that can be read. */
  static Set<String> fields() throws IOException {
    return DifficultFiles.names("nifti").stream()
        .filter(name -> !name.matches("(refused|labels|mask)_.*") && !OTHERS.contains(name))
        .collect(Collectors.toSet());
  }

  static Set<String> refusals() {
    return REFUSALS.keySet();
  }

  static Set<String> labels() {
    return LABELS.keySet();
  }

  static Set<String> refusedLabels() {
    return REFUSED_LABELS.keySet();
  }

  static Set<String> masks() {
    return MASKS.keySet();
  }

  private static Path file(String name) {
    return DifficultFiles.folder("nifti").resolve(name);
  }

  private static List<String> warnings(String name, Opened<?> opened) {
    return opened.warnings().stream().map(warning -> warning.replace(file(name).toString(), "FILE")).toList();
  }

  private static Opened<EField> open(String name) throws IOException {
    return VolumeReader.NUMERIC.readField(file(name), OptionalDouble.empty(), Progress.NONE);
  }

  @Test
  void everyFileHasAnExpectation() throws IOException {
    Set<String> known = Stream.of(fields(), refusals(), labels(), refusedLabels(), masks(), OTHERS)
        .flatMap(Set::stream).collect(Collectors.toSet());
    assertEquals(known, DifficultFiles.names("nifti"));
    assertTrue(fields().containsAll(WARNINGS.keySet()));
    assertTrue(fields().size() > 40, fields()::toString);
  }

  /** Compares with E(x) = A x + b at the world positions of all voxels, to the rounding of single precision. */
  @ParameterizedTest
  @MethodSource("fields")
  void readsTheFieldAtItsPlace(String name) throws IOException {
    Opened<EField> opened = open(name);
    EField field = opened.content();
    float[] e = field.volume().values();
    int n = field.grid().voxels(), outside = 0;
    assertEquals(60, n);
    // steps of the integers of one file
    double tolerance = name.startsWith("int16") ? 6e-5 : name.endsWith("zeros_scaled.nii.gz") ? 1e-4 : 2e-6;
    for (int i = 0; i < n; i++) {
      if (field.valid().contains(i)) {
        Vec3 x = field.grid().centre(i);
        assertEquals(0.010 * x.x() - 0.020 * x.y() + 0.005 * x.z() + 0.5, e[i], tolerance);
        assertEquals(0.004 * x.x() + 0.010 * x.y() - 0.010 * x.z() - 0.3, e[n + i], tolerance);
        assertEquals(-0.006 * x.x() + 0.003 * x.y() + 0.012 * x.z() + 0.8, e[2 * n + i], tolerance);
      } else {
        outside++;
      }
    }
    assertEquals(name.startsWith("outside") ? 3 : name.endsWith("zeros_scaled.nii.gz") ? 20 : 0, outside);
    assertEquals(name.startsWith("rate_of_2") ? 2 : 1, field.didt());
    assertEquals(Optional.ofNullable(WARNINGS.get(name)).stream().toList(), warnings(name, opened));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesOtherFields(String name) {
    String message = assertThrows(FormatException.class, () -> open(name)).getMessage();
    assertTrue(message.replace(file(name).toString(), "FILE").startsWith(REFUSALS.get(name)), message);
    assertEquals(1, message.lines().count());
  }

  private static int sum(int voxel) {
    return (voxel % 5 + voxel / 5 % 4 + voxel / 20) % 6;
  }

  @ParameterizedTest
  @MethodSource("labels")
  void readsLabels(String name) throws IOException {
    Opened<Volume> opened = VolumeReader.NUMERIC.readLabels(file(name), Progress.NONE);
    TissueLabels labels = TissueLabels.of(opened.content());
    for (int i = 0; i < 60; i++) {
      assertEquals(sum(i), labels.label(i));
    }
    String expected = LABELS.get(name);
    assertEquals(expected.isEmpty() ? 0 : 1, opened.warnings().size());
    for (String warning : warnings(name, opened)) {
      assertTrue(warning.startsWith(expected), warning);
      assertEquals(name.contains("scaled"), warning.endsWith(SCALED), warning);
    }
  }

  @ParameterizedTest
  @MethodSource("refusedLabels")
  void refusesOtherLabels(String name) {
    String message = assertThrows(IOException.class, () -> {
      try {
        TissueLabels.of(VolumeReader.NUMERIC.readLabels(file(name), Progress.NONE).content());
      } catch (IllegalArgumentException e) {
        throw new IOException(e.getMessage());
      }
    }).getMessage();
    assertTrue(message.replace(file(name).toString(), "FILE").startsWith(REFUSED_LABELS.get(name)), message);
  }

  @ParameterizedTest
  @MethodSource("masks")
  void readsMasks(String name) throws IOException {
    Opened<Volume> opened = VolumeReader.NUMERIC.readMask(file(name), Progress.NONE);
    for (int i = 0; i < 60; i++) {
      assertEquals(sum(i) == 5, Math.abs(opened.content().values()[i]) > 0);
    }
    assertEquals(Stream.of(MASKS.get(name)).filter(text -> !text.isEmpty()).toList(), warnings(name, opened));
  }

  /** Voxels with the index sum 1 and 2 have less than half of the largest probability. */
  @Test
  void warnsOfProbabilities() throws IOException {
    String name = "mask_probabilities.nii.gz";
    Opened<Volume> opened = VolumeReader.NUMERIC.readMask(file(name), Progress.NONE);
    long inside = Stream.iterate(0, i -> i + 1).limit(60).filter(i -> sum(i) > 0).count();
    long low = Stream.iterate(0, i -> i + 1).limit(60).filter(i -> sum(i) == 1 || sum(i) == 2).count();
    assertEquals(List.of("FILE: its values are not integers (a probability map, or an interpolated mask?); all "
        + inside
        + " non-zero voxels are used, of which " + low + " have less than half of the largest value, 1; set the voxels"
        + " to leave out to 0"), warnings(name, opened));
    for (int i = 0; i < 60; i++) {
      assertEquals(sum(i) / 5.0, opened.content().values()[i], 1e-6);
    }
  }

  @Test
  void warnsOfScannerSpaceWithTheSpaceOfATemplate() throws IOException {
    Path scanner = file("space_scanner.nii.gz"), mni = file("space_mni.nii.gz"), aligned = file("base.nii");
    assertEquals(Optional.of(scanner + ": is in scanner space (code 1) according to its header, but " + mni
        + " in MNI space (code 4); check that both are of the same head, and transform one to the space of the other"),
        CoordinateSpace.conflict(scanner, mni));
    assertFalse(CoordinateSpace.conflict(scanner, aligned).isPresent());
    assertFalse(CoordinateSpace.conflict(mni, aligned).isPresent());
    assertFalse(CoordinateSpace.conflict(mni, mni).isPresent());
    assertFalse(CoordinateSpace.conflict(Path.of("head.msh"), mni).isPresent());
  }
}
