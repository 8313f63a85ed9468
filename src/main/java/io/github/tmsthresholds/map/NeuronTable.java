/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.ProgressInputStream;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the thresholds of single neurons from the table in the folder of a threshold map. Thread-safe. */
public final class NeuronTable {

  /**
   * A neuron and its threshold.
   *
   * @param position of the soma, world mm
   * @param coilRate threshold, A/us; +infinity if the neuron does not fire below the search's maximum; NaN if
   *     statistics must leave it out, because it lies outside the field or fires at rest
   * @param field threshold as magnitude of the E-field at the soma, V/m; +infinity or NaN as above
   */
  public record Neuron(Layer layer, String cell, Vec3 position, double coilRate, double field) {

    /** Returns whether statistics count the neuron: it has a threshold, or none below the search's maximum. */
    public boolean counts() {
      return !Double.isNaN(coilRate);
    }
  }

  /** Name of the table in the folder of a threshold map. */
  public static final String FILE = "thresholds.csv";

  private NeuronTable() {}

  /** Returns the table in the folder of a threshold map; a path that is not a folder is returned unchanged. */
  public static Path in(Path folderOrTable) {
    return Files.isDirectory(folderOrTable) ? folderOrTable.resolve(FILE) : folderOrTable;
  }

  /**
   * Reads {@code thresholds.csv}, written by {@link ThresholdTable#writeFull}.
   *
   * @throws FormatException if a column is missing or a cell is invalid
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static List<Neuron> read(Path file, Progress progress) throws IOException {
    CsvTable table = CsvTable.read(file, progress.between(0, 0.7));
    Progress parsed = progress.between(0.7, 1);
    int layer = table.column("layer"), cell = table.column("cell"), x = table.column("x_mm"), y = table.column("y_mm");
    int z = table.column("z_mm"), rate = table.column("threshold_A_per_us"), field = table.column("threshold_V_per_m");
    int statusColumn = table.column("reason");
    List<Neuron> neurons = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      parsed.step(ProgressInputStream.stage(file), row, table.rows());
      ThresholdStatus status = status(table, row, statusColumn);
      double none = status == ThresholdStatus.ABOVE_MAX ? Double.POSITIVE_INFINITY : Double.NaN;
      neurons.add(new Neuron(layer(table, row, layer), table.text(row, cell),
          new Vec3(table.number(row, x), table.number(row, y), table.number(row, z)),
          status.hasThreshold() ? table.number(row, rate) : none,
          status.hasThreshold() ? table.number(row, field) : none));
    }
    return neurons;
  }

  private static Layer layer(CsvTable table, int row, int column) throws FormatException {
    try {
      return Layer.ofName(table.text(row, column));
    } catch (IllegalArgumentException e) {
      throw table.error(row, column, e.getMessage());
    }
  }

  private static ThresholdStatus status(CsvTable table, int row, int column) throws FormatException {
    String label = table.text(row, column);
    return Arrays.stream(ThresholdStatus.values()).filter(r -> r.label().equals(label)).findFirst().orElseThrow(() ->
        table.error(row, column, "must be empty or one of " + Arrays.stream(ThresholdStatus.values())
            .filter(r -> r != ThresholdStatus.NONE).map(ThresholdStatus::label).collect(Collectors.joining(", "))
            + ", found '" + label + "'"));
  }
}
