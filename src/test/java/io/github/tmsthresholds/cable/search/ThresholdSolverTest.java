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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.CableLanes;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Electrode;
import io.github.tmsthresholds.cable.GateTable;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.Channel;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the solver on a small synthetic neuron. */
class ThresholdSolverTest {

  private static final List<Vec3> DIRECTIONS =
      IntStream.range(0, 10).mapToObj(i -> Vec3.ofAngles(19 * i, 67 * i)).toList();

  private static double[] thresholds(CableModel model, SearchSettings search, int lanes) throws IOException {
    return new ThresholdSolver(model, Waveforms.of("monophasic"), search)
        .solve(new UniformStimuli(model.cell().compartments(), DIRECTIONS), 1, lanes, Progress.NONE).threshold();
  }

  @Test
  void isIndependentOfTheNumberOfLanes() throws IOException {
    CableModel model = CableModel.of(SmallCell.named("L5_Small"));
    double[] one = thresholds(model, SearchSettings.FAST, 1);
    for (int lanes : new int[] {2, 3, 8, 16}) {
      assertArrayEquals(one, thresholds(model, SearchSettings.FAST, lanes));
    }
  }

  /** Uniform fields with predicted thresholds. */
  private record Predicted(UniformStimuli fields, double[] predictions) implements ThresholdSolver.Stimuli {
    @Override
    public int count() {
      return fields.count();
    }

    @Override
    public boolean quasipotentials(int i, double[] es) {
      return fields.quasipotentials(i, es);
    }

    @Override
    public double prediction(int i) {
      return predictions[i];
    }
  }

  @Test
  void isIndependentOfPredictionsAndThreads() throws IOException {
    CableModel model = CableModel.of(SmallCell.named("L5_Small"));
    UniformStimuli fields = new UniformStimuli(model.cell().compartments(), DIRECTIONS);
    for (String waveform : List.of("monophasic", "biphasic")) {
      ThresholdSolver solver = new ThresholdSolver(model, Waveforms.of(waveform), SearchSettings.FAST);
      ThresholdSolver.Result expected = solver.solve(fields, 1, Progress.NONE);
      for (double factor : new double[] {0.01, 0.8, 0.99, 1, 1.002, 1.05, 7, Double.NaN}) {
        double[] predictions = Arrays.stream(expected.threshold()).map(t -> factor * t).toArray();
        ThresholdSolver.Result actual = solver.solve(new Predicted(fields, predictions), 3, Progress.NONE);
        assertArrayEquals(expected.threshold(), actual.threshold());
        assertArrayEquals(expected.initiation(), actual.initiation());
        assertArrayEquals(expected.status(), actual.status());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void boundsTheErrorOfTabulatedRates(CellType type) throws IOException {
    CompartmentalCell cell = SmallCell.named(type.layer() + "_Small");
    SearchSettings fine = new SearchSettings(false, 1e-6, 5000);
    CableModel exact = CableModel.of(cell, s -> CorticalMembranes.of(type, s), CableModel.DT, GateTable::exact);
    double[] expected = thresholds(exact, fine, 8), actual = thresholds(CableModel.of(cell), fine, 8);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 2e-4 * expected[i], "direction " + i);
    }
  }

  @Test
  void agreesBetweenTheTwoSearches() throws IOException {
    CableModel model = CableModel.of(SmallCell.named("L23_Small"));
    double[] published = thresholds(model, SearchSettings.PUBLISHED, 8);
    double[] fast = thresholds(model, SearchSettings.FAST, 8);
    for (int i = 0; i < published.length; i++) {
      assertEquals(published[i], fast[i], 0.05 + 5e-4 * fast[i]);
      assertEquals(0, Math.IEEEremainder(published[i], 100.0 / 2048), 1e-9, "on the published grid");
    }
  }

  @Test
  void returnsNoThresholdWithoutAStimulus() throws IOException {
    CompartmentalCell cell = SmallCell.named("L4_Small");
    ThresholdSolver.Result r = new ThresholdSolver(cell, Waveforms.of("biphasic"), SearchSettings.FAST)
        .solve(new ThresholdSolver.Stimuli() {
          @Override
          public int count() {
            return 3;
          }

          @Override
          public boolean quasipotentials(int i, double[] es) {
            Quasipotential.ofUniform(cell.compartments(), new Vec3(0, 0, -1), es);
            return i != 1;
          }
        }, 2, Progress.NONE);
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, r.status()[1]);
    assertTrue(Double.isNaN(r.threshold()[1]) && r.initiation()[1] == -1);
    assertEquals(r.threshold()[0], r.threshold()[2]);
    assertTrue(cell.compartments().type(r.initiation()[0]).isAxon(), "the axon fires first");
  }

  @Test
  void treatsAUniformFieldAtEveryCompartmentAsUniform() {
    Compartments cell = SmallCell.named("L5_Small").compartments();
    Vec3 e = new Vec3(0.3, -0.8, 0.5);
    double[] uniform = new double[cell.count()], general = new double[cell.count()];
    double[] field = new double[3 * cell.count()];
    for (int c = 0; c < cell.count(); c++) {
      field[3 * c] = e.x();
      field[3 * c + 1] = e.y();
      field[3 * c + 2] = e.z();
    }
    Quasipotential.ofUniform(cell, e, uniform);
    Quasipotential.ofField(cell, field, general);
    assertArrayEquals(uniform, general, 1e-12);
    assertEquals(0, general[0]);
  }

  @Test
  void integratesLinearFieldsExactly() {
    Compartments cell = SmallCell.named("L5_Small").compartments();
    // E = (a x, b y, c z) has the potential -(a x^2 + b y^2 + c z^2) / 2
    double[] k = {0.8, -0.5, 1.3}, field = new double[3 * cell.count()], es = new double[cell.count()];
    for (int i = 0; i < field.length; i++) {
      field[i] = k[i % 3] * cell.centre[i] * 1e-3;
    }
    Quasipotential.ofField(cell, field, es);
    for (int c = 0; c < cell.count(); c++) {
      double expected = 0;
      for (int i = 0; i < 3; i++) {
        double r = cell.centre[3 * c + i], soma = cell.centre[i];
        expected -= 0.5 * k[i] * (r * r - soma * soma) * 1e-6;
      }
      assertEquals(expected, es[c], 1e-12);
    }
  }

  @Test
  void decaysWithTheLengthConstantOfAPassiveCable() {
    // steady state of a current injected at the end of a long cable: V(x) = V0 exp(-x / lambda)
    int n = 400;
    double d = 2, dx = 10, leak = 1e-4, lambda = Math.sqrt(d * 1e-4 / (4 * leak * 100)) * 1e4;
    double ri = 4 * 100 * dx / (Math.PI * d * d) * 1e-2;
    double[] diameter = filled(n, d), area = filled(n, Math.PI * d * dx), resistance = filled(n, ri);
    Compartments cable = new Compartments(List.of(
        new Compartments.Section("start", SectionType.MYELIN, -1, 0, 1, ri / 2),
        new Compartments.Section("rest", SectionType.MYELIN, 0, 1, n - 1, ri / 2)), new double[3 * n], diameter, area,
        filled(n, dx), resistance, filled(n, 1));
    Membrane passive = new Membrane(1, leak, -70, Map.<Channel, Double>of(), null);
    CableModel model = CableModel.of(new CompartmentalCell("L1_cable", CellType.L1_NGC_DA, cable), s -> passive, 1,
        GateTable::exact);
    CableLanes lane = new CableLanes(model, 1);
    Electrode.inject(lane, 0, model, 0, 0.1);
    for (int step = 0; step < 2000; step++) {
      lane.step(new double[] {1});
    }
    double v0 = lane.potential(0, 0) + 70;
    for (int i : new int[] {10, 30, 80, 150}) {
      assertEquals(v0 * Math.exp(-i * dx / lambda), lane.potential(i, 0) + 70, 2e-3 * v0, "at " + i * dx + " um");
    }
  }

  private static double[] filled(int n, double value) {
    double[] a = new double[n];
    Arrays.fill(a, value);
    return a;
  }

  @Test
  void rejectsInvalidSettings() {
    CompartmentalCell cell = SmallCell.named("L5_Small");
    assertThrows(IllegalArgumentException.class, () -> CableModel.of(cell, 0));
    assertThrows(IllegalArgumentException.class, () -> CableModel.of(cell, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new SearchSettings(false, 0, 5000));
    assertThrows(IllegalArgumentException.class, () -> new SearchSettings(false, 1e-3, -1));
  }

  @Test
  void rejectsASectionWithoutResistanceByName() {
    Compartments broken = new Compartments(List.of(new Compartments.Section("soma", SectionType.SOMA, -1, 0, 1, 1),
        new Compartments.Section("dend[0]", SectionType.BASAL, 0, 1, 1, 1)), new double[6], filled(2, 1), filled(2, 1),
        filled(2, 1), new double[] {1, 0}, filled(2, 1));
    String message = assertThrows(IllegalArgumentException.class,
        () -> CableModel.of(new CompartmentalCell("L5_Broken", CellType.L5_TTPC2, broken))).getMessage();
    assertTrue(message.contains("dend[0]"), message);
  }

  @Test
  void rejectsACellThatNeverRestsByName() {
    Membrane restless = new Membrane(1, 1e-4, 0, Map.of(Channel.NATA_T, 0.01, Channel.SKV3_1, 0.1), null);
    String message = assertThrows(IllegalArgumentException.class,
        () -> CableModel.of(SmallCell.named("L5_Restless"), s -> restless, CableModel.DT, GateTable::exact))
        .getMessage();
    assertTrue(message.startsWith("cell L5_Restless: the resting potential does not settle"), message);
  }

  @Test
  void rejectsCyclesOfSections() {
    Compartments ring = new Compartments(List.of(new Compartments.Section("soma", SectionType.SOMA, -1, 0, 1, 1),
        new Compartments.Section("dend[0]", SectionType.BASAL, 2, 1, 1, 1),
        new Compartments.Section("dend[1]", SectionType.BASAL, 1, 2, 1, 1)), new double[9], filled(3, 1), filled(3, 1),
        filled(3, 1), filled(3, 1), filled(3, 1));
    String message = assertThrows(IllegalArgumentException.class,
        () -> CableModel.of(new CompartmentalCell("L5_Ring", CellType.L5_TTPC2, ring))).getMessage();
    assertTrue(message.contains("connected to the soma"), message);
  }

  @Test
  void rejectsACompartmentWithoutAreaByName() {
    Compartments flat = new Compartments(List.of(new Compartments.Section("soma", SectionType.SOMA, -1, 0, 1, 1),
        new Compartments.Section("dend[0]", SectionType.BASAL, 0, 1, 1, 1)), new double[6], filled(2, 1),
        new double[] {1, 0}, filled(2, 1), filled(2, 1), filled(2, 1));
    String message = assertThrows(IllegalArgumentException.class,
        () -> CableModel.of(new CompartmentalCell("L5_Flat", CellType.L5_TTPC2, flat))).getMessage();
    assertTrue(message.contains("L5_Flat") && message.contains("dend[0]"), message);
  }
}
