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
import ij.ImagePlus;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.TiffFiles;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.math.Quantiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests Simulate Neuron on a bundled cell and on a small cell in a small head. */
class SimulateNeuronTest {

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeHead() throws IOException {
    SmallHead.write(head);
  }

  private JsonObject simulate(String options) throws IOException {
    Batch.runCommand("Simulate Neuron...", options.replace("@", head + "/") + " output=[" + out + "]");
    return JsonParser.parseString(Files.readString(out.resolve("summary.json"))).getAsJsonObject();
  }

  private static String start(JsonObject summary) {
    return summary.getAsJsonObject("start").get("compartment").getAsString();
  }

  @Test
  void tracesImagesAndSummaryAgree() throws IOException {
    JsonObject summary =
        simulate("cell=L23_Synthetic theta=120 phi=50 amplitude=1.2 unit=threshold record=soma,start,soma[0](0.2)");
    assertTrue(summary.get("fired").getAsBoolean());
    CsvTable traces = CsvTable.read(out.resolve("traces.csv"));
    assertEquals(401, traces.rows());
    assertEquals(3, traces.columns(), "the soma comes once");
    double[] v = traces.numbers(traces.column(start(summary) + "_mV")), t = traces.numbers(traces.column("t_ms"));
    double time = summary.getAsJsonObject("start").get("t_ms").getAsDouble();
    int crossing = (int) Math.ceil(time / 0.005);
    assertEquals(0.005 * crossing, t[crossing], 1e-9);
    assertTrue(v[crossing - 1] <= 0 && v[crossing] > 0, "crosses 0 mV at " + time + " ms");

    ImagePlus picture = TiffFiles.open(out.resolve("potential.tif"));
    assertEquals(81, picture.getNFrames());
    assertEquals(32, picture.getBitDepth());
    assertEquals("ms", picture.getCalibration().getTimeUnit());
    assertEquals(0.025, picture.getCalibration().frameInterval, 1e-9);
    assertEquals("mV", picture.getCalibration().getValueUnit());
    int x = (int) picture.getCalibration().xOrigin, y = (int) picture.getCalibration().yOrigin;
    double[] soma = traces.numbers(traces.column("soma[0](0.5)_mV"));
    for (int frame : new int[] {0, 7, 80}) {
      assertEquals(soma[5 * frame], picture.getStack().getProcessor(frame + 1).getf(x, y), 1e-4, "frame " + frame);
      assertTrue(Float.isNaN(picture.getStack().getProcessor(frame + 1).getf(0, 0)), "background");
    }
    BufferedImage figure = ImageIO.read(out.resolve("traces.png").toFile());
    assertEquals(800, figure.getWidth());
  }

  @Test
  void convertsTheAmplitudeBetweenUnits() throws IOException {
    String site = "cell=@cells/L5_Small efield=@efield.nii.gz tissues=@tissues.nii.gz sites=@sites.csv row=0 ";
    JsonObject first = simulate(site + "amplitude=120 unit=A/us").getAsJsonObject("stimulus");
    double field = first.get("E_soma_V_per_m_at_1_A_per_us").getAsDouble();
    assertEquals(new Vec3(1.2 - 0.12, 0.1 + 0.12, -0.9 + 0.24).norm(), field, 1e-3, "of the head at that site");
    assertEquals(120 * field, first.get("amplitude_V_per_m").getAsDouble(), 1e-9);
    String traces = Files.readString(out.resolve("traces.csv"));
    simulate(site + "amplitude=" + 120 * field);
    assertEquals(traces, Files.readString(out.resolve("traces.csv")));
  }

  @Test
  void takesTheNearestSiteOfTheCellsLayerAsTarget() throws IOException {
    String cell = "cell=@cells/L5_Small efield=@efield.nii.gz target=13,10,8 ";
    JsonObject nearest = simulate(cell + "sites=@sites.csv").getAsJsonObject("stimulus").getAsJsonObject("site");
    assertEquals(200, nearest.get("azimuthDeg").getAsDouble());
    JsonObject placed = simulate(cell + "tissues=@tissues.nii.gz").getAsJsonObject("stimulus").getAsJsonObject("site");
    JsonObject position = placed.getAsJsonObject("position");
    assertEquals("L5", placed.get("layer").getAsString());
    assertEquals(13, position.get("x").getAsDouble(), 1);
    assertEquals(10, position.get("y").getAsDouble(), 1);
  }

  @Test
  void reportsWeakFieldsAndPulseTrains() throws IOException {
    JsonObject weak = simulate("cell=@cells/L23_Small amplitude=5 record=all");
    assertFalse(weak.get("fired").getAsBoolean());
    assertTrue(weak.get("start").isJsonNull());
    assertEquals(weak.get("compartments").getAsInt(), weak.getAsJsonArray("recorded").size());
    double[] polarisation = weak.getAsJsonArray("recorded").asList().stream()
        .mapToDouble(r -> r.getAsJsonObject().get("polarisation_mV_per_V_per_m").getAsDouble()).toArray();
    assertTrue(Quantiles.quantile(polarisation, 0) < -0.02 && Quantiles.quantile(polarisation, 1) > 0.02,
        "one end is depolarised, the other hyperpolarised");
    simulate("cell=@cells/L23_Small waveform=ctms width=40 ratio=0.5 pulses=3 interval=1.5 amplitude=50 duration=0.5");
    CsvTable traces = CsvTable.read(out.resolve("traces.csv"));
    assertEquals(3.5, traces.number(traces.rows() - 1, 0), 1e-9);
  }
}
