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
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.math.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Computes thresholds and doses of pulses over a small round head. */
class ThresholdsOfPulsesTest {

  private static final String HEADER = "name,m00,m01,m02,m03,m10,m11,m12,m13,m20,m21,m22,m23,didt_A_per_us,percent_mso,"
      + "time_ms\n";
  private static final String POSE = "-1,0,0,2,0,1,0,3,0,0,-1,44.5";
  private static final String HEAD = "tissues=@head.nii.gz coil=Figure8_70mm target=2,3,25 radius=8 cells=@cells "
      + "spacing=4 limit=5 tolerance=0.002 ";
  private static final String GOOD = HEAD + "poses=@session.csv estimator=cable output=%pulses ";

  @TempDir
  static Path head;

  @TempDir
  Path out;

  private static double rate;

  /** Records pulses at, and below, the median threshold of the neurons. */
  @BeforeAll
  static void record() throws IOException {
    RoundHead.write(head.resolve("head.nii.gz"));
    SmallCell.write(head.resolve("cells"), "L23_Small");
    SmallCell.write(head.resolve("cells5"), "L5_Small");
    Batch.runCommand("From Head to Map...", (HEAD + "matrix=" + POSE + " output=@map").replace("@", head + "/"));
    rate = Quantiles.median(thresholds());
    Files.writeString(head.resolve("session.csv"), HEADER
        + pulse("at the median", POSE, rate, 50, 0)
        + pulse("in the head", POSE.replace("44.5", "30"), rate, 50, 1000)
        + pulse("weak", POSE, rate / 2, 25, 2000)
        + pulse("sheared", POSE.replace("-1,0,0,2", "-1,0.2,0,2"), rate, 50, 3000)
        + "unknown," + POSE + ",,,4000\n" + pulse("far", POSE.replace("44.5", "344.5"), rate, 50, 5000));
  }

  private static String pulse(String name, String pose, double didt, double output, int time) {
    return String.format(Locale.ROOT, "%s,%s,%.9g,%.9g,%d%n", name, pose, didt, output, time);
  }

  private static double[] thresholds() throws IOException {
    CsvTable map = CsvTable.read(head.resolve("map/thresholds.csv"));
    return map.numbers(map.column("threshold_A_per_us"));
  }

  private String options(String options) {
    return options.replace("@", head + "/").replace("%", out + "/");
  }

  private CsvTable pulses(String other) throws IOException {
    Batch.runCommand("Thresholds of Pulses...", options(RejectedInput.options(GOOD, other)));
    return CsvTable.read(out.resolve("pulses/pulses.csv"));
  }

  @Test
  void thresholdsAreThoseOfTheMapAtTheSamePose() throws IOException {
    CsvTable pulses = pulses("seed=1");
    double[] expected = thresholds();
    assertEquals(6, pulses.rows());
    for (int row : new int[] {0, 2, 4}) {
      assertEquals(DoubleStream.of(expected).min().getAsDouble(), number(pulses, row, "lowest_threshold_A_per_us"),
          1e-3);
      assertEquals(Quantiles.quantile(expected, 0.05), number(pulses, row, "p5_threshold_A_per_us"), 1e-3);
      assertEquals(Quantiles.median(expected), number(pulses, row, "median_threshold_A_per_us"), 1e-3);
      assertEquals(expected.length, number(pulses, row, "neurons"));
    }
    assertEquals(1, number(pulses, 0, "median_dose"), 1e-5);
    assertEquals(0.5, number(pulses, 2, "median_dose"), 1e-5);
    assertEquals(3 / 5.0, number(pulses, 0, "fraction_fired"), 1e-5);
    assertEquals("", pulses.text(4, pulses.column("median_dose")), "the intensity is unknown");
    assertEquals("inside_head", pulses.text(1, pulses.column("reason")));
    assertEquals("far_from_head", pulses.text(5, pulses.column("reason")));
    assertEquals("not_rigid", pulses.text(3, pulses.column("reason")));
    assertEquals(50, number(pulses, 0, "median_threshold_percent_mso"), 1e-3, "from the recorded pairs");
    assertTrue(Files.exists(out.resolve("pulses/pulses.png")));
  }

  private static double number(CsvTable table, int row, String column) throws IOException {
    return table.number(row, table.column(column));
  }

  @Test
  void mapsShowTheLargestDoseAndCountPulses() throws IOException {
    pulses("seed=1");
    double largest = max(NiftiReader.read(out.resolve("pulses/largest_dose.nii.gz")));
    assertEquals(rate / DoubleStream.of(thresholds()).min().getAsDouble(), largest, 1e-5);
    assertEquals(1, max(NiftiReader.read(out.resolve("pulses/pulses_above_threshold.nii.gz"))));
  }

  private static double max(Volume map) {
    double max = Double.NEGATIVE_INFINITY;
    for (float value : map.values()) {
      max = Float.isNaN(value) ? max : Math.max(max, value);
    }
    return max;
  }

  @Test
  void calibratesToTheMotorThreshold() throws IOException {
    Files.writeString(out.resolve("spot.csv"), HEADER + pulse("spot", POSE, rate, 50, 0));
    CsvTable pulses = pulses("cells=@cells5 rmt=40 calibrate=%spot.csv mso=100 statistic=median");
    JsonObject summary =
        JsonParser.parseString(Files.readString(out.resolve("pulses/summary.json"))).getAsJsonObject();
    double factor = summary.getAsJsonObject("calibration").get("factor").getAsDouble();
    assertEquals(40, number(pulses, 0, "median_threshold_A_per_us"), 1e-3);
    assertEquals(40, number(pulses, 0, "median_threshold_percent_mso"), 1e-3);
    assertEquals(100, number(pulses, 0, "median_threshold_percent_rmt"), 1e-3);
    assertEquals(rate / 40, number(pulses, 0, "median_dose"), 1e-4 * rate);
    assertTrue(factor > 0 && factor < 1, "factor " + factor);
  }

  @Test
  void reversesTheCurrentOfPulsesWithNegativeRate() throws IOException {
    Files.writeString(out.resolve("reversed.csv"), HEADER + pulse("reversed", POSE, -rate, 50, 0));
    Batch.runCommand("From Head to Map...", options(HEAD + "reverse=true matrix=" + POSE + " output=%map"));
    CsvTable map = CsvTable.read(out.resolve("map/thresholds.csv"));
    CsvTable pulses = pulses("poses=%reversed.csv");
    assertEquals(Quantiles.median(map.numbers(map.column("threshold_A_per_us"))),
        number(pulses, 0, "median_threshold_A_per_us"), 1e-3);
    assertTrue(number(pulses, 0, "median_dose") > 0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "rmt=40                                          | rmt=40|needs calibrate=",
      "calibrate=weak                                  | needs rmt=",
      "rmt=140 calibrate=weak                          | rmt=140|at most 100 % MSO",
      "rmt=40 calibrate=nothing                        | calibrate=nothing|is neither a pose of",
      "rmt=40 calibrate=@session.csv                   | has 6 poses, but must have one",
      "rmt=40 calibrate=weak                           | no neurons of layer L5",
      "rmt=40 calibrate=weak scale=0.5                 | scale=0.5|cannot be combined with rmt=",
      "mso=0                                           | mso=0|must be above 0 A/us",
      "label=1                                         | label=1|needs regions=",
      "regions=@head.nii.gz                            | label=",
      "regions=@head.nii.gz label=9                    | label=9|is the value of no voxel",
      "poses=@head.nii.gz                              | head.nii.gz|no file of coil poses",
      "fired=100                                       | fired=100",
      "distance=6                                      | distance=6|the poses define the coil's position",
      "basis=@missing.h5                               | missing.h5: no such file",
  })
  void rejectsSessionsThatCannotBeComputed(String bad, String parts) {
    RejectedInput.message("Thresholds of Pulses...", options(RejectedInput.options(GOOD, bad)),
        List.of(parts.split("\\|")));
    assertFalse(Files.exists(out.resolve("pulses/summary.json")));
  }
}
