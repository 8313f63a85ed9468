/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a simulation in a summary: stimulus, start of the action potential, recorded compartments. */
final class SimulationSummary {

  private static final double ROUNDING = 1e6;

  private SimulationSummary() {}

  /** Adds a run to a summary. */
  static void describe(SimulationFolder.Run run, RunSummary summary) {
    Map<String, Object> stimulus = new LinkedHashMap<>();
    stimulus.put("waveform", run.waveform().name());
    stimulus.put("amplitude_V_per_m", run.voltPerMetre());
    run.stimulus().site().ifPresent(site -> {
      stimulus.put("amplitude_A_per_us", run.voltPerMetre() / run.stimulus().somaField());
      stimulus.put("E_soma_V_per_m_at_1_A_per_us", run.stimulus().somaField());
      stimulus.put("site", site);
      stimulus.put("reason", run.stimulus().status() == ThresholdStatus.NONE ? "none"
          : run.stimulus().status().label());
    });
    summary.put("cell", run.model().cell().name());
    summary.put("compartments", run.cell().count());
    summary.put("stimulus", stimulus);
    summary.put("fired", run.outcome().fired());
    summary.put("crossings_of_0_mV", run.outcome().crossings());
    int start = run.outcome().initiation();
    summary.put("start", start < 0 ? null : place(run.cell(), start, Map.of("t_ms", rounded(run.outcome().time()))));
    List<Object> recorded = new ArrayList<>();
    int[] compartments = run.traces().compartments();
    for (int k = 0; k < compartments.length; k++) {
      int c = compartments[k];
      double[] v = run.traces().potential(k);
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("rest_mV", rounded(v[0]));
      values.put("highest_mV", rounded(Arrays.stream(v).max().orElseThrow()));
      values.put("lowest_mV", rounded(Arrays.stream(v).min().orElseThrow()));
      values.put("polarisation_mV_per_V_per_m", rounded(run.polarisation()[c]));
      recorded.add(place(run.cell(), c, values));
    }
    summary.put("recorded", recorded);
  }

  private static Map<String, Object> place(Compartments cell, int c, Map<String, Object> values) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("compartment", Location.of(cell, c).toString());
    place.put("type", cell.type(c).label());
    place.put("xyz_um", new double[] {cell.centre[3 * c], cell.centre[3 * c + 1], cell.centre[3 * c + 2]});
    place.putAll(values);
    return place;
  }

  /** Rounds to six decimals, more than are significant. */
  static double rounded(double value) {
    return Math.round(value * ROUNDING) / ROUNDING;
  }
}
