/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.Channel;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import io.github.tmsthresholds.neuron.morphology.Polyline;
import io.github.tmsthresholds.neuron.morphology.SectionShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a cell and its stimuli as the NEURON scripts in {@code src/benchmark/neuron} read them: numbers and names. */
public final class NeuronFiles {

  /** Axial resistivity of all cells, Ohm cm. */
  private static final double AXIAL_RESISTIVITY = 100;

  private NeuronFiles() {}

  /**
   * Writes {@code cell.txt}: the number of sections, then for each its parent, number of compartments, 3-D points,
   * diameter of the last compartment (0: as the points say), axial resistivity, capacitance, leak, channels with the
   * density in every compartment, and calcium dynamics.
   */
  public static void cell(Path folder, CompartmentalCell cell, List<SectionShape> shapes) throws IOException {
    Compartments compartments = cell.compartments();
    StringBuilder text = new StringBuilder().append(shapes.size()).append('\n');
    for (int s = 0; s < shapes.size(); s++) {
      Compartments.Section section = compartments.sections().get(s);
      line(text, section.parent(), section.count());
      points(text, shapes.get(s).points());
      line(text, shapes.get(s).lastDiameter(), AXIAL_RESISTIVITY);
      double[] ihFactor = Arrays.copyOfRange(compartments.ihFactor, section.first(), section.first() + section.count());
      membrane(text, CorticalMembranes.of(cell.type(), section.type()), idle(cell.type(), section.type()), ihFactor);
    }
    Files.writeString(folder.resolve("cell.txt"), text);
  }

  /** Writes {@code cell.txt} for unconnected sections of one compartment, 20 um long and thick, one per membrane. */
  public static void patches(Path folder, List<Membrane> membranes) throws IOException {
    StringBuilder text = new StringBuilder().append(membranes.size()).append('\n');
    for (Membrane membrane : membranes) {
      line(text, -1, 1);
      points(text, new Polyline.Builder().add(0, 0, 0, 20).add(20, 0, 0, 20).build());
      line(text, 0, AXIAL_RESISTIVITY);
      membrane(text, membrane, List.of(), new double[] {1});
    }
    Files.writeString(folder.resolve("cell.txt"), text);
  }

  private static void membrane(StringBuilder text, Membrane m, List<Channel> idle, double[] ihFactor) {
    line(text, m.capacitance(), m.leak(), m.leakReversal());
    Map<Channel, Double> densities = new EnumMap<>(Channel.class);
    idle.forEach(channel -> densities.put(channel, 0.0));
    densities.putAll(m.densities());
    line(text, densities.size());
    densities.forEach((channel, density) -> {
      // both names of the high-threshold calcium channel have the same kinetics, and no cell has both
      text.append(channel == Channel.CA_HVA ? Channel.CA.label() : channel.label()).append(' ');
      line(text, Arrays.stream(ihFactor).map(f -> density * (channel == Channel.IH ? f : 1)).toArray());
    });
    if (m.calcium() == null) {
      line(text, 0);
    } else {
      line(text, 1, m.calcium().gamma(), m.calcium().decay());
    }
  }

  private static void points(StringBuilder text, Polyline points) {
    line(text, points.size());
    for (int i = 0; i < points.size(); i++) {
      line(text, points.x(i), points.y(i), points.z(i), points.diameter(i));
    }
  }

  /** Channels that the published cells have at a density of zero: they cost NEURON time all the same. */
  private static List<Channel> idle(CellType type, SectionType section) {
    if (type.isPyramidal() || section == SectionType.MYELIN || section == SectionType.SOMA) {
      return List.of();
    }
    return type == CellType.L4_LBC && section.isAxon() ? List.of(Channel.NAP_ET2, Channel.K_TST)
        : List.of(Channel.NAP_ET2);
  }

  /** Writes {@code fields.txt}: their number, then the quasipotentials (mV) of each uniform field of 1 V/m. */
  static void fields(Path folder, Compartments cell, List<Vec3> directions) throws IOException {
    StringBuilder text = new StringBuilder();
    line(text, directions.size());
    double[] es = new double[cell.count()];
    for (Vec3 direction : directions) {
      Quasipotential.ofUniform(cell, direction, es);
      line(text, es);
    }
    Files.writeString(folder.resolve("fields.txt"), text);
  }

  /**
   * Writes time (ms) and drive at the middle of every step, where NEURON evaluates it.
   *
   * @param duration ms
   */
  public static void drive(Path file, Waveform waveform, double duration) throws IOException {
    StringBuilder text = new StringBuilder();
    int steps = (int) Math.round(duration / CableModel.DT);
    line(text, 0, 0);
    for (int i = 0; i < steps; i++) {
      line(text, (i + 0.5) * CableModel.DT, waveform.mean(i * CableModel.DT, (i + 1) * CableModel.DT));
    }
    Files.writeString(file, text);
  }

  /** Appends a line of numbers. */
  public static void line(StringBuilder text, double... numbers) {
    StringJoiner line = new StringJoiner(" ", "", "\n");
    for (double number : numbers) {
      line.add(Double.toString(number));
    }
    text.append(line);
  }
}
