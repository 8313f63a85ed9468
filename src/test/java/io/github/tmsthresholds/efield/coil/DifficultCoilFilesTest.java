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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads the files of src/tools/python/difficult/coils.py and compares dA/dt with sums over the elements that the script
 * lists: dipoles, mu0 / 4 pi m x r / r^3, and line elements, mu0 / 4 pi dl / r.
 */
class DifficultCoilFilesTest {

  private static final Path FOLDER = DifficultFiles.folder("coils");
  private static final Set<String> READ = new HashSet<>();
  private static final Affine IDENTITY = Affine.ofSpacing(1, Vec3.ZERO);
  /** Points on the grid of the sampled potentials, mm. */
  private static final Vec3[] POINTS = {new Vec3(-20, 10, 30), new Vec3(40, -50, 10), new Vec3(10, 0, 20),
      new Vec3(-50, 50, 30)};
  private static final double[][] DIPOLES = {{-40, -5, -6, 0, 0.001, 0.02}, {-30, 10, -7, 0.001, 0, 0.03},
      {40, -5, -6, 0, -0.001, -0.02}, {30, 10, -7, 0.001, 0.002, -0.03}, {0, 20, -12, 0.004, 0, 0.001}};

  private static Path file(String name) {
    READ.add(name);
    return FOLDER.resolve(name);
  }

  @AfterAll
  static void everyFileHasAnExpectation() throws IOException {
    assertEquals(List.of(), DifficultFiles.names("coils").stream().filter(name -> !READ.contains(name)).toList());
  }

  /** Returns dA/dt (V/m) at 1e6 A/s of dipoles; positions in mm, so that 1e-7 T m/A / m2 is 0.1 T m/A / mm2. */
  private static Vec3 dipoles(Vec3 p, double[][] list) {
    Vec3 sum = Vec3.ZERO;
    for (double[] d : list) {
      Vec3 r = p.minus(new Vec3(d[0], d[1], d[2])).times(1e-3);
      sum = sum.plus(new Vec3(d[3], d[4], d[5]).cross(r).times(1e-7 * 1e6 / Math.pow(r.norm(), 3)));
    }
    return sum;
  }

  private static Vec3 lines(Vec3 p, UnaryOperator<Vec3> place, UnaryOperator<Vec3> turn, double z) {
    Vec3 sum = Vec3.ZERO;
    for (int k = 0; k < 12; k++) {
      double a = 2 * Math.PI * k / 12;
      Vec3 at = place.apply(new Vec3(35 * Math.cos(a), 35 * Math.sin(a), z));
      Vec3 dl = turn.apply(new Vec3(-18 * Math.sin(a), 18 * Math.cos(a), 0));
      sum = sum.plus(dl.times(1e-7 * 1e6 / p.minus(at).norm()));
    }
    return sum;
  }

  private static Vec3 rate(Coil coil, Vec3 p) {
    double[] out = {p.x(), p.y(), p.z()};
    coil.placed(IDENTITY).potentialRate(out, 1, out);
    return new Vec3(out[0], out[1], out[2]);
  }

  private static void assertRates(UnaryOperator<Vec3> expected, Coil coil, double relative) {
    for (Vec3 p : POINTS) {
      Vec3 e = expected.apply(p);
      assertEquals(0, rate(coil, p).minus(e).norm() / e.norm(), relative, p.toString());
    }
  }

  private static Coil ordinary(String name) throws IOException {
    Opened<Coil> opened = CoilReader.read(file(name));
    assertEquals(List.of(), opened.warnings());
    return opened.content();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordinary.ccd", "crlf.ccd", "header_older.ccd", "header_latin.ccd", "comment_count.ccd",
      "comment_rows.ccd", "comment_between.ccd", "comment_end.ccd", "rate_per_second.ccd", "type1.tcd",
      "type1_packed.tcd", "rate_per_us.tcd"})
  void readsDipoles(String name) throws IOException {
    assertRates(p -> dipoles(p, DIPOLES), ordinary(name), 1e-9);
  }

  @Test
  void readsASingleDipole() throws IOException {
    assertRates(p -> dipoles(p, new double[][] {DIPOLES[0]}), ordinary("one_dipole.ccd"), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type2.tcd", "type2_packed.tcd"})
  void readsLineElements(String name) throws IOException {
    assertRates(p -> lines(p, at -> at, dl -> dl, -6), ordinary(name), 1e-9);
  }

  /** A quarter turn about x takes y to z and z to -y; then a shift along z. */
  @Test
  void appliesDeformationsInTheirOrder() throws IOException {
    UnaryOperator<Vec3> turn = v -> new Vec3(v.x(), -v.z(), v.y());
    assertRates(p -> lines(p, at -> turn.apply(at).plus(new Vec3(0, 0, 12.5)), turn, -6), ordinary("deformed.tcd"),
        1e-9);
  }

  @ParameterizedTest
  @CsvSource({"x_y_z_3, 1e-6", "x_y_z_1_3, 1e-6", "x_y_z_3_1, 1e-6", "flipped, 1e-6", "permuted, 1e-6",
      "qform_only, 1e-6", "metres, 1e-4", "scaled_integers, 0.02"})
  void readsPotentials(String name, double relative) throws IOException {
    assertRates(p -> dipoles(p, DIPOLES), ordinary(name + ".nii.gz"), relative);
  }

  @Test
  void readsListedPotentials() throws IOException {
    assertRates(p -> dipoles(p, DIPOLES), ordinary("type3.tcd"), 1e-4);
  }

  @Test
  void drivesEachStimulatorByItsFactor() throws IOException {
    Coil two = ordinary("stimulators_two.tcd");
    assertEquals(Map.of("Stim A", 1.0, "Stim B", 1.0), two.drive());
    UnaryOperator<Vec3> lines = p -> lines(p, at -> at, dl -> dl, -6);
    assertRates(p -> dipoles(p, DIPOLES).plus(lines.apply(p)), two, 1e-9);
    assertRates(p -> dipoles(p, DIPOLES).times(0.5).minus(lines.apply(p)), two.driven(0.5, -1), 1e-9);
    assertEquals(List.of("stimulator 1", "stimulator 2"),
        List.copyOf(ordinary("stimulators_unnamed.tcd").drive().keySet()));
    Coil sampled = ordinary("stimulators.nii.gz");
    double[][] second = {DIPOLES[0], DIPOLES[1]};
    assertRates(p -> dipoles(p, DIPOLES).plus(dipoles(p, second)), sampled.driven(1, 2), 1e-6);
    assertEquals("must be 2 numbers, one per stimulator of Test coil (Stim A, Stim B), but has 3",
        assertThrows(IllegalArgumentException.class, () -> two.driven(1, 2, 3)).getMessage());
    assertEquals("must be finite numbers, not all 0",
        assertThrows(IllegalArgumentException.class, () -> two.driven(0, 0)).getMessage());
  }

  @Test
  void extrapolatesPotentialsWithoutAJump() throws IOException {
    Coil coil = ordinary("cut_brain.nii.gz");
    for (Vec3 inside : new Vec3[] {new Vec3(-20, 10, 20), new Vec3(50, 30, 15), new Vec3(0, 0, 10)}) {
      Vec3 out = inside.z() == 10 ? new Vec3(0, 0, -1) : inside.x() == 50 ? new Vec3(1, 0, 0) : new Vec3(0, 0, 1);
      Vec3 at = rate(coil, inside), beside = rate(coil, inside.plus(out.times(1e-6)));
      assertArrayEquals(new double[] {at.x(), at.y(), at.z()}, new double[] {beside.x(), beside.y(), beside.z()}, 1e-6);
    }
    // far away as 1 / r^2, and known within the volume alone
    double near = rate(coil, new Vec3(0, 0, 1000)).norm(), far = rate(coil, new Vec3(0, 0, 2000)).norm();
    assertEquals(4, near / far, 0.02);
    PlacedCoil placed = coil.placed(IDENTITY);
    assertTrue(placed.isSampled() && Double.isNaN(placed.beyond(new Vec3(0, 0, 15))));
    assertEquals(0, placed.beyond(new Vec3(0, 0, 25)));
    double strong = placed.beyond(new Vec3(-40, 0, 60));
    assertEquals(dipoles(new Vec3(-40, 0, 20), DIPOLES).norm() / 1e6 / largest(), strong, 1e-6);
  }

  /** Returns the largest magnitude of A at the points of the cut grid, T m per A. */
  private static double largest() {
    double largest = 0;
    for (int i = 0; i < 11 * 11 * 2; i++) {
      Vec3 p = new Vec3(-50 + 10 * (i % 11), -50 + 10 * (i / 11 % 11), 10 + 10 * (i / 121));
      largest = Math.max(largest, dipoles(p, DIPOLES).norm() / 1e6);
    }
    return largest;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "warning_upside_down.ccd | all elements of the coil lie at z of 6.0 mm or more, on the side of the head; the z "
          + "axis must point into the head, with z = 0 on the face that touches the scalp",
      "warning_upside_down.tcd | all elements of the coil lie at z of 6.0 mm or more, on the side of the head; the z "
          + "axis must point into the head, with z = 0 on the face that touches the scalp",
      "warning_moments.ccd | the magnetic moments sum to 1.04e+05 A m2 per A, too much for a coil of 80 mm; they must "
          + "be in A m2 at a current of 1 A",
      "warning_wire.tcd | the line elements have a total length of 0.216 mm, which does not fit a coil of 70 mm; they "
          + "must be in mm",
      "warning_forms.nii.gz | sform",
      "warning_no_form.nii.gz | sform",
  })
  void warnsOf(String name, String warning) throws IOException {
    List<String> warnings = CoilReader.read(file(name)).warnings();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith(file(name).toString()) && warnings.get(0).contains(warning),
        warnings.get(0));
  }

  @Test
  void warnsOfUnknownKeys() throws IOException {
    String end = " is unknown and not used; the file must follow SimNIBS's .tcd format";
    Path file = file("warning_unknown.tcd");
    assertEquals(List.of(file + ": units" + end, file + ": coilElementList[0].unit" + end),
        CoilReader.read(file).warnings());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "mm.ccd | line 4: the dipole lies -40.0 m from the coil's centre, but must lie within 2.0 m; positions must be "
          + "in "
          + "m, these are probably in mm",
      "small.ccd | the elements of the coil extend over 0.08000 mm, but must extend over 1 to 4000 mm; positions "
          + "must be "
          + "in m",
      "count.ccd | line 8: more dipoles than the 4 of the header",
      "no_count.ccd | line 3: the number of dipoles must be a positive integer, found '-0.04",
      "d_exponent.ccd | line 4: must hold six finite numbers",
      "cut_by_comment.ccd | line 4: must hold six finite numbers, x y z (m) and mx my mz (A m2), found",
      "nan.ccd | line 4: must hold six finite numbers",
      "m.tcd | the elements of the coil extend over 0.07000 mm, but must extend over 1 to 4000 mm; positions must be "
          + "in "
          + "mm, these are probably in m",
      "um.tcd | the elements of the coil extend over 7.000e+04 mm, but must extend over 1 to 4000 mm; positions must "
          + "be in "
          + "mm, these are probably in um",
      "stimulator.tcd | stimulatorList: has 1 stimulators, but an element refers to stimulator 1, counted from 0",
      "initial.tcd | deformRangeList[0]: the initial value 25.0 must lie within the range 0.0 to 20.0",
      "type.tcd | coilElementList[0].type: must be an integer from 1 to 3",
      "pickle.tcd | coilElementList[0].data: is a pickled array, which is not supported because it could run code",
      "type3_m.tcd | the grid of the vector potential extends over 0.1000 x 0.1000 x 0.03000 mm, but must have a "
          + "longest edge of 1 to 3000 mm; its lengths are probably in m, but are read as mm",
      "m.nii.gz | the grid of the vector potential extends over 0.1000 x 0.1000 x 0.07000 mm, but must have a "
          + "longest edge of 1 to 3000 mm; its lengths are probably in m, but are read as mm",
      "um.nii.gz | the grid of the vector potential extends over 1.000e+05 x 1.000e+05 x 7.000e+04 mm, but must "
          + "have a longest edge of 1 to 3000 mm; its lengths are probably in um, but are read as mm",
      "per_us.nii.gz | the vector potential reaches",
      "zero.nii.gz | the vector potential reaches 0.00, but must reach 1.0E-11 to 0.001 T m per A",
      "labels.nii.gz | holds labels (intent_code 1002), not a vector potential",
      "x_y_z_6.nii.gz | a vector potential must have the dimensions x, y, z, 3 or x, y, z, stimulators, 3; those after "
          + "x, y, z are [6]",
      "x_y_z_3_2.nii.gz | a vector potential must have the dimensions x, y, z, 3 or x, y, z, stimulators, 3; those "
          + "after x, y, z are [3, 2]",
      "plane.nii.gz | a vector potential must have two points or more along each axis, found 11 x 11 x 1",
  })
  void rejects(String name, String message) {
    Path file = file("refused_" + name);
    String actual = assertThrows(FormatException.class, () -> CoilReader.read(file)).getMessage();
    assertTrue(actual.startsWith(file + ": " + message), actual);
  }

  @Test
  void readsTheStimulator() throws IOException {
    assertEquals(new Stimulator("Stim X with C1", 150.5), Stimulator.read(file("ordinary.ccd")));
    assertEquals(new Stimulator("Stim X with C1", 150.5), Stimulator.read(file("x_y_z_3.nii.gz")));
    assertEquals(new Stimulator("Stim A", 150), Stimulator.read(file("type1.tcd")));
    for (String name : new String[] {"rate_per_second.ccd", "rate_per_us.tcd"}) {
      String message = assertThrows(FormatException.class, () -> Stimulator.read(file(name))).getMessage();
      assertTrue(message.endsWith("A/us, but must be 1.0 to 10000.0 A/us; dIdtmax of .ccd and NIfTI files is in A/us, "
          + "maxdIdt of .tcd files in A/s"), message);
    }
    assertTrue(assertThrows(FormatException.class, () -> Stimulator.read(file("stimulators_two.tcd"))).getMessage()
        .endsWith("has 2 stimulators, but must have one; set mso= to the A/us at 100 % output instead"));
  }

  @ParameterizedTest
  @CsvSource({"ordinary, 1e-15", "single_precision, 1e-6"})
  void readsMatrices(String name, double tolerance) throws IOException {
    Opened<Affine> matrix = CoilPlacement.readMatrix(file(name + ".json"));
    assertEquals(List.of(), matrix.warnings());
    double c = Math.cos(0.5), s = Math.sin(0.5);
    assertArrayEquals(new double[] {-c, s, 0, -30, s, c, 0, 20, 0, 0, -1, 95}, matrix.content().rows(), tolerance);
  }

  @Test
  void warnsOfASecondMatrix() throws IOException {
    Path file = file("warning_two.json");
    assertEquals(List.of(file + ": the matrix matsimnibs is not used; matsimnibs_mm is"),
        CoilPlacement.readMatrix(file).warnings());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "key | must be the coil's matrix, but is missing; found the matrix matsimnibs",
      "metres | the coil's position is 0.1016 mm from the origin, but must be 1 to 2000 mm from it; it must be in "
          + "mm, and "
          + "is probably in m",
      "um | the coil's position is 1.016e+05 mm from the origin, but must be 1 to 2000 mm from it; it must be in mm, "
          + "and "
          + "is probably in um",
      "transposed | the fourth row of the matrix must be 0 0 0 1",
      "mirror | the coil matrix mirrors: x' must be y' x z'",
      "shear | the coil matrix stretches or shears",
      "scaled | the coil matrix stretches or shears",
      "list16 | must be a list of 4, found 16",
      "3x4 | must be a list of 4, found 3",
  })
  void rejectsMatrices(String name, String message) {
    Path file = file("refused_" + name + ".json");
    String actual = assertThrows(FormatException.class, () -> CoilPlacement.readMatrix(file)).getMessage();
    assertTrue(actual.startsWith(file + ": " + CoilPlacement.KEY + ": " + message), actual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"comment_between.ccd", "deformed.tcd", "stimulators_two.tcd", "stimulators.nii.gz"})
  void readsOrRejectsDamagedFiles(String name, @TempDir Path folder) throws IOException {
    Fuzz.assertReadOrRefused(folder.resolve(name), Files.readAllBytes(file(name)), 400, damaged -> {
      Coil coil = CoilReader.read(damaged).content();
      rate(coil, POINTS[0]);
      coil.placed(IDENTITY).beyond(POINTS[0]);
    });
  }
}
