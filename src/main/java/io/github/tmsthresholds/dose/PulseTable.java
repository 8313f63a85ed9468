/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the thresholds and doses of pulses as a table with a row per pulse, layer and cell type.
 *
 * @param output of the stimulator, for thresholds in % MSO
 * @param calibration for thresholds in % of the motor threshold
 */
public record PulseTable(Optional<StimulatorOutput> output, Optional<Calibration> calibration) {

  /**
   * Writes the table. What is unknown is an empty cell; a threshold above the search's maximum is Infinity.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public void write(Path file, List<Pulse> pulses) throws IOException {
    CsvWriter.write(file, table -> {
      table.cells("pulse", "name", "time_ms", "x_mm", "y_mm", "z_mm", "didt_A_per_us", "output_percent_mso", "layer",
          "cell_type", "neurons");
      header(table, "_threshold_A_per_us");
      if (output.isPresent()) {
        header(table, "_threshold_percent_mso");
      }
      if (calibration.isPresent()) {
        header(table, "_threshold_percent_rmt");
      }
      header(table, "_dose");
      table.row("fraction_fired", "reason");
      for (int number = 0; number < pulses.size(); number++) {
        rows(table, number + 1, pulses.get(number));
      }
    });
  }

  private static void header(CsvWriter table, String unit) throws IOException {
    for (Statistic statistic : Statistic.values()) {
      table.cells(statistic.label() + unit);
    }
  }

  private void rows(CsvWriter table, int number, Pulse pulse) throws IOException {
    if (pulse.groups().isEmpty()) {
      start(table, number, pulse);
      int columns = 3 + Statistic.values().length * (2 + (output.isPresent() ? 1 : 0)
          + (calibration.isPresent() ? 1 : 0)) + 1;
      for (int i = 0; i < columns; i++) {
        table.cells("");
      }
      table.row(pulse.problem().map(PulseProblem::label).orElse(""));
    }
    for (Pulse.Group group : pulse.groups()) {
      start(table, number, pulse);
      table.cells(group.layer(), group.type(), group.neurons());
      Map<Statistic, Double> thresholds = group.thresholds();
      for (double threshold : thresholds.values()) {
        number(table, threshold);
      }
      if (output.isPresent()) {
        for (double threshold : thresholds.values()) {
          number(table, output.get().percent(threshold));
        }
      }
      if (calibration.isPresent()) {
        for (double threshold : thresholds.values()) {
          number(table, calibration.get().percent(threshold));
        }
      }
      for (double threshold : thresholds.values()) {
        number(table, Math.abs(pulse.rate().orElse(Double.NaN)) / threshold);
      }
      number(table, group.fractionFired());
      table.row(group.neurons() == 0 ? "no_neurons" : "");
    }
  }

  private void start(CsvWriter table, int number, Pulse pulse) throws IOException {
    CoilPose pose = pulse.pose();
    Vec3 p = pose.matrix().apply(Vec3.ZERO);
    table.cells(number, pose.name());
    number(table, pose.time().orElse(Double.NaN));
    table.number("%.3f", p.x()).number("%.3f", p.y()).number("%.3f", p.z());
    number(table, pulse.rate().orElse(Double.NaN));
    number(table, pose.output().orElseGet(() -> pulse.rate().isPresent() && output.isPresent()
        ? output.get().percent(Math.abs(pulse.rate().getAsDouble())) : Double.NaN));
  }

  private static void number(CsvWriter table, double value) throws IOException {
    if (Double.isNaN(value)) {
      table.cells("");
    } else {
      table.number("%.6g", value);
    }
  }
}
