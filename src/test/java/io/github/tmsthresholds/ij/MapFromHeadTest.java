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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.CoilPose.Kind;
import io.github.tmsthresholds.efield.coil.pose.PoseColumns;
import io.github.tmsthresholds.efield.coil.pose.PoseFile;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests From Head to Map on a small head. */
class MapFromHeadTest {

  private static final String GOOD = "tissues=@head.nii.gz coil=Figure8_70mm target=2,3,25 handle=2,-30,25 radius=9 "
      + "cells=@cells spacing=4 limit=4 tolerance=0.02 ";

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeHead() throws IOException {
    RoundHead.write(head.resolve("head.nii.gz"));
    SmallHead.labels(head.resolve("flat.nii.gz"), new Grid(24, 24, 20, Affine.ofSpacing(2, Vec3.ZERO)));
    SmallCell.write(head.resolve("cells"), "L23_Small");
    SmallCell.write(head.resolve("cells"), "L5_Small");
  }

  private void run(String options) {
    Batch.runCommand("From Head to Map...", options(options));
  }

  private String options(String options) {
    return options.replace("@", head + "/").replace("%", out + "/");
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void mapEqualsThatOfItsFieldAndSites() throws IOException {
    run(GOOD + "output=%map");
    Path map = out.resolve("map");
    assertEquals(new TreeSet<>(List.of("coil.json", "efield.nii.gz", "sites.csv", "summary.json",
        "threshold_map.nii.gz",
        "threshold_map.png", "threshold_map.svg", "threshold_map.tif", "threshold_map_V_per_m.nii.gz",
        "threshold_map_V_per_m.tif", "thresholds.csv")), files(map));
    List<Site> sites = SiteTable.read(map.resolve("sites.csv"));
    assertEquals(8, sites.size());
    assertTrue(sites.stream().allMatch(s -> s.position().minus(new Vec3(2, 3, 25)).norm() <= 9));
    Batch.runCommand("Estimate Thresholds...", options("efield=%map/efield.nii.gz tissues=@head.nii.gz "
        + "sites=%map/sites.csv cells=@cells tolerance=0.02 output=%again"));
    assertEquals(Files.readString(map.resolve("thresholds.csv")),
        Files.readString(out.resolve("again/thresholds.csv")));
    Batch.runCommand("Simulate E-field...", options(
        "tissues=@head.nii.gz coil=Figure8_70mm matrix=%map/coil.json output=%E.nii.gz"));
    EField whole = ImageFiles.openEField(out.resolve("E.nii.gz")),
        part = ImageFiles.openEField(map.resolve("efield.nii.gz"));
    double[] a = {2, 3, 25}, b = a.clone();
    whole.sampler().sample(a, 1, a, new byte[1]);
    part.sampler().sample(b, 1, b, new byte[1]);
    assertArrayEquals(a, b);
    assertTrue(part.grid().voxels() < whole.grid().voxels() / 3, "only what the neurons need is kept");
  }

  @Test
  void takesThePoseOfTheCoilAsAFileOrNumbers() throws IOException {
    run(GOOD + "output=%map");
    String matrix = GOOD.replace("handle=2,-30,25", "matrix=");
    run(matrix.replace("matrix=", "matrix=%map/coil.json") + "output=%file");
    double[] rows = CoilPlacement.readMatrix(out.resolve("map/coil.json")).reportTo(w -> {}).rows();
    run(matrix.replace("matrix=", "matrix=" + Arrays.stream(rows).mapToObj(Double::toString)
        .collect(Collectors.joining(","))) + "output=%numbers");
    for (String name : List.of("thresholds.csv", "coil.json", "threshold_map.tif", "efield.nii.gz")) {
      assertEquals(-1, Files.mismatch(out.resolve("map").resolve(name), out.resolve("file").resolve(name)), name);
      assertEquals(-1, Files.mismatch(out.resolve("map").resolve(name), out.resolve("numbers").resolve(name)), name);
    }
  }

  @Test
  void tabulatesTheMedianPerAngleAndLayer() throws IOException {
    run(GOOD + "output=%map reverse=true");
    run(GOOD + "output=%sweep angles=0:90:180");
    Path sweep = out.resolve("sweep");
    assertEquals(new TreeSet<>(List.of("angles.csv", "angles.png", "angles.svg", "sites.csv", "summary.json",
        "thresholds_0_deg.csv", "thresholds_90_deg.csv", "thresholds_180_deg.csv")), files(sweep));
    CsvTable angles = CsvTable.read(sweep.resolve("angles.csv"));
    assertEquals(6, angles.rows());
    JsonObject layers = summary(out.resolve("map")).getAsJsonObject("layers");
    for (int row = 4; row < 6; row++) {
      assertEquals(180, angles.number(row, 0));
      assertEquals(4, angles.number(row, angles.column("neurons")));
      // half a turn of the coil reverses the field
      JsonObject reversed = layers.getAsJsonObject(angles.text(row, angles.column("layer")));
      assertEquals(reversed.get("median_threshold_A_per_us").getAsDouble(),
          angles.number(row, angles.column("median_threshold_A_per_us")), 0.002 * angles.number(row, 5));
      assertTrue(angles.number(row, 4) <= angles.number(row, 5) && angles.number(row, 5) <= angles.number(row, 6));
    }
    assertEquals(Files.readString(out.resolve("map/sites.csv")), Files.readString(sweep.resolve("sites.csv")));
    assertEquals(800, ImageIO.read(sweep.resolve("angles.png").toFile()).getWidth());
    JsonObject last = summary(sweep).getAsJsonArray("angles").get(2).getAsJsonObject();
    assertEquals(180, last.get("angle_deg").getAsDouble());
    assertTrue(last.getAsJsonArray("matsimnibs_mm").get(1).getAsJsonArray().get(1).getAsDouble() < -0.9);
  }

  @Test
  void mapsEachPoseOfAFile() throws IOException {
    run(GOOD + "output=%map fired=80");
    Affine pose = CoilPlacement.readMatrix(out.resolve("map/coil.json")).content();
    Affine turned = CoilPlacement.turned(pose, 90), inside = pose.startingAt(0, 0, 15);
    CsvWriter.write(head.resolve("poses.csv"), table -> {
      table.row(PoseColumns.names().toArray());
      OptionalDouble no = OptionalDouble.empty();
      for (CoilPose p : List.of(new CoilPose("a, b", Kind.SAMPLE, pose, OptionalDouble.of(80), no, no, "c"),
          CoilPose.target("turned", turned), CoilPose.target("inside", inside))) {
        PoseColumns.write(table, p);
        table.endRow();
      }
    });
    run(GOOD.replace("handle=2,-30,25 ", "") + "poses=@poses.csv output=%poses");
    Path poses = out.resolve("poses");
    assertEquals(new TreeSet<>(List.of("checks.csv", "checks.png", "checks.svg", "layers.csv", "layers.png",
        "layers.svg", "pose_1", "pose_2", "poses.csv", "sites.csv", "summary.json")), files(poses));
    assertEquals(Files.readString(out.resolve("map/sites.csv")), Files.readString(poses.resolve("sites.csv")));
    CsvTable expected = CsvTable.read(out.resolve("map/thresholds.csv")), same =
        CsvTable.read(poses.resolve("pose_1/thresholds.csv"));
    int column = expected.column("threshold_A_per_us"), fired = 0;
    for (int row = 0; row < expected.rows(); row++) {
      assertEquals(expected.number(row, column), same.number(row, column), 2e-3 * expected.number(row, column));
      fired += same.number(row, column) <= 80 ? 1 : 0;
    }
    CsvTable table = CsvTable.read(poses.resolve("poses.csv"));
    assertEquals(3, table.rows());
    assertEquals((double) fired / expected.rows(), table.number(0, table.column("fired_at_didt")), 1e-6);
    assertEquals("a, b", table.text(0, table.column("name")));
    assertEquals("pose_2", table.text(1, table.column("map")));
    assertEquals("", table.text(1, table.column("fired_at_didt")));
    assertEquals("", table.text(2, table.column("median_threshold_A_per_us")));
    assertTrue(table.text(2, table.column("problem")).contains("the coil reaches into the head"));
    assertEquals(3, PoseFile.read(poses.resolve("poses.csv")).content().poses().size(), "the table is a file of poses");
    CsvTable checks = CsvTable.read(poses.resolve("checks.csv"));
    assertEquals("inside", checks.text(0, checks.column("name")));
    assertTrue(checks.text(0, checks.column("problem")).contains("mm inside the head"));
    CsvTable layers = CsvTable.read(poses.resolve("layers.csv"));
    assertEquals(4, layers.rows());
    assertEquals(2, layers.number(3, layers.column("pose")));
    JsonObject summary = summary(poses.resolve("pose_1")).getAsJsonObject("layers");
    double median = summary.getAsJsonObject("L5").get("median_threshold_A_per_us").getAsDouble();
    // tables have eight digits
    assertEquals(median, layers.number(1, layers.column("median_threshold_A_per_us")), 1e-7 * median);
  }

  private static JsonObject summary(Path folder) throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve("summary.json"))).getAsJsonObject();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "tissues=               | tissues= is missing: label volume of a head",
      "tissues=@flat.nii.gz target=12,12,8 | target=12,12,8: the head is not surrounded by air",
      "target=                | target= is missing: x,y,z in mm of a point in the head",
      "matrix=@coil.json      | handle=2,-30,25 applies to target= only",
      "handle= matrix=@coil.json | coil.json: no such file",
      "handle= matrix=1,0,0,0,0,1,0,0,0,0,-1,60 | the coil matrix mirrors",
      "handle= matrix=1,0,0,0,0,1,0,0,0,0,a,60  | must be a file, or 12 numbers: three rows of four",
      "target=0,0,60          | target=0,0,60: the target 0.0,0.0,60.0 mm lies outside the head",
      "target=0,0,0 radius=5  | tissues=@head.nii.gz has no cortex of the layers [L23, L5]",
      "angles=0,30,north      | angles=0,30,north must be comma-separated degrees, or from:step:to",
      "angles=0:0:90          | angles=0:0:90 must be 1 to 360 different angles",
      "angles=0:-10:90        | angles=0:-10:90 must be 1 to 360 different angles",
      "angles=0:30            | angles=0:30 must be comma-separated degrees, or from:step:to",
      "angles=10,20 fired=90  | fired=90 applies to a map, not to angles=",
      "angles=10,20,10        | angles=10,20,10 must be 1 to 360 different angles",
      "poses=@none.csv handle= angles=0,10 | angles=0,10 cannot be combined with poses=",
      "poses=@none.csv handle= matrix=@m.json | matrix=@m.json cannot be combined with poses=",
      "poses=@none.csv        | handle=2,-30,25 applies to target= only",
      "poses=@none.csv handle= distance=3 | distance=3.0 applies to target= only",
      "poses=@none.csv handle= | @none.csv: no such file",
      "poses=@head.nii.gz handle= | @head.nii.gz: is no file of coil poses that is known",
      "coil=@cells            | @cells: is a folder, not a coil file",
      "estimator=oracle       | estimator=oracle must be one of",
      "efield=@head.nii.gz    | efield=@head.nii.gz is not a parameter of the command; the keys are tissues,"})
  void reportsInvalidParametersInOneLine(String bad, String message) throws IOException {
    RejectedInput.message("From Head to Map...", options(RejectedInput.options(GOOD + " output=%map", bad)),
        List.of(options(message)));
    assertEquals(Set.of("map.log"), files(out));
  }
}
