/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests Simulate E-field on spheres and on a small head. */
class SimulateEFieldTest {

  private static final String OVER = "coil=Figure8_70mm target=3,-2,24 handle=3,-30,24 ";

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeFiles() throws IOException {
    RoundHead.write(head.resolve("head.nii.gz"));
    Volume round = NiftiReader.read(head.resolve("head.nii.gz"));
    NiftiWriter.write(head.resolve("cm.nii.gz"), new Volume(new Grid(45, 45, 45, Affine.ofSpacing(0.2, Vec3.ZERO)), 1,
        round.values(), ""), Values.UINT8, "");
    SmallHead.labels(head.resolve("flat.nii.gz"), new Grid(24, 24, 20, Affine.ofSpacing(2, Vec3.ZERO)));
    Files.writeString(head.resolve("points.csv"),
        "name,x_mm,y_mm,z_mm\na,0,0,20\nb,3,-2,24.5\nc,-7,11,15.25\nd,0,2,36\n");
    Files.writeString(head.resolve("far.csv"), "x_mm,y_mm,z_mm\n0,0,20\n0,1,41\n");
    Files.writeString(head.resolve("nan.csv"), "x_mm,y_mm,z_mm\n0,0,20\n0,NaN,10\n");
    Files.writeString(head.resolve("few.csv"), "x_mm,y_mm\n0,0\n");
    Files.writeString(head.resolve("none.csv"), "x_mm,y_mm,z_mm\n");
    CoilPlacement.writeMatrix(head.resolve("inside.json"), Affine.ofSpacing(1, new Vec3(0, 0, 20)), Map.of());
    Files.writeString(head.resolve("stretched.json"), "{\"matsimnibs_mm\": [[2,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]}");
  }

  private String filled(String options) {
    return options.replace("@", head + "/").replace("%", out + "/");
  }

  private void simulate(String options) {
    Batch.runCommand("Simulate E-field...", filled(options));
  }

  private static double[][] vectors(Path file) throws IOException {
    CsvTable table = CsvTable.read(file);
    assertEquals("x_mm,y_mm,z_mm,Ex_V_per_m,Ey_V_per_m,Ez_V_per_m", Files.readAllLines(file).get(0));
    double[][] e = new double[table.rows()][3];
    for (int i = 0; i < e.length; i++) {
      for (int c = 0; c < 3; c++) {
        e[i][c] = table.number(i, 3 + c);
      }
    }
    return e;
  }

  private static double[] difference(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double norm(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  @Tag("reference")
  @Test
  void agreesWithTheReferenceSphere() throws IOException {
    Path coil = SharedData.require("efield/coils/MagVenture_MC-B70.ccd");
    List<String> golden = Files.readAllLines(SharedData.require("efield/golden_sphere.csv"));
    double[] m = Arrays.stream(golden.get(1).substring(golden.get(1).indexOf(':') + 1).strip().split(" "))
        .mapToDouble(Double::parseDouble).toArray();
    CoilPlacement.writeMatrix(out.resolve("matrix.json"), Affine.of(Arrays.copyOf(m, 12)), Map.of());
    double[][] rows = golden.subList(3, golden.size()).stream()
        .map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
    StringBuilder points = new StringBuilder("x_mm,y_mm,z_mm\n");
    for (double[] row : rows) {
      points.append(1e3 * row[0]).append(',').append(1e3 * row[1]).append(',').append(1e3 * row[2]).append('\n');
    }
    Files.writeString(out.resolve("points.csv"), points);
    simulate("sphere=95 coil=" + coil + " matrix=%matrix.json points=%points.csv output=%E.csv");
    double[][] e = vectors(out.resolve("E.csv"));
    assertEquals(500, e.length);
    for (int i = 0; i < e.length; i++) {
      double[] expected = Arrays.copyOfRange(rows[i], 3, 6);
      assertEquals(0, norm(difference(e[i], expected)), 1e-9 * norm(expected), "point " + i);
    }
  }

  @Test
  void didtAndReverseScaleTheField() throws IOException {
    simulate("sphere=40 points=@points.csv output=%one.csv " + OVER);
    simulate("sphere=40 points=@points.csv didt=2.5 reverse=true output=%two.csv " + OVER);
    double[][] one = vectors(out.resolve("one.csv")), two = vectors(out.resolve("two.csv"));
    assertEquals(4, one.length);
    for (int i = 0; i < 4; i++) {
      for (int c = 0; c < 3; c++) {
        assertEquals(-2.5 * one[i][c], two[i][c], 1e-15);
      }
    }
    simulate("sphere=40 spacing=4 didt=2.5 output=%E.nii.gz " + OVER);
    simulate("sphere=40 spacing=4 didt=2.5 output=%E.tif " + OVER);
    EField nifti = ImageFiles.openEField(out.resolve("E.nii.gz")), tiff = ImageFiles.openEField(out.resolve("E.tif"));
    assertEquals(2.5, nifti.didt());
    assertEquals(2.5, tiff.didt());
    assertArrayEquals(nifti.volume().values(), tiff.volume().values());
    double[] at = {0, 0, 20};
    nifti.sampler().sample(at, 1, at, new byte[1]);
    assertArrayEquals(new double[] {-two[0][0], -two[0][1], -two[0][2]}, at, 1e-6);
  }

  @Test
  void fieldInShellsEqualsThatOfTheSphere() throws IOException {
    simulate("tissues=@head.nii.gz points=@points.csv output=%head.csv " + OVER);
    simulate("sphere=40 points=@points.csv matrix=%head_coil.json output=%ball.csv coil=Figure8_70mm");
    double[][] labelled = vectors(out.resolve("head.csv")), ball = vectors(out.resolve("ball.csv"));
    for (int i = 0; i < 3; i++) {
      assertEquals(0, norm(difference(labelled[i], ball[i])), 0.08 * norm(ball[i]), "point " + i);
    }
    assertEquals(0, norm(difference(labelled[3], ball[3])), 0.15 * norm(ball[3]), "in the scalp");
  }

  @Test
  void writtenMatrixReproducesTheField() throws IOException {
    simulate("tissues=@head.nii.gz output=%E.nii.gz " + OVER);
    JsonObject json = JsonParser.parseString(Files.readString(out.resolve("E_coil.json"))).getAsJsonObject();
    assertEquals("Figure8_70mm", json.get("coil").getAsString());
    Affine m = CoilPlacement.readMatrix(out.resolve("E_coil.json")).content();
    assertEquals(RoundHead.RADIUS + 4, new Vec3(m.get(0, 3), m.get(1, 3), m.get(2, 3)).norm(), 1.5);
    assertTrue(m.get(1, 1) > 0.9, "the handle points along -y");
    simulate("tissues=@head.nii.gz coil=Figure8_70mm matrix=%E_coil.json output=%again.nii.gz");
    assertArrayEquals(Files.readAllBytes(out.resolve("E.nii.gz")), Files.readAllBytes(out.resolve("again.nii.gz")));
    assertFalse(Files.exists(out.resolve("again_coil.json")));
    EField field = ImageFiles.openEField(out.resolve("E.nii.gz"));
    assertTrue(field.grid().matches(RoundHead.GRID));
    assertEquals(1, field.didt());
    Batch.runCommand("Open E-field...", "efield=[" + out.resolve("E.nii.gz") + "] tissues=["
        + head.resolve("head.nii.gz")
        + "] output=[" + out.resolve("brain.nii.gz") + "]");
    assertTrue(ImageFiles.openEField(out.resolve("brain.nii.gz")).valid().count() < field.valid().count());
  }

  @Test
  void weightsDriveEachStimulator() throws IOException {
    String element = "{\"stimulator\": %d, \"type\": 1, \"points\": [[%d, 0, -5], [0, 9, -5]],"
        + " \"values\": [[0, 0, 0.01], [0, 0.02, 0]]}";
    Files.writeString(out.resolve("two.tcd"), "{\"coilElementList\": [" + element.formatted(0, 20) + ", "
        + element.formatted(1, -20) + "], \"stimulatorList\": [{\"name\": \"A\"}, {\"name\": \"B\"}]}");
    String run = "sphere=40 points=@points.csv coil=%two.tcd target=0,0,20 ";
    for (String weights : new String[] {"1,0", "0,1", "1,-0.5"}) {
      simulate(run + "weights=" + weights + " output=%E" + weights.replace(',', '_') + ".csv");
    }
    double[][] a = vectors(out.resolve("E1_0.csv")), b = vectors(out.resolve("E0_1.csv"));
    double[][] both = vectors(out.resolve("E1_-0.5.csv"));
    for (int i = 0; i < a.length; i++) {
      for (int c = 0; c < 3; c++) {
        assertEquals(a[i][c] - 0.5 * b[i][c], both[i][c], 1e-12);
      }
    }
    assertTrue(Files.readString(out.resolve("E1_-0.5.csv.log")).contains("Stimulators: A x 1.0, B x -0.5"));
    simulate(run + "output=%E.csv");
    String log = Files.readString(out.resolve("E.csv.log"));
    assertTrue(log.contains("Warning: " + out.resolve("two.tcd") + ": has 2 stimulators (A, B), which are all driven "
        + "at the "
        + "same dI/dt; set weights=, one factor per stimulator"));
    RejectedInput.message("Simulate E-field...", filled(run + "weights=1 output=%E.csv"),
        List.of("weights=1: must be 2 numbers, one per stimulator of two (A, B), but has 1"));
  }

  @Test
  void resamplesToAnotherSpacing() throws IOException {
    simulate("tissues=@head.nii.gz spacing=5 output=%E.tif " + OVER);
    EField field = ImageFiles.openEField(out.resolve("E.tif"));
    assertEquals(5, field.grid().voxelToWorld().spacing(1), 1e-6);
    Files.writeString(out.resolve("p.csv"), "x_mm,y_mm,z_mm\n5,-10,20\n-15,0,0\n0,0,30\n");
    simulate("tissues=@head.nii.gz points=%p.csv output=%E.csv " + OVER);
    double[][] e = vectors(out.resolve("E.csv"));
    int voxel = field.grid().indexAt(new Vec3(5, -10, 20), field.grid().voxelToWorld().inverse());
    for (int c = 0; c < 3; c++) {
      assertEquals(e[0][c], field.volume().values()[voxel + c * field.grid().voxels()], 1e-6);
    }
    int air = field.grid().indexAt(new Vec3(40, 40, 40), field.grid().voxelToWorld().inverse());
    assertFalse(field.valid().contains(air));
  }

  @Test
  void appliesConductivities() throws IOException {
    simulate("tissues=@head.nii.gz points=@points.csv output=%usual.csv " + OVER);
    simulate("tissues=@head.nii.gz points=@points.csv output=%same.csv conductivities=1:0.126,5:0.465 " + OVER);
    assertEquals(Files.readString(out.resolve("usual.csv")), Files.readString(out.resolve("same.csv")));
    simulate("tissues=@head.nii.gz points=@points.csv output=%other.csv conductivities=[4: 1.5] " + OVER);
    assertFalse(Files.readString(out.resolve("usual.csv")).equals(Files.readString(out.resolve("other.csv"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "tissues=@head.nii.gz                      | tissues=@head.nii.gz cannot be combined with sphere=",
      "sphere=                                   | tissues= is missing: the label volume of a head, or sphere=",
      "sphere=-1                                 | sphere=-1: the radius of a sphere must be a positive number of mm",
      "sphere=big                                | sphere=big is not a number",
      "sphere= tissues=@gone.nii                 | @gone.nii: no such file",
      "sphere= tissues=@flat.nii.gz              | target=3,-2,24: the target 3.0,-2.0,24.0 mm lies outside the head",
      "coil=                                     | coil= is missing",
      "coil=Figure9                              | coil=Figure9: no such file, and there is no built-in coil "
          + "'Figure9'; the names are Fig",
      "coil=@points.csv                          | @points.csv: the extension of a coil file must be",
      "target=                                   | target= is missing: x,y,z in mm of a point in the head below the "
          + "coil, or matrix=",
      "matrix=@inside.json                       | matrix=@inside.json cannot be combined with target=",
      "target= matrix=@inside.json               | handle=3,-30,24 applies to target= only",
      "target= handle= matrix=@inside.json distance=9 | distance=9.0 applies to target= only; a matrix defines the "
          + "coil's position",
      "target= handle= matrix=@inside.json       | the coil reaches into the head: Figure8_70mm has an element at",
      "target= handle= matrix=@stretched.json    | @stretched.json: matsimnibs_mm: the coil matrix stretches",
      "target= handle= matrix=@gone.json         | @gone.json: no such file",
      "target=1,2                                | target=1,2 must be x,y,z in mm",
      "target=0,0,41                             | target=0,0,41: the target 0.0,0.0,41.0 mm lies outside the sphere",
      "handle=3,-2,24                            | handle=3,-2,24 must be a point other than the target",
      "handle=3.75,-2.5,30                       | target=3,-2,24: the handle's direction",
      "distance=-1                               | distance=-1.0 must be 0 or more",
      "didt=0                                    | didt=0.0: dI/dt must be a positive number of A/us",
      "conductivities=1:0.2                      | conductivities=1:0.2 applies to tissues= only",
      "spacing=0                                 | spacing=0 must be 0.01 mm or more",
      "spacing=2 points=@points.csv              | spacing=2 applies to a volume, not to points=",
      "points=@far.csv                           | @far.csv: line 3, column x_mm: the point lies outside the sphere",
      "points=@nan.csv                           | @nan.csv: line 3, column y_mm: 'NaN' is not a finite number",
      "points=@few.csv                           | @few.csv: line 1: column 'z_mm' is missing",
      "points=@none.csv                          | @none.csv: line 2: must have at least one point",
      "output=%E.png                             | %E.png: unknown extension, must be .nii",
      "output=%                                  | output=% is a folder, must be a file"})
  void reportsInvalidParametersInOneLine(String options, String message) throws IOException {
    rejects(options, message, "sphere=40 output=%E.nii " + OVER);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "tissues=@flat.nii.gz target=12,12,8       | target=12,12,8: the head is not surrounded by air",
      "tissues=@cm.nii.gz                        | @cm.nii.gz: the tissue in it extends over 7.8 mm, a head must"
          + " extend over 40 mm or more; its lengths are probably in cm, or it is a part of a head",
      "points=@far.csv                           | @far.csv: line 3, column x_mm: the point lies outside the head",
      "target= handle= matrix=@inside.json       | the coil reaches into the head",
      "conductivities=1                          | conductivities=1 must be comma-separated pairs label:S/m",
      "conductivities=1.5:2                      | conductivities=1.5:2 must be comma-separated pairs label:S/m",
      "conductivities=1:0                        | conductivities=1:0: label 1 has the conductivity 0.0 S/m",
      "conductivities=0:1                        | conductivities=0:1: label 0 has the conductivity",
      "spacing=0.01                              | voxels"})
  void reportsInvalidHeadsInOneLine(String options, String message) throws IOException {
    rejects(options, message, "tissues=@head.nii.gz output=%E.nii " + OVER);
  }

  /** @param good valid parameters, some of which are replaced by invalid ones */
  private void rejects(String bad, String message, String good) throws IOException {
    RejectedInput.message("Simulate E-field...", filled(RejectedInput.options(good, bad)), List.of(filled(message)));
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(List.of(), files.filter(f -> !f.toString().endsWith(".log")).toList());
    }
  }
}
