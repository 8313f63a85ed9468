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

import io.github.tmsthresholds.Cost;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoilReaderTest {

  private static final Affine IDENTITY = Affine.ofSpacing(1, Vec3.ZERO);
  private static final double[] POSITIONS = {-10, 0, -1, 10, 0, -1, 0, 20, -2};
  private static final double[] VECTORS = {1e-6, 0, 2e-6, -1e-6, 0, -2e-6, 3e-6, 1e-6, 0};

  private static final String CELL = "[[[1e-6,0,0],[2e-6,0,0]],[[1e-6,0,0],[2e-6,0,0]]]";
  private static final String LISTED_POTENTIAL = "{\"coilElementList\": [{\"type\": 3, \"data\": [" + CELL + "," + CELL
      + "], \"affine\": [[10,0,0,0],[0,10,0,0],[0,0,10,0],[0,0,0,1]]}]}";

  @TempDir
  Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static double[] rate(Coil coil, double... points) {
    double[] out = new double[points.length];
    coil.placed(IDENTITY).potentialRate(points, points.length / 3, out);
    return out;
  }

  private String rejection(Path file) {
    String message = assertThrows(FormatException.class, () -> CoilReader.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    return message;
  }

  @Test
  void computesVectorPotentialOfMagneticMoment() throws IOException {
    Coil coil = CoilReader.read(file("one.ccd", CoilFiles.ccd(1, new double[3], new double[] {0, 0, 2e-6}))).content();
    // 1e-7 * 2e-6 A m2/A * 1e6 A/s * 0.05 m / (0.05 m)^3, along z x x
    assertArrayEquals(new double[] {0, 1e-7 * 2 / 0.0025, 0}, rate(coil, 50, 0, 0), 1e-18);
  }

  @Test
  void readsSameDipolesFromEveryFormat() throws IOException {
    double[] expected = rate(CoilReader.read(file("a.ccd", CoilFiles.ccd(3, POSITIONS, VECTORS))).content(), 5, 6, 30);
    String points = CoilFiles.list(POSITIONS), values = CoilFiles.list(VECTORS);
    String listed = CoilFiles.tcd(1, points, values, "[]");
    assertArrayEquals(expected, rate(CoilReader.read(file("a.tcd", listed)).content(), 5, 6, 30), 1e-15);
    String packed = CoilFiles.tcd(1, CoilFiles.packed(POSITIONS), CoilFiles.packed(VECTORS), "[]");
    assertArrayEquals(expected, rate(CoilReader.read(file("b.tcd", packed)).content(), 5, 6, 30), 1e-15);
  }

  @Test
  void loopOfLineElementsActsAsDipoleAtDistance() throws IOException {
    int n = 100;
    double[] points = new double[3 * n], values = new double[3 * n];
    for (int i = 0; i < n; i++) {
      double a = 2 * Math.PI * i / n;
      points[3 * i] = Math.cos(a);
      points[3 * i + 1] = Math.sin(a);
      values[3 * i] = -Math.sin(a) * 2 * Math.PI / n;
      values[3 * i + 1] = Math.cos(a) * 2 * Math.PI / n;
    }
    Path loop = file("loop.tcd", CoilFiles.tcd(2, CoilFiles.packed(points), CoilFiles.packed(values), "[]"));
    Path dipole = file("dipole.ccd", CoilFiles.ccd(1, new double[3], new double[] {0, 0, Math.PI * 1e-6}));
    double[] a = rate(CoilReader.read(loop).content(), 60, 30, 80);
    double[] b = rate(CoilReader.read(dipole).content(), 60, 30, 80);
    assertArrayEquals(b, a, 1e-3 * Math.abs(b[0]));
  }

  @Test
  void appliesDeformationsInListOrder() throws IOException {
    String points = "[[10, 0, 0]]", values = "[[0, 0, 1e-6]]";
    Coil shiftedThenTurned = CoilReader.read(file("a.tcd", CoilFiles.tcd(1, points, values, "[0, 1]"))).content();
    assertEquals(15, shiftedThenTurned.placed(IDENTITY).anyElement(p -> true).orElseThrow().y(), 1e-12);
    Coil turnedThenShifted = CoilReader.read(file("b.tcd", CoilFiles.tcd(1, points, values, "[1, 0]"))).content();
    assertEquals(5, turnedThenShifted.placed(IDENTITY).anyElement(p -> true).orElseThrow().x(), 1e-12);
  }

  @Tag("reference")
  @Test
  void addsPotentialsOfTwoStimulators() throws IOException {
    Coil coil = CoilReader.read(SharedData.require("efield/coils/two_stimulator_example_coil.tcd")).content();
    assertEquals(2, coil.stimulators());
    double[] point = {3, 4, 25}, first = new double[3], second = new double[3], both = new double[3];
    coil.driven(1, 0).placed(IDENTITY).potentialRate(point, 1, first);
    coil.driven(0, -2).placed(IDENTITY).potentialRate(point, 1, second);
    coil.driven(1, -2).placed(IDENTITY).potentialRate(point, 1, both);
    assertTrue(Math.abs(first[0]) + Math.abs(first[1]) > 0.1);
    for (int c = 0; c < 3; c++) {
      assertEquals(both[c], first[c] + second[c], 1e-12);
    }
    assertThrows(IllegalArgumentException.class, () -> coil.driven(1));
  }

  @Tag("reference")
  @Test
  void sampledPotentialAgreesWithItsDipoles() throws IOException {
    Coil sampled = CoilReader.read(SharedData.require("efield/coils/Magstim_70mm_Fig8.nii.gz")).content();
    Coil dipoles = CoilReader.read(SharedData.require("efield/coils/Magstim_70mm_Fig8.ccd")).content();
    // points on the 5 mm grid
    double[] points = {0, 0, 20, 50, -20, 30, -100, 40, 60}, expected = rate(dipoles, points);
    assertArrayEquals(expected, rate(sampled, points), 2e-6 * Math.abs(expected[1]));
  }

  @Test
  void interpolatesSampledPotentialAndRotatesItWithTheCoil() throws IOException {
    Grid grid = new Grid(3, 4, 5, Affine.ofSpacing(10, new Vec3(-10, -15, 5)));
    float[] values = new float[3 * grid.voxels()];
    for (int i = 0; i < grid.voxels(); i++) {
      Vec3 p = grid.centre(i % 3, i / 3 % 4, i / 12);
      values[i] = (float) (p.y() * 1e-6);
      values[2 * grid.voxels() + i] = (float) (p.x() * 1e-6);
    }
    Path file = folder.resolve("linear.nii.gz");
    NiftiWriter.write(file, new Volume(grid, 3, values, "linear"), NiftiWriter.Values.FLOAT32, "T m per A");
    double[] out = new double[3];
    CoilReader.read(file).content().placed(Affine.of(0, -1, 0, 100, 1, 0, 0, 0, 0, 0, 1, 0)).potentialRate(
        new double[] {100 - 3, 4, 21}, 1, out);
    // point 4,3,21 of the coil: A = (3,0,4), rotated by 90 degrees about z
    assertArrayEquals(new double[] {0, 3, 4}, out, 1e-5);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "4|line 7|ends after 3 of 4", "2|line 6|more dipoles than the 2", "-3|line 2|positive integer",
      "NaN|line 2|positive integer", "2147483648|line 2|can hold", "1e300|line 2|can hold",
      "2.5|line 2|positive integer", "x|line 2|positive integer"})
  void rejectsWrongNumbersOfDipoles(String count, String place, String why) throws IOException {
    String text = CoilFiles.ccd(3, POSITIONS, VECTORS).replaceFirst("\n3\n", "\n" + count + "\n");
    String message = rejection(file("wrong.ccd", text));
    assertTrue(message.contains(place) && message.contains(why), message);
  }

  @Test
  void namesLineOfDamagedDipole() throws IOException {
    String good = "# c\n1\n# d\n0 0 0 1 1 1\n";
    for (String bad : new String[] {"0 0 NaN 1 1 1", "0 0 0 1 1", "0 0 0 1 1 1 1", "0 0 1e999 1 1 1", "0 0 0 1 1 z",
        "0 70 4 1 1 1"}) {
      assertTrue(rejection(file("bad.ccd", good.replace("0 0 0 1 1 1", bad))).contains("line 4"), bad);
    }
    assertTrue(rejection(file("none.ccd", "")).contains("number of dipoles"));
    assertTrue(rejection(file("coil.txt", good)).contains("extension"));
  }

  @Test
  void rejectsInvalidTcdFiles() throws IOException {
    String one = "[[0, 0, 1]]";
    String pickledData = "{\"coilElementList\": [{\"type\": 3, \"data\": \"gASV\", \"affine\": []}]}";
    assertTrue(rejection(file("pickle.tcd", pickledData)).contains("pickled"));
    String pickled = CoilFiles.packed(new byte[] {(byte) 0x80, 4, 0x2e});
    assertTrue(rejection(file("pickled.tcd", CoilFiles.tcd(1, pickled, one, "[]"))).contains("pickled"));
    assertTrue(rejection(file("counts.tcd", CoilFiles.tcd(1, one, "[]", "[]"))).contains("equal numbers"));
    assertTrue(rejection(file("type.tcd", CoilFiles.tcd(9, one, one, "[]"))).contains("coilElementList[0].type"));
    String notANumber = CoilFiles.packed(new double[] {0, Double.NaN, 0});
    assertTrue(rejection(file("nan.tcd", CoilFiles.tcd(1, notANumber, one, "[]"))).contains("NaN"));
    assertTrue(rejection(file("index.tcd", CoilFiles.tcd(1, one, one, "[7]"))).contains("deformations[0]"));
    assertTrue(rejection(file("empty.tcd", "{\"coilElementList\": []}")).contains("one element"));
    assertTrue(rejection(file("text.tcd", "not json")).contains("JSON"));
  }

  @Test
  void rejectsHostileFilesAtLowCost() throws IOException {
    String points = "{\"coilElementList\": [{\"type\": 1, \"points\": ";
    assertRejectedAtLowCost("deep.tcd", points + "[".repeat(1_000_000), "nested");
    assertRejectedAtLowCost("objects.tcd", "{\"a\":".repeat(1_000_000), "nested");
    assertRejectedAtLowCost("quotes.tcd", "{'\"': " + "[".repeat(1_000_000), "not valid JSON");
    assertRejectedAtLowCost("numbers.tcd", points + "[" + "1,".repeat(2_000_000) + "1]}]}",
        "more than 1500000 numbers");
    assertRejectedAtLowCost("lists.tcd", points + "[" + "[1],".repeat(1_000_000) + "1]}]}",
        "more than 1500000 numbers");
    assertRejectedAtLowCost("truths.tcd", points + "[" + "true,".repeat(2_000_000) + "1]}]}",
        "more than 1500000 numbers");
    StringBuilder keys = new StringBuilder("{");
    for (int i = 0; i < 600_000; i++) {
      keys.append('"').append(i).append("\":1,");
    }
    assertRejectedAtLowCost("keys.tcd", keys + "\"a\":1}", "more than 1500000 numbers");
    assertRejectedAtLowCost("bomb.tcd", CoilFiles.tcd(1, CoilFiles.packed(new byte[40 << 20]), "[[0, 0, 1]]", "[]"),
        "more than 32 MB");
    assertRejectedAtLowCost("text.tcd", points + "\"" + "A".repeat(5_000_000) + "\"}]}", "damaged");
    assertRejectedAtLowCost("big.tcd", " ".repeat((32 << 20) + 1), "larger than 32 MB");
    assertRejectedAtLowCost("pickle.tcd", "{\"coilElementList\": [{\"type\": 3, \"data\": \"" + "gASV".repeat(1_000_000)
        + "\", \"affine\": []}]}", "pickled");
    assertRejectedAtLowCost("count.ccd", "# c\n1000000\n# d\n" + "#".repeat(11_000_000), "line 5: the file ends");
    assertRejectedAtLowCost("line.ccd", "# c\n1\n" + "1".repeat(5_000_000), "line 3: must hold six finite numbers");
    assertRejectedAtLowCost("words.ccd", "# c\n1\n" + "1 ".repeat(2_000_000), "line 3: must hold six finite numbers");
    assertRejectedAtLowCost("more.ccd", "# c\n1\n" + "0 0 0 1 1 1\n".repeat(500_000), "line 4: more dipoles");
  }

  private void assertRejectedAtLowCost(String name, String text, String why) throws IOException {
    Cost.assertRefused(file(name, text), CoilReader::read, why);
  }

  @Test
  void readsListedPotentialOfType3() throws IOException {
    Coil coil = CoilReader.read(file("grid.tcd", LISTED_POTENTIAL)).content();
    assertArrayEquals(new double[] {1.5, 0, 0}, rate(coil, 3, 4, 5), 1e-6);
    String ragged = LISTED_POTENTIAL.replace("[[[1e-6,0,0],[2e-6,0,0]],", "[[[1e-6,0,0]],");
    assertTrue(rejection(file("ragged.tcd", ragged)).contains("must"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.ccd", "dipoles.tcd", "lines.tcd", "grid.tcd", "grid.nii", "grid.nii.gz"})
  void readsOrRejectsDamagedFiles(String name) throws IOException {
    Fuzz.assertReadOrRefused(folder.resolve(name), good(name), 400,
        file -> rate(CoilReader.read(file).content(), 5, 6, 30));
  }

  private static float[] filled(int n) {
    float[] values = new float[n];
    Arrays.fill(values, 1e-6f);
    return values;
  }

  private byte[] good(String name) throws IOException {
    if (name.contains(".nii")) {
      NiftiWriter.write(folder.resolve(name), new Volume(new Grid(2, 2, 3, IDENTITY), 3, filled(36), "grid"),
          NiftiWriter.Values.FLOAT32, "T m per A");
      return Files.readAllBytes(folder.resolve(name));
    }
    String text = switch (name) {
      case "a.ccd" -> CoilFiles.ccd(3, POSITIONS, VECTORS);
      case "dipoles.tcd" -> CoilFiles.tcd(1, CoilFiles.list(POSITIONS), CoilFiles.list(VECTORS), "[0, 1]");
      case "lines.tcd" -> CoilFiles.tcd(2, CoilFiles.packed(POSITIONS), CoilFiles.packed(VECTORS), "[1]");
      default -> LISTED_POTENTIAL;
    };
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
