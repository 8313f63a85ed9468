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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasisFile;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.MovingCoil.PoseField;
import io.github.tmsthresholds.threshold.MovingCoil;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prepares a small round head, and uses the basis where fields were solved for before. */
class PrepareHeadTest {

  private static final String HEAD = "tissues=@head.nii.gz coil=Figure8_70mm target=2,3,25 ";
  private static final String GOOD = HEAD + "radius=14 reach=6 lift=3:6 tilt=3 error=1 output=@basis.h5 ";
  private static final String COIL = HEAD + "handle=2,-30,25 distance=4 ";

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void prepare() throws Exception {
    RoundHead.write(head.resolve("head.nii.gz"));
    Volume labels = NiftiReader.read(head.resolve("head.nii.gz"));
    float[] other = labels.values().clone();
    other[labels.grid().index(22, 22, 22)] = 2;
    NiftiWriter.write(head.resolve("other.nii.gz"), new Volume(labels.grid(), 1, other, ""), Values.UINT8, "");
    SmallCell.write(head.resolve("cells"), "L23_Small");
    ChildJava.Run run = ChildJava.run(head, Path.of("macros/Prepare_Head.ijm").toAbsolutePath(),
        GOOD.replace("@", "").trim().split(" "));
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().contains("Basis of poses: " + head.toRealPath().resolve("basis.h5")), run::toString);
    byte[] bytes = Files.readAllBytes(head.resolve("basis.h5"));
    Files.write(head.resolve("damaged.h5"), Arrays.copyOf(bytes, bytes.length / 3));
  }

  private String options(String options) {
    return options.replace("@", head + "/").replace("%", out + "/");
  }

  private void run(String command, String options) {
    Batch.runCommand(command, options(options));
  }

  @Test
  void recordsItsErrorAtPosesOutsideTheBasis() throws IOException {
    CsvTable checks = CsvTable.read(head.resolve("basis_checks.csv"));
    assertEquals(8, checks.rows());
    for (int row = 0; row < 8; row++) {
      double error = checks.number(row, checks.column("error_percent"));
      assertTrue(error > 0 && error <= 1, "row " + row + ": " + error);
      assertTrue(checks.number(row, checks.column("estimated_error_percent")) >= 0.999 * error);
    }
    assertFalse(Files.exists(head.resolve("basis_parts")), "solved fields are deleted when the basis is complete");
    assertTrue(Files.readString(head.resolve("basis.h5.log")).contains("done"));
  }

  @Test
  void fieldEqualsThatSolvedForWithinItsRegion() throws IOException {
    run("Simulate E-field...", COIL + "output=%solved.nii.gz");
    run("Simulate E-field...", COIL + "basis=@basis.h5 output=%basis.nii.gz");
    EField solved = ImageFiles.openEField(out.resolve("solved.nii.gz"));
    EField basis = ImageFiles.openEField(out.resolve("basis.nii.gz"));
    assertTrue(basis.grid().matches(solved.grid()));
    int n = basis.grid().voxels(), inside = 0;
    double errors = 0, squares = 0;
    float[] a = basis.volume().values(), b = solved.volume().values();
    for (int i = 0; i < n; i++) {
      boolean far = basis.grid().centre(i).minus(new Vec3(2, 3, 25)).norm() > 14;
      assertTrue(!far || !basis.valid().contains(i), "zero outside the region");
      for (int c = 0; c < 3 && basis.valid().contains(i); c++) {
        inside++;
        errors += Math.pow(a[c * n + i] - b[c * n + i], 2);
        squares += Math.pow(b[c * n + i], 2);
      }
    }
    assertTrue(inside > 1000 && Math.sqrt(errors / squares) < 0.01, inside + ": " + Math.sqrt(errors / squares));
  }

  @Test
  void mapEqualsThatOfTheSolvedField() throws IOException {
    String cells = "radius=8 cells=@cells spacing=4 limit=4 tolerance=0.002 ";
    run("From Head to Map...", COIL + cells + "output=%solved");
    run("From Head to Map...", COIL + cells + "basis=@basis.h5 output=%basis");
    CsvTable solved = CsvTable.read(out.resolve("solved/thresholds.csv"));
    CsvTable basis = CsvTable.read(out.resolve("basis/thresholds.csv"));
    assertEquals(Files.readString(out.resolve("solved/sites.csv")), Files.readString(out.resolve("basis/sites.csv")));
    int column = solved.column("threshold_A_per_us");
    for (int row = 0; row < solved.rows(); row++) {
      assertEquals(solved.number(row, column), basis.number(row, column), 0.02 * solved.number(row, column));
    }
    run("From Head to Map...", COIL + cells + "basis=@basis.h5 angles=0 output=%angles");
    assertEquals(Files.readString(out.resolve("basis/thresholds.csv")),
        Files.readString(out.resolve("angles/thresholds_0_deg.csv")));
    run("From Head to Map...", HEAD + cells + "basis=@basis.h5 poses=%basis/coil.json output=%poses");
    assertEquals(Files.readString(out.resolve("basis/thresholds.csv")),
        Files.readString(out.resolve("poses/pose_1/thresholds.csv")));
    EField a = ImageFiles.openEField(out.resolve("solved/efield.nii.gz"));
    assertTrue(a.grid().matches(ImageFiles.openEField(out.resolve("basis/efield.nii.gz")).grid()));
  }

  @Test
  void solvesInFullWhereTheBasisIsNotAccurateEnough() throws IOException {
    run("Simulate E-field...", COIL + "output=%solved.nii.gz");
    run("Simulate E-field...", COIL + "basis=@basis.h5 basis_error=1e-6 exact=true output=%exact.nii.gz");
    assertEquals(-1, Files.mismatch(out.resolve("solved.nii.gz"), out.resolve("exact.nii.gz")));
    assertTrue(Files.readString(out.resolve("exact.nii.gz.log")).contains("solved in full instead"));
  }

  @Test
  void extendsABasis() throws IOException {
    run("Prepare Head...", GOOD.replace("@basis", "%more") + "extend=@basis.h5 coils=Round_90mm");
    run("Simulate E-field...", COIL.replace("Figure8_70mm", "Round_90mm") + "basis=%more.h5 output=%round.nii.gz");
    assertTrue(Files.exists(out.resolve("round.nii.gz")));
    assertTrue(Files.size(out.resolve("more.h5")) > Files.size(head.resolve("basis.h5")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "tissues=@other.nii.gz          | was prepared for other labels than",
      "conductivities=2:0.3           | was prepared with the conductivities",
      "basis=@damaged.h5              | damaged.h5|is damaged or not a basis of poses",
      "basis=@head.nii.gz             | head.nii.gz|is damaged or not a basis of poses",
      "basis=@missing.h5              | missing.h5: no such file",
      "distance=30 target=0,-20,20 handle=0,0,30 | does not span this pose of Figure8_70mm|the estimated error",
      "basis= exact=true              | exact=true|applies to basis= only",
      "basis_error=0                  | basis_error=0|must be above 0 %",
      "sphere=40 tissues=             | basis=|applies to tissues= only",
  })
  void rejectsBasesThatDoNotFit(String bad, String parts) {
    RejectedInput.message("Simulate E-field...",
        options(RejectedInput.options(COIL + "basis=@basis.h5 output=%E.nii.gz", bad)), List.of(parts.split("\\|")));
    assertFalse(Files.exists(out.resolve("E.nii.gz")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "target=0,0,300     | target=0,0,300|lies outside the head",
      "lift=5             | lift=5|must be two distances in mm",
      "lift=6:3           | lift=6:3|must be a range",
      "radius=0.01        | radius=0.01",
      "error=0            | error=0",
      "coils=Square       | Square",
      "extend=@damaged.h5 | damaged.h5|is damaged",
      "extend=@basis.h5 radius=10 | it can be extended for the same target and radius only",
  })
  void rejectsPreparationsThatCannotSucceed(String bad, String parts) {
    RejectedInput.message("Prepare Head...", options(RejectedInput.options(GOOD.replace("@basis", "%bad"), bad)),
        List.of(parts.split("\\|")));
    assertFalse(Files.exists(out.resolve("bad.h5")));
  }

  @Test
  void rejectsNeuronsOutsideTheRegion() {
    RejectedInput.message("From Head to Map...",
        options(COIL + "radius=13 cells=@cells spacing=4 basis=@basis.h5 output=%map"),
        List.of("keeps the E-field within 14.0 mm", "radius="));
    assertFalse(Files.exists(out.resolve("map")));
  }

  @Test
  void movingCoilHasTheThresholdsOfTheMapOfItsPose() throws IOException {
    run("From Head to Map...", COIL + "radius=8 cells=@cells spacing=4 limit=4 basis=@basis.h5 output=%map");
    VoxelHeadModel model = new VoxelHeadModel(NiftiReader.read(head.resolve("head.nii.gz")), Conductivities.SIMNIBS,
        Optional.empty());
    Vec3 target = new Vec3(2, 3, 25);
    MovingCoil coil = new MovingCoil(model, PoseBasisFile.read(head.resolve("basis.h5"), Progress.NONE),
        BuiltInCoils.get("Figure8_70mm"), new Box(target, target).grown(8),
        SiteTable.read(out.resolve("map/sites.csv")),
        CellParameters.load(CellParameters.find("cells", head + "/cells", "", List.of()), AxonTerminal.DISABLED,
            w -> {}, Progress.NONE), Waveforms.of("monophasic"), SearchSettings.FAST, new CableEstimator());
    PoseField field = coil.field(CoilPlacement.readMatrix(out.resolve("map/coil.json")).reportTo(w -> {}));
    assertTrue(field.error() > 0 && field.error() < 0.01, "error " + field.error());
    Thresholds thresholds = coil.thresholds(field, Progress.NONE).get(0).thresholds();
    CsvTable map = CsvTable.read(out.resolve("map/thresholds.csv"));
    for (int row = 0; row < map.rows(); row++) {
      assertEquals((float) map.number(row, map.column("threshold_A_per_us")), (float) thresholds.coilRate(row, 0));
    }
    RejectedInput.message("Move Coil...", options(HEAD + "basis=@basis.h5 output=%moved"),
        List.of("Move Coil needs a display", "From_Head_To_Map.ijm", "matrix="));
  }

  @Test
  void intervalsEqualThoseOfSolvedFields() throws IOException {
    String errors = "radius=8 cells=L5_TTPC2_median spacing=4 limit=4 sources=pose position_error=0.8 distance_error=0 "
        + "angle_error=5 draws=32 ";
    run("Uncertainty...", COIL + errors + "output=%solved");
    run("Uncertainty...", COIL + errors + "basis=@basis.h5 output=%basis");
    CsvTable solved = CsvTable.read(out.resolve("solved/uncertainty_sites.csv"));
    CsvTable basis = CsvTable.read(out.resolve("basis/uncertainty_sites.csv"));
    assertEquals(4, solved.rows());
    for (String quantile : List.of("p05", "median", "p95")) {
      int column = solved.column(quantile + "_A_per_us");
      for (int row = 0; row < 4; row++) {
        assertEquals(solved.number(row, column), basis.number(row, column), 0.01 * solved.number(row, column));
      }
    }
  }

  private static final String SEARCH = HEAD + "basis=@basis.h5 radius=8 cells=@cells spacing=4 limit=1 tolerance=0.05 "
      + "estimator=cable within=4 step=4 turn=90 output=%search ";

  @Test
  void findsTheBestPose() throws IOException {
    run("Optimise Coil...", SEARCH);
    Path search = out.resolve("search");
    CsvTable poses = CsvTable.read(search.resolve("poses.csv"));
    int value = poses.column("objective"), median = poses.column("median_threshold_A_per_us");
    double lowest = Double.POSITIVE_INFINITY;
    int grid = 0;
    for (int row = 0; row < poses.rows(); row++) {
      assertEquals(poses.number(row, median), poses.number(row, value));
      lowest = Math.min(lowest, poses.number(row, value));
      grid += poses.text(row, 0).equals("grid") ? 1 : 0;
    }
    assertEquals(5 * 4, grid);
    assertTrue(poses.rows() > grid);
    JsonObject summary = JsonParser.parseString(Files.readString(search.resolve("summary.json"))).getAsJsonObject();
    assertEquals(lowest, summary.getAsJsonObject("best").get("median_threshold_A_per_us").getAsDouble(), 1e-5 * lowest);
    assertTrue(summary.get("distance_of_the_optima_mm").getAsDouble() <= 8);
    // the map of the best pose is that of From Head to Map at the same sites
    CsvTable map = CsvTable.read(search.resolve("best/thresholds.csv"));
    double[] thresholds = map.numbers(map.column("threshold_A_per_us"));
    assertEquals(lowest, Quantiles.median(thresholds), 1e-5 * lowest);
    assertTrue(Files.exists(search.resolve("best/threshold_map.tif")) && Files.exists(search.resolve("poses.png")));
    run("Simulate E-field...", "tissues=@head.nii.gz coil=Figure8_70mm matrix=%search/coil.json basis=@basis.h5 "
        + "output=%best.nii.gz");
  }

  @Test
  void comparesNeuronsOfTheTargetWithThoseAroundIt() throws IOException {
    run("Optimise Coil...", SEARCH.replace("radius=8", "radius=4").replace("within=4", "within=2")
        + "objective=selective surround=4");
    CsvTable poses = CsvTable.read(out.resolve("search/poses.csv"));
    int inside = poses.column("fired_in_target"), around = poses.column("fired_around");
    for (int row = 0; row < poses.rows(); row++) {
      assertTrue(poses.number(row, inside) >= 0.5, "at the median threshold of the target");
      assertEquals(poses.number(row, around) - poses.number(row, inside), poses.number(row, 5), 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "turn=50                         | turn=50|a divisor of 360",
      "objective=best                  | objective=best|must be one of",
      "objective=selective surround=0  | surround=0",
      "objective=selective didt=-3     | didt=-3|must be above 0",
      "within=100                      | the reach of 100.0 mm along the scalp must be",
      "target=0,0,90                   | target=0,0,90|lies outside the head",
      "radius=13                       | keeps the E-field within 14.0 mm",
  })
  void rejectsImpossibleSearches(String bad, String parts) {
    RejectedInput.message("Optimise Coil...", options(RejectedInput.options(SEARCH, bad)),
        List.of(parts.split("\\|")));
    assertFalse(Files.exists(out.resolve("search/summary.json")));
  }
}
