/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.GoldenCell;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares thresholds with NEURON in uniform and linear fields. The published search ends in steps of 0.0488 V/m. */
class GoldenThresholdTest {

  private static final double TOLERANCE = 0.06;

  @ParameterizedTest
  @MethodSource("io.github.tmsthresholds.GoldenCell#all")
  void thresholdsInUniformFieldsAgreeWithNeuron(GoldenCell golden) throws IOException {
    CableModel model = CableModel.of(golden.model());
    compare(golden, model, "uniform", "monophasic", GoldenThresholdTest::uniform);
    compare(golden, model, "uniform", "biphasic", GoldenThresholdTest::uniform);
  }

  @ParameterizedTest
  @MethodSource("io.github.tmsthresholds.GoldenCell#all")
  void thresholdsInLinearFieldsAgreeWithNeuron(GoldenCell golden) throws IOException {
    compare(golden, CableModel.of(golden.model()), "linear", "monophasic", GoldenThresholdTest::linear);
  }

  private interface Field {
    void quasipotentials(Compartments cell, JsonObject stimulus, double[] es);
  }

  private static void uniform(Compartments cell, JsonObject stimulus, double[] es) {
    Quasipotential.ofUniform(cell,
        Vec3.ofAngles(stimulus.get("theta").getAsDouble(), stimulus.get("phi").getAsDouble()), es);
  }

  /** E0 + G (r - r_soma), rounded to six decimals as the published simulations read it. */
  private static void linear(Compartments cell, JsonObject stimulus, double[] es) {
    JsonArray e0 = stimulus.getAsJsonArray("E0_V_per_m"), gradient = stimulus.getAsJsonArray("grad_per_mm");
    double[] e = new double[3 * cell.count()];
    for (int c = 0; c < cell.count(); c++) {
      for (int row = 0; row < 3; row++) {
        double v = e0.get(row).getAsDouble();
        for (int k = 0; k < 3; k++) {
          double derivative = gradient.get(row).getAsJsonArray().get(k).getAsDouble();
          v += derivative * (cell.centre[3 * c + k] - cell.centre[k]) / 1000;
        }
        e[3 * c + row] = Math.rint(v * 1e6) / 1e6;
      }
    }
    Quasipotential.ofField(cell, e, es);
  }

  private static void compare(GoldenCell golden, CableModel model, String kind, String waveform, Field field)
      throws IOException {
    List<JsonObject> cases = golden.thresholds(kind, waveform);
    assertTrue(cases.size() >= 3, "only " + cases.size() + " cases");
    ThresholdSolver solver = new ThresholdSolver(model, golden.waveform(waveform), SearchSettings.PUBLISHED);
    ThresholdSolver.Result result = solver.solve(new ThresholdSolver.Stimuli() {
      @Override
      public int count() {
        return cases.size();
      }

      @Override
      public boolean quasipotentials(int i, double[] es) {
        field.quasipotentials(model.cell().compartments(), cases.get(i), es);
        return true;
      }
    }, 2, Progress.NONE);
    for (int i = 0; i < cases.size(); i++) {
      JsonObject stimulus = cases.get(i);
      assertEquals(stimulus.get("threshold").getAsDouble(), result.threshold()[i], TOLERANCE,
          waveform + " " + stimulus);
    }
  }
}
