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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.GoldenData;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.waveform.Recorded;
import io.github.tmsthresholds.cable.waveform.WaveformReader;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.Calcium;
import io.github.tmsthresholds.neuron.membrane.Channel;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares whole membranes in one compartment, and a straight cable, with NEURON. */
class CurrentClampTest {

  @TestFactory
  Stream<DynamicTest> membranesAgreeWithNeuron() throws IOException {
    CsvTable parameters = GoldenData.table("membranes.csv.gz"), clamps = GoldenData.table("clamps.csv.gz");
    assertEquals(CellType.values().length * SectionType.values().length, parameters.rows());
    return IntStream.range(0, parameters.rows()).mapToObj(row -> {
      String name = parameters.text(row, 0);
      return DynamicTest.dynamicTest(name, () -> {
        String[] parts = name.split("\\.");
        Membrane membrane = CorticalMembranes.of(CellType.valueOf(parts[0]), SectionType.valueOf(parts[1]));
        compare(name, membrane, 20 * Math.PI * 20, parameters.number(row, parameters.column("amp_nA")), 1, 21, clamps,
            clamps.column(name));
      });
    });
  }

  @TestFactory
  Stream<DynamicTest> membranesAgreeWithThePublishedMechanisms() throws IOException {
    JsonObject all = JsonParser.parseString(Files.readString(SharedData.require("golden/mech/cc_params.json")))
        .getAsJsonObject();
    return all.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(name, all.getAsJsonObject(name))));
  }

  private static void compare(String name, JsonObject p) throws IOException {
    CsvTable expected = GoldenData.read(SharedData.require("golden/mech/cc_" + name + ".csv.gz"));
    compare(name, membrane(p), p.get("area_um2").getAsDouble(), p.getAsJsonObject("iclamp").get("amp_nA").getAsDouble(),
        2, 32, expected, expected.column("v"));
  }

  /** Injects a current (nA) from one time (ms) to another and compares potentials. */
  private static void compare(String name, Membrane membrane, double area, double current, double on, double off,
      CsvTable expected, int column) throws IOException {
    CompartmentalCell cell = compartment(area);
    CableModel model = CableModel.of(cell, s -> membrane, CableModel.DT, GateTable::exact);
    CableLanes lane = new CableLanes(model, 1);
    Electrode.inject(lane, 0, model, 0, current);
    int step = 0;
    for (int row = 0; row < expected.rows(); row++) {
      for (; step < Math.round(expected.number(row, 0) / CableModel.DT); step++) {
        double t = (step + 0.5) * CableModel.DT;
        lane.step(new double[] {t >= on && t < off ? 1 : 0});
      }
      assertEquals(expected.number(row, column), lane.potential(0, 0), 1e-3,
          name + " at " + expected.number(row, 0) + " ms");
    }
    assertTrue(step > 1000, "the comparison covers only " + step + " steps");
  }

  private static Membrane membrane(JsonObject p) {
    Map<Channel, Double> densities = new EnumMap<>(Channel.class);
    for (String key : p.keySet()) {
      if (key.startsWith("g") && key.endsWith("bar")) {
        densities.put(Channel.of(key.substring(1, key.length() - 3)), p.get(key).getAsDouble());
      }
    }
    Calcium calcium = p.has("gamma") ? new Calcium(p.get("gamma").getAsDouble(), p.get("decay").getAsDouble()) : null;
    return new Membrane(p.get("cm").getAsDouble(), p.get("g_pas").getAsDouble(), p.get("e_pas").getAsDouble(),
        densities, calcium);
  }

  /** Compares our table of membranes with the published parameters. */
  @TestFactory
  Stream<DynamicTest> membraneTableAgreesWithThePublishedParameters() throws IOException {
    JsonObject all = JsonParser.parseString(Files.readString(SharedData.require("golden/mech/cc_params.json")))
        .getAsJsonObject();
    Map<String, CellType> types = Map.of("L1_NGC", CellType.L1_NGC_DA, "L23_PC", CellType.L23_PC, "L4_LBC",
        CellType.L4_LBC, "L5_TTPC2", CellType.L5_TTPC2, "L6_TPC", CellType.L6_TPC_L4);
    Map<String, SectionType> sections = Map.of("somatic", SectionType.SOMA, "axon0", SectionType.AXON_INITIAL, "node",
        SectionType.NODE, "unmyelin", SectionType.UNMYELINATED, "apical", SectionType.APICAL, "basal",
        SectionType.BASAL);
    return all.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
      int cut = name.lastIndexOf('_');
      Membrane ours = CorticalMembranes.of(types.get(name.substring(0, cut)), sections.get(name.substring(cut + 1)));
      Map<Channel, Double> densities = new EnumMap<>(ours.densities());
      // NEURON's density of Ih is that on the dendrite next to the soma, where it starts to grow with distance; the
      // somatic and the pyramidal basal densities do not grow
      boolean grows = name.endsWith("apical") || name.equals("L1_NGC_basal") || name.equals("L4_LBC_basal");
      densities.computeIfPresent(Channel.IH, (c, d) -> grows ? d * (-0.8696 + 2.087) : d);
      Membrane expected = membrane(all.getAsJsonObject(name));
      assertEquals(expected.densities().keySet(), densities.keySet());
      densities.forEach((c, d) -> assertEquals(expected.densities().get(c), d, 1e-5 * d, name + " " + c));
      assertEquals(expected, new Membrane(ours.capacitance(), ours.leak(), ours.leakReversal(), expected.densities(),
          ours.calcium()));
    }));
  }

  private static CompartmentalCell compartment(double area) {
    Compartments one = new Compartments(
        List.of(new Compartments.Section("soma", SectionType.SOMA, -1, 0, 1, 1)), new double[3], new double[] {20},
        new double[] {area}, new double[] {20}, new double[] {1}, new double[] {1});
    return new CompartmentalCell("L5_compartment", CellType.L5_TTPC2, one);
  }

  @Tag("reference")
  @Test
  void straightCableInAUniformFieldAgreesWithNeuron() throws IOException {
    CsvTable expected = GoldenData.read(SharedData.require("golden/mech/cable_w1.csv.gz"));
    Waveform w1 = WaveformReader.read(SharedData.require("waveforms/w1_dt5us.csv"), Recorded.RATE).content();
    Compartments cable = cable();
    CableModel model = CableModel.of(new CompartmentalCell("L23_cable", CellType.L23_PC, cable));
    CableLanes lane = new CableLanes(model, 1);
    double[] es = new double[cable.count()];
    Quasipotential.ofUniform(cable, new Vec3(1, 0, 0), es);
    lane.stimulate(0, es);
    int step = 0;
    for (int row = 0; row < expected.rows(); row++) {
      double amplitude = expected.number(row, 0);
      if (expected.number(row, 1) == 0) {
        lane.reset(0);
        step = 0;
      } else {
        lane.step(new double[] {amplitude * w1.at((step++ + 0.5) * CableModel.DT)});
      }
      for (int k = 0; k < SEGMENTS.length; k++) {
        assertEquals(expected.number(row, 2 + k), lane.potential(SEGMENTS[k], 0), 1e-3,
            "row " + row + " segment " + SEGMENTS[k]);
      }
    }
  }

  private static final int[] SEGMENTS = {0, 12, 25, 38, 50};

  /** Returns 1000 um of unmyelinated axon, 2 um thick, along x. */
  private static Compartments cable() {
    int n = 51;
    double length = 1000.0 / n, ri = 4 * 100 * length / (Math.PI * 4) * 1e-2;
    double[] centre = new double[3 * n], diameter = new double[n], area = new double[n], lengths = new double[n];
    double[] resistance = new double[n], ih = new double[n];
    for (int i = 0; i < n; i++) {
      centre[3 * i] = (i + 0.5) * length;
      diameter[i] = 2;
      area[i] = Math.PI * 2 * length;
      lengths[i] = length;
      resistance[i] = i == 0 ? ri / 2 : ri;
      ih[i] = 1;
    }
    return new Compartments(List.of(new Compartments.Section("start", SectionType.UNMYELINATED, -1, 0, 1, ri / 2),
        new Compartments.Section("rest", SectionType.UNMYELINATED, 0, 1, n - 1, ri / 2)), centre, diameter, area,
        lengths, resistance, ih);
  }
}
