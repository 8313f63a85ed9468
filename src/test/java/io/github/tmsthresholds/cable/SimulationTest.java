/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.GoldenCell;
import io.github.tmsthresholds.PublishedCell;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.search.UniformStimuli;
import io.github.tmsthresholds.cable.waveform.PulseTrain;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests single simulations: traces, the start of the action potential, polarisation. */
class SimulationTest {

  private static final String[] TRACES = {"soma", "axon0", "init", "distal"};

  private static double[] uniform(CompartmentalCell cell, Vec3 e) {
    double[] es = new double[cell.compartments().count()];
    Quasipotential.ofUniform(cell.compartments(), e, es);
    return es;
  }

  @ParameterizedTest
  @MethodSource("io.github.tmsthresholds.GoldenCell#all")
  void tracesAgreeWithNeuron(GoldenCell golden) throws IOException {
    JsonObject segments = golden.json().getAsJsonObject("trace_segs");
    int[] recorded = Arrays.stream(TRACES).mapToInt(name -> segments.get(name).getAsInt()).toArray();
    CsvTable expected = golden.traces();
    CableModel model = CableModel.of(golden.model());
    Waveform waveform = golden.waveform("monophasic");
    int amp = expected.column("amp"), row = 0;
    for (double duration : new double[] {1, 3}) {
      Recording recording = new Recording(recorded, 1);
      double amplitude = expected.number(row, amp);
      Simulation.Outcome outcome = new Simulation(model, waveform, duration)
          .run(uniform(model.cell(), Vec3.ofAngles(180, 0)), amplitude, Progress.NONE, recording);
      for (int k = 0; k < recorded.length; k++) {
        double[] v = recording.potential(k);
        double steepest = 0;
        boolean spiked = false;
        for (int i = 0; i < v.length; i++) {
          double neuron = expected.number(row + i, amp + 2 + k);
          assertEquals(expected.number(row + i, amp + 1), recording.time()[i], 1e-9);
          steepest = i == 0 ? 0 : Math.max(steepest, Math.abs(v[i] - v[i - 1]));
          spiked |= neuron > 0;
          // from the spike on: a shift by less than a fifth of a step
          assertEquals(neuron, v[i], spiked ? 0.02 + 0.2 * steepest : 0.02,
              golden + " " + TRACES[k] + " at " + recording.time()[i]);
        }
      }
      assertEquals(duration == 3, outcome.fired(), golden + " " + outcome);
      if (outcome.fired()) {
        // recorded is the compartment that fires first at threshold; at 1.1 times the threshold another one may
        // precede it, within a step in the published cells and within two in a synthetic one
        double first = crossing(expected, row, amp + 4), time = outcome.time();
        double lead = golden instanceof PublishedCell ? 0.005 : 0.01;
        assertTrue(time < first + 0.0005 && time > first - lead, golden + " " + outcome + ", NEURON " + first);
      }
      row += recording.time().length;
    }
    assertEquals(expected.rows(), row);
  }

  /** Returns the time at which NEURON's potential crosses 0 mV upwards, ms. */
  private static double crossing(CsvTable traces, int row, int column) throws IOException {
    while (traces.number(row, column) <= 0) {
      row++;
    }
    double before = traces.number(row - 1, column), after = traces.number(row, column);
    double t = traces.number(row - 1, traces.column("t_ms"));
    return t + (traces.number(row, traces.column("t_ms")) - t) * before / (before - after);
  }

  @ParameterizedTest
  @MethodSource("io.github.tmsthresholds.GoldenCell#all")
  void actionPotentialsStartWhereAndWhenTheyDoInNeuron(GoldenCell golden) throws IOException {
    CableModel model = CableModel.of(golden.model());
    Simulation simulation = new Simulation(model, golden.waveform("monophasic"), 1);
    for (JsonObject run : golden.thresholds("uniform", "monophasic")) {
      Vec3 direction = Vec3.ofAngles(run.get("theta").getAsDouble(), run.get("phi").getAsDouble());
      Simulation.Outcome outcome =
          simulation.run(uniform(model.cell(), direction), run.get("threshold").getAsDouble(), Progress.NONE);
      double time = Double.NaN;
      List<Integer> first = new ArrayList<>();
      for (JsonElement crossing : run.getAsJsonArray("first3_t_seg")) {
        double t = crossing.getAsJsonArray().get(0).getAsDouble();
        if (first.isEmpty() || t == time) {
          time = t;
          first.add(crossing.getAsJsonArray().get(1).getAsInt());
        }
      }
      assertTrue(outcome.fired(), golden + " " + run);
      // at threshold the latency is steep in amplitude, and NEURON's threshold lies on a grid of 0.05 V/m
      assertEquals(time, outcome.time(), 0.05, golden + " " + outcome + " " + run);
      assertTrue(first.contains(outcome.initiation()) || first.size() == 3, golden + " " + outcome + " " + run);
    }
  }

  /** The search ends simulations early; here they run to their end. */
  @ParameterizedTest
  @CsvSource({"L1_Synthetic, monophasic, 1", "L23_Synthetic, biphasic, 2", "L5_Synthetic, biphasic, 2",
      "L4_Synthetic, halfsine, 1", "L6_Synthetic, ctms, 1", "L5_Synthetic, monophasic, 1"})
  void thresholdsSeparateSimulationsThatFireFromThoseThatDoNot(String name, String pulse, int pulses)
      throws IOException {
    CableModel model = CableModel.of(CellLibrary.bundled().load(name, AxonTerminal.DISABLED).content());
    Waveform waveform = new PulseTrain(Waveforms.of(pulse), pulses, 1.2);
    int directions = 5;
    UniformStimuli stimuli = new UniformStimuli(model.cell().compartments(),
        IntStream.range(0, directions).mapToObj(i -> Vec3.ofAngles(15 + 37 * i, 40 + 110 * i)).toList());
    double[] threshold =
        new ThresholdSolver(model, waveform, SearchSettings.FAST).solve(stimuli, 1, Progress.NONE).threshold();
    // crossings in the last step do not count
    Simulation simulation = new Simulation(model, waveform, waveform.lastOnset() + 1 - model.dt());
    double[] es = new double[model.cell().compartments().count()];
    for (int i = 0; i < directions; i++) {
      stimuli.quasipotentials(i, es);
      Simulation.Outcome at = simulation.run(es, threshold[i], Progress.NONE);
      assertTrue(at.fired() && at.time() > 0 && at.time() < waveform.lastOnset() + 1, "direction " + i);
      assertTrue(model.cell().compartments().type(at.initiation()).isAxon());
      double below = SearchSettings.FAST.grid().around(threshold[i]).low();
      assertFalse(simulation.run(es, below, Progress.NONE).fired(), "direction " + i);
    }
  }

  @Test
  void recordsEveryNthStep() throws IOException {
    CableModel model = CableModel.of(SmallCell.named("L5_Small"));
    Simulation simulation = new Simulation(model, new PulseTrain(Waveforms.of("halfsine"), 2, 0.5));
    assertEquals(500, simulation.steps());
    Recording all = new Recording(new int[] {3, 0}, 1), some = new Recording(new int[] {0}, 7);
    double[] es = uniform(model.cell(), new Vec3(0, 0, -1));
    simulation.run(es, 150, Progress.NONE, all, some);
    assertEquals(501, all.time().length);
    assertEquals(72, some.time().length);
    assertEquals(model.restingPotentials()[3], all.potential(0)[0]);
    for (int i = 0; i < 72; i++) {
      assertEquals(all.time()[7 * i], some.time()[i]);
      assertEquals(all.potential(1)[7 * i], some.potential(0)[i]);
    }
    Recording rest = new Recording(new int[] {0}, 500);
    Simulation.Outcome outcome = simulation.run(es, 0, Progress.NONE, rest);
    assertEquals(new Simulation.Outcome(0, -1, Double.NaN), outcome);
    assertEquals(rest.potential(0)[0], rest.potential(0)[1], 1e-3, "unstimulated, it stays at rest");
  }

  @Test
  void passiveCableIsPolarisedAtItsEnds() {
    // v(z) = lambda E sinh(z / lambda) / cosh(l / (2 lambda)), z from the middle of a sealed cable of length l
    int n = 151;
    double d = 2, dx = 10, leak = 1e-4, lambda = Math.sqrt(d * 1e-4 / (4 * leak * 100)) * 1e4;
    double[] diameter = new double[n], area = new double[n], length = new double[n], resistance = new double[n];
    double[] centre = new double[3 * n], ih = new double[n];
    for (int i = 0; i < n; i++) {
      diameter[i] = d;
      area[i] = Math.PI * d * dx;
      length[i] = dx;
      resistance[i] = 4 * 100 * dx / (Math.PI * d * d) * 1e-2;
      centre[3 * i + 2] = i * dx;
    }
    Compartments cable = new Compartments(
        List.of(new Compartments.Section("soma", SectionType.MYELIN, -1, 0, 1, resistance[0] / 2),
            new Compartments.Section("rest", SectionType.MYELIN, 0, 1, n - 1, resistance[0] / 2)),
        centre, diameter, area, length, resistance, ih);
    CompartmentalCell cell = new CompartmentalCell("L1_cable", CellType.L1_NGC_DA, cable);
    CableModel model =
        CableModel.of(cell, s -> new Membrane(1, leak, -70, Map.of(), null), CableModel.DT, GateTable::exact);
    double[] polarisation = Polarisation.steady(model, uniform(cell, Vec3.Z));
    for (int i = 0; i < n; i++) {
      double z = (i - n / 2) * dx;
      double expected = 1e-3 * lambda * Math.sinh(z / lambda) / Math.cosh(n * dx / 2 / lambda);
      assertEquals(expected, polarisation[i], 1e-4 * 1e-3 * lambda, "at " + z + " um");
    }
  }

  @ParameterizedTest
  @EnumSource
  void polarisationIsTheLimitOfALongWeakStep(CellType type) {
    CableModel model = CableModel.of(SmallCell.named(type.layer() + "_Small"), 0.1);
    double[] es = uniform(model.cell(), new Vec3(0, 0.6, -0.8));
    CableLanes lanes = new CableLanes(model, 2);
    lanes.stimulate(0, es);
    lanes.stimulate(1, es);
    for (int step = 0; step < 30_000; step++) {
      lanes.step(new double[] {0.5, -0.5});
    }
    double[] polarisation = Polarisation.steady(model, es);
    for (int p = 0; p < es.length; p++) {
      assertEquals(lanes.potential(p, 0) - lanes.potential(p, 1), polarisation[model.compartment[p]], 1e-3,
          "compartment " + model.compartment[p]);
    }
  }

  @Test
  void rejectsInvalidInput() throws IOException {
    CableModel model = CableModel.of(SmallCell.named("L4_Small"));
    Waveform waveform = Waveforms.of("monophasic");
    double[] es = uniform(model.cell(), Vec3.Z);
    Simulation simulation = new Simulation(model, waveform);
    assertRejected("amplitude=-1.0 must be 0 or more", () -> simulation.run(es, -1, Progress.NONE));
    assertRejected("amplitude=NaN", () -> simulation.run(es, Double.NaN, Progress.NONE));
    assertRejected("3 quasipotentials for", () -> simulation.run(new double[3], 1, Progress.NONE));
    double[] broken = es.clone();
    broken[2] = Double.NaN;
    assertRejected("the quasipotential of compartment 2 is NaN", () -> simulation.run(broken, 1, Progress.NONE));
    assertRejected("duration=0.0 must be from one time step", () -> new Simulation(model, waveform, 0));
    assertRejected("duration=NaN", () -> new Simulation(model, waveform, Double.NaN));
    assertRejected("at least one compartment", () -> new Recording(new int[0], 1));
    assertRejected("is too large", () -> new Simulation(model, waveform, 10_000)
        .run(es, 1, Progress.NONE, new Recording(new int[1000], 1)));
  }

  private static void assertRejected(String message, Runnable run) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, run::run);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
