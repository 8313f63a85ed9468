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

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.morphology.SectionShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Results of NEURON for one cell, and its CPU time: the minimum over the fields, since other programs can
 * only add to it. Building the model does not count.
 *
 * @param restingPotential mV, of every compartment
 * @param threshold V/m, per field
 * @param simulations of the published search, mean over the fields
 * @param restingSeconds of the two computations of the resting state before a simulation
 * @param pulseSeconds of the 200 steps of a simulation, with {@code extracellular}
 * @param plainSeconds of the 200 steps, without {@code extracellular}
 */
record NeuronRun(double[] restingPotential, double[] threshold, double simulations, double restingSeconds,
    double pulseSeconds, double plainSeconds) {

  static NeuronRun of(NeuronSimulator neuron, Path folder, CompartmentalCell cell, List<SectionShape> shapes,
      List<Vec3> directions, Waveform waveform) throws IOException {
    NeuronFiles.cell(folder, cell, shapes);
    NeuronFiles.fields(folder, cell.compartments(), directions);
    NeuronFiles.drive(folder.resolve("drive.txt"), waveform, 1);
    neuron.run(folder, "cell.hoc", "plain.hoc");
    neuron.run(folder, "cell.hoc", "drive.hoc", "published.hoc");
    double[] rest = Files.readAllLines(folder.resolve("rest.txt")).stream().mapToDouble(Double::parseDouble).toArray();
    double plain = Double.parseDouble(Files.readAllLines(folder.resolve("pulse.txt")).get(0));
    List<String> rows = Files.readAllLines(folder.resolve("thresholds.txt"));
    double[] threshold = new double[directions.size()];
    double simulations = 0, resting = Double.POSITIVE_INFINITY, pulse = Double.POSITIVE_INFINITY;
    for (int i = 0; i < threshold.length; i++) {
      double[] row = Arrays.stream(rows.get(i).split(" ")).mapToDouble(Double::parseDouble).toArray();
      threshold[i] = row[0];
      simulations += row[1] / threshold.length;
      resting = Math.min(resting, row[2] / row[1]);
      pulse = Math.min(pulse, row[3] / row[1]);
    }
    return new NeuronRun(rest, threshold, simulations, resting, pulse, plain);
  }

  /** CPU seconds per threshold as the published study ran NEURON. */
  double published() {
    return simulations * (restingSeconds + pulseSeconds);
  }

  /** CPU seconds of as many simulations without {@code extracellular}, unstimulated, from a resting state at hand. */
  double plain() {
    return simulations * plainSeconds;
  }
}
