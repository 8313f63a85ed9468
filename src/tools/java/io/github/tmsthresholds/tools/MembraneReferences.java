/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.benchmark.NeuronFiles;
import io.github.tmsthresholds.benchmark.NeuronSimulator;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes NEURON's gates, and the parameters and current clamps of all membranes; see {@link NeuronReferences}. */
final class MembraneReferences {

  private static final String MEMBRANES = "membrane,cm_uFcm2,g_pas,e_pas,NaTa_t,NaTs2_t,Nap_Et2,SKv3_1,K_Tst,K_Pst,Im,"
      + "Ih,SK_E2,Ca,Ca_LVAst,gamma,decay,amp_nA";

  private final NeuronSimulator neuron;
  private final Path folder;

  MembraneReferences(NeuronSimulator neuron, Path folder) {
    this.neuron = neuron;
    this.folder = folder;
  }

  /**
   * Runs NEURON and writes the files.
   *
   * @param scratch an empty folder
   */
  void write(Path scratch) throws IOException {
    neuron.run(scratch, "gates.hoc");
    NeuronReferences.zip(folder.resolve("gates.csv.gz"),
        NeuronReferences.withHeader("mech,gate,v_mV,inf,tau_ms", scratch.resolve("gates.txt")));
    NeuronReferences.zip(folder.resolve("SK_E2.csv.gz"),
        NeuronReferences.withHeader("cai_mM,zinf", scratch.resolve("sk.txt")));
    List<String> names = new ArrayList<>();
    List<Membrane> membranes = new ArrayList<>();
    List<Double> currents = new ArrayList<>();
    for (CellType type : CellType.values()) {
      for (SectionType section : SectionType.values()) {
        names.add(type + "." + section);
        membranes.add(CorticalMembranes.of(type, section));
        currents.add(current(section));
      }
    }
    NeuronFiles.patches(scratch, membranes);
    StringBuilder text = new StringBuilder();
    NeuronFiles.line(text, currents.stream().mapToDouble(Double::doubleValue).toArray());
    Files.writeString(scratch.resolve("clamp.txt"), text);
    neuron.run(scratch, "cell.hoc", "clamps.hoc");
    List<String> rows = Files.readAllLines(scratch.resolve("membranes.txt"));
    List<String> parameters = new ArrayList<>(List.of(MEMBRANES));
    for (int i = 0; i < names.size(); i++) {
      parameters.add(names.get(i) + "," + rows.get(i) + "," + currents.get(i));
    }
    NeuronReferences.zip(folder.resolve("membranes.csv.gz"), parameters);
    NeuronReferences.zip(folder.resolve("clamps.csv.gz"),
        NeuronReferences.withHeader("t_ms," + String.join(",", names), scratch.resolve("clamps.txt")));
  }

  /** Returns a current (nA) that drives the membrane through its range, with action potentials where it has them. */
  private static double current(SectionType section) {
    return switch (section) {
      case SOMA, AXON_INITIAL, UNMYELINATED -> 0.6;
      case NODE -> 1;
      case APICAL -> 0.3;
      case BASAL -> 0.1;
      case MYELIN -> 0.0005;
    };
  }
}
