package io.github.tmsthresholds.cable.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.GoldenCell;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.waveform.SampledWaveform;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thresholds against NEURON's, in uniform and in linear fields. The published search ends in steps of 0.0488 V/m. */
class GoldenThresholdTest {

  private static final double TOLERANCE = 0.06;

  @ParameterizedTest
  @EnumSource
  void uniformFields(GoldenCell golden) throws IOException {
    CableModel model = CableModel.of(golden.model());
    JsonObject json = json(golden);
    compare(model, "w1", json.getAsJsonArray("uniform_w1").asList(), GoldenThresholdTest::uniform);
    compare(model, "w2", json.getAsJsonArray("uniform_w2").asList(), GoldenThresholdTest::uniform);
  }

  @ParameterizedTest
  @EnumSource
  void linearFields(GoldenCell golden) throws IOException {
    List<JsonElement> cases = json(golden).getAsJsonArray("linear_w1").asList().stream()
        .filter(c -> c.getAsJsonObject().get("E_sampling").getAsString().equals("per_compartment")).toList();
    compare(CableModel.of(golden.model()), "w1", cases, GoldenThresholdTest::linear);
  }

  private interface Field {
    void quasipotentials(Compartments cell, JsonObject what, double[] es);
  }

  private static void uniform(Compartments cell, JsonObject what, double[] es) {
    Quasipotential.ofUniform(cell, Vec3.ofAngles(what.get("theta").getAsDouble(), what.get("phi").getAsDouble()), es);
  }

  /** E0 + G (r - r_soma), rounded to six decimals as the published simulations read it. */
  private static void linear(Compartments cell, JsonObject what, double[] es) {
    JsonArray e0 = what.getAsJsonArray("E0_V_per_m"), gradient = what.getAsJsonArray("grad_per_mm");
    double[] e = new double[3 * cell.count()];
    for (int c = 0; c < cell.count(); c++) {
      for (int row = 0; row < 3; row++) {
        double v = e0.get(row).getAsDouble();
        for (int k = 0; k < 3; k++) {
          v += gradient.get(row).getAsJsonArray().get(k).getAsDouble() * (cell.centre[3 * c + k] - cell.centre[k]) / 1000;
        }
        e[3 * c + row] = Math.rint(v * 1e6) / 1e6;
      }
    }
    Quasipotential.ofField(cell, e, es);
  }

  private static void compare(CableModel model, String waveform, List<JsonElement> cases, Field field) throws IOException {
    Waveform shape = SampledWaveform.read(SharedData.require("waveforms/" + waveform + "_dt5us.csv"));
    ThresholdSolver solver = new ThresholdSolver(model, shape, SearchSettings.PUBLISHED);
    ThresholdSolver.Result result = solver.solve(new ThresholdSolver.Stimuli() {
      @Override
      public int count() {
        return cases.size();
      }

      @Override
      public boolean quasipotentials(int i, double[] es) {
        field.quasipotentials(model.cell().compartments(), cases.get(i).getAsJsonObject(), es);
        return true;
      }
    }, 2, Progress.NONE);
    for (int i = 0; i < cases.size(); i++) {
      JsonObject what = cases.get(i).getAsJsonObject();
      assertEquals(what.get("threshold").getAsDouble(), result.threshold()[i], TOLERANCE, waveform + " " + what);
    }
  }

  private static JsonObject json(GoldenCell golden) throws IOException {
    return JsonParser.parseString(Files.readString(golden.file(".json"))).getAsJsonObject();
  }
}
