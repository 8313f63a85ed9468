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
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of thresholds in a small round head. */
class UncertaintyTest {

  private static final String GOOD = "tissues=@head.nii.gz coil=Figure8_70mm target=2,3,25 handle=2,-30,25 radius=8 "
      + "spacing=5 limit=6 draws=32 mso=150 output=%bars ";

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeHead() throws IOException {
    RoundHead.write(head.resolve("head.nii.gz"));
  }

  private String options(String options) {
    return options.replace("@", head + "/").replace("%", out + "/");
  }

  private void run(String options) {
    Batch.runCommand("Uncertainty...", options(options));
  }

  private static double[] column(CsvTable table, String name) throws IOException {
    return table.numbers(table.column(name));
  }

  @Test
  void writesTablesStacksAndAFigure() throws IOException {
    run(GOOD + "cells=L23_PC_median,L5_TTPC2_cADpyr232_1,L5_TTPC2_cADpyr232_2 layers=L23,L5 azimuths=3 "
        + "sources=pose,depth,network position_error=3 distance_error=0 angle_error=0");
    Path bars = out.resolve("bars");
    CsvTable layers = CsvTable.read(bars.resolve("uncertainty.csv"));
    assertEquals(4, layers.rows(), "median and neuron of two layers");
    CsvTable sites = CsvTable.read(bars.resolve("uncertainty_sites.csv"));
    assertEquals(4, sites.rows(), "two positions per layer, at three azimuths each");
    for (CsvTable table : List.of(layers, sites)) {
      double[] low = column(table, "p05_A_per_us"), median = column(table, "median_A_per_us");
      double[] high = column(table, "p95_A_per_us"), nominal = column(table, "nominal_A_per_us");
      double[] percent = column(table, "median_percent_MSO");
      for (int row = 0; row < table.rows(); row++) {
        assertTrue(low[row] < median[row] && median[row] < high[row], "row " + row);
        assertEquals(nominal[row], median[row], 0.1 * nominal[row]);
        assertEquals(median[row] / 1.5, percent[row], 1e-3 * percent[row]);
        double sum = 0;
        for (String source : List.of("conductivities", "pose", "depth", "network", "neurons", "interaction")) {
          sum += table.number(row, table.column("share_" + source));
        }
        assertEquals(1, sum, 1e-3);
      }
      assertArrayEquals(new double[table.rows()], column(table, "share_conductivities"));
    }
    double[] spread = column(sites, "share_neurons");
    assertTrue(spread[0] < 0.1 && spread[1] < 0.1, "the medians of L2/3 hardly depend on the azimuth");
    assertTrue(spread[2] > 0.05 && spread[3] > 0.05, "cells and azimuths of L5: " + spread[2] + ", " + spread[3]);
    for (String name : List.of("threshold_median", "threshold_p05", "threshold_p95", "share_pose", "share_depth",
        "share_network", "share_neurons", "share_interaction")) {
      Volume stack = ImageFiles.openVolume(bars.resolve(name + ".tif"));
      assertEquals(2, stack.components(), name);
    }
    assertFalse(Files.exists(bars.resolve("share_conductivities.tif")));
    assertTrue(Files.exists(bars.resolve("uncertainty.png")) && Files.exists(bars.resolve("uncertainty.svg")));
    assertFalse(Files.exists(bars.resolve("parts")));
    JsonObject summary = JsonParser.parseString(Files.readString(bars.resolve("summary.json"))).getAsJsonObject();
    JsonObject errors = summary.getAsJsonObject("field_errors_percent");
    assertTrue(errors.getAsJsonObject("pose").get("largest").getAsDouble() < 2);
    assertEquals(4, summary.getAsJsonArray("thresholds").size());
  }

  /**
   * In spherical shells, the field inside does not depend on the conductivities; what remains is the error of shells
   * made of voxels that are large for such a small head.
   */
  @Test
  void conductivitiesMatterLittleInASphere() throws IOException {
    run(GOOD.replace("limit=6", "limit=12").replace("spacing=5", "spacing=3")
        + "sources=conductivities cells=L23_PC_median,L5_TTPC2_median");
    CsvTable layers = CsvTable.read(out.resolve("bars/uncertainty.csv"));
    double[] low = column(layers, "p05_A_per_us"), high = column(layers, "p95_A_per_us");
    for (int row = 0; row < 4; row += 2) {
      double deviation = (high[row] - low[row]) / (2 * 1.645) / low[row];
      assertTrue(deviation < 0.01, layers.text(row, 0) + ": " + deviation);
      assertEquals(1, column(layers, "share_conductivities")[row], 1e-9);
    }
  }

  /** A run that the system kills goes on, with the same result. */
  @Test
  void goesOnAfterItWasKilled() throws Exception {
    String options = GOOD + "cells=L5_TTPC2_median sources=pose,depth distance_error=0 angle_error=0";
    run(options);
    List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        HeadlessRunner.class.getName(), Path.of("macros/Uncertainty.ijm").toAbsolutePath().toString()));
    line.addAll(List.of(options(options.replace("%bars", "%again")).trim().split(" ")));
    Process process = new ProcessBuilder(line).redirectErrorStream(true)
        .redirectOutput(out.resolve("killed.txt").toFile()).start();
    Path part = out.resolve("again/parts/pose_1.part.h5");
    for (int i = 0; i < 3600 && process.isAlive() && !Files.exists(part); i++) {
      Thread.sleep(50);
    }
    process.destroyForcibly().waitFor();
    assertTrue(Files.exists(part), () -> out + ": the run ended before it was killed");
    assertFalse(Files.exists(out.resolve("again/summary.json")));
    run(options.replace("%bars", "%again"));
    assertEquals(Files.readString(out.resolve("bars/uncertainty_sites.csv")),
        Files.readString(out.resolve("again/uncertainty_sites.csv")));
    assertEquals(-1, Files.mismatch(out.resolve("bars/share_pose.tif"), out.resolve("again/share_pose.tif")));
    assertFalse(Files.exists(out.resolve("again/parts")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "sources=weather              | sources=weather|must be a list of conductivities, pose, depth and network",
      "position_error=-1            | position_error=-1",
      "angle_error=NaN              | angle_error=NaN",
      "depth_error=-0.1             | depth_error=-0.1",
      "draws=8                      | draws=8",
      "mso=0                        | mso=0",
      "fired=100                    | fired=100",
      "checkpoint=%c                | checkpoint=|keeps finished parts in its result folder",
      "matrix=1,0,0,0,0,1,0,0,0,0,1,0 handle= | the coil reaches into the head",
      "target=0,0,90                | target=0,0,90|lies outside the head",
      "tissues=@missing.nii.gz      | missing.nii.gz: no such file",
  })
  void rejectsImpossibleInput(String bad, String parts) {
    RejectedInput.message("Uncertainty...", options(RejectedInput.options(GOOD, bad)), List.of(parts.split("\\|")));
    assertFalse(Files.exists(out.resolve("bars/summary.json")));
  }
}
