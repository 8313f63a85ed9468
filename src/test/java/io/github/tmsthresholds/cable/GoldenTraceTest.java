package io.github.tmsthresholds.cable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.GoldenCell;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resting state and membrane potentials against NEURON. */
class GoldenTraceTest {

  private static final String[] TRACES = {"soma", "axon0", "init", "distal"};

  @ParameterizedTest
  @EnumSource
  void restingPotentialsAgreeWithNeuron(GoldenCell golden) throws IOException {
    CsvTable segments = golden.segments();
    double[] rest = CableModel.of(golden.model()).restingPotentials();
    double[] expected = segments.numbers(segments.column("vrest_mV"));
    for (int c = 0; c < rest.length; c++) {
      assertEquals(expected[c], rest[c], 1e-5, "compartment " + c);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tracesAgreeWithNeuron(GoldenCell golden) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(golden.file(".json"))).getAsJsonObject();
    JsonObject segments = json.getAsJsonObject("trace_segs");
    CableModel model = CableModel.of(golden.model());
    Waveform w1 = SampledWaveform.read(SharedData.require("waveforms/w1_dt5us.csv"));
    double[] es = new double[model.cell().compartments().count()];
    Quasipotential.ofUniform(model.cell().compartments(), Vec3.ofAngles(180, 0), es);
    CsvTable traces = golden.traces();
    CableLanes lanes = new CableLanes(model, 1);
    lanes.stimulate(0, es);
    double[] before = new double[4], worst = {0};
    int[] node = new int[4];
    for (int k = 0; k < 4; k++) {
      node[k] = placeOf(model, segments.get(TRACES[k]).getAsInt());
    }
    int step = 0;
    boolean[] spiked = new boolean[4];
    for (int row = 0; row < traces.rows(); row++) {
      double t = traces.number(row, 2), amplitude = traces.number(row, 1);
      if (t == 0) {
        lanes.reset(0);
        step = 0;
        spiked = new boolean[4];
      } else {
        lanes.step(new double[] {amplitude * w1.at((step++ + 0.5) * model.dt())});
      }
      for (int k = 0; k < 4; k++) {
        double expected = traces.number(row, 3 + k), v = lanes.potential(node[k], 0);
        // up to the spike: while NEURON's potential stays below 0 mV
        spiked[k] |= expected > 0;
        if (!spiked[k]) {
          worst[0] = Math.max(worst[0], Math.abs(v - expected));
          assertEquals(expected, v, 0.02, golden + " row " + row + " trace " + k);
        } else {
          assertTrue(row < 2 || crossesTogether(traces, row, k, before[k], v), golden + " row " + row + " trace " + k);
        }
        before[k] = v;
      }
    }
    System.out.println(golden + ": largest difference up to the spike " + worst[0] + " mV");
  }

  /** Where NEURON's trace crosses 0 mV upwards, ours does so within a step, seen as both being above or nearly so. */
  private static boolean crossesTogether(CsvTable traces, int row, int k, double before, double v) throws IOException {
    double expected = traces.number(row, 3 + k), expectedBefore = traces.number(row - 1, 3 + k);
    boolean crossing = expected > 0 && expectedBefore <= 0;
    if (!crossing) {
      return true;
    }
    double slope = expected - expectedBefore;
    return Math.abs(v - expected) <= slope;
  }

  private static int placeOf(CableModel model, int compartment) {
    for (int i = 0; i < model.compartment.length; i++) {
      if (model.compartment[i] == compartment) {
        return i;
      }
    }
    throw new IllegalArgumentException("no compartment " + compartment);
  }
}
