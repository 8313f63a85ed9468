/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import ij.IJ;
import io.github.tmsthresholds.command.result.RunSummaryReader;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.command.run.RunLog;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.neuron.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Records the outcome of each field of a batch: in {@code maps.csv}, one row per field, rewritten after each, and in
 * the log.
 */
final class BatchReport {

  private static final List<String> HEADER = Stream.of(Stream.of("file", "status", "neurons", "thresholds", "scale"),
      Stream.of(Layer.values()).map(layer -> layer + "_median_A_per_us"), Stream.of("seconds", "reason", "warnings"))
      .flatMap(names -> names).toList();

  private static final int REASON = HEADER.indexOf("reason");

  private final Path folder;
  private final RunLog log;
  private final List<List<String>> rows = new ArrayList<>(List.of(HEADER));
  private int failed;

  /** @param log of the batch */
  BatchReport(Path folder, RunLog log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Adds the row of a map.
   *
   * @param status {@code done}, or {@code found} if the map existed before
   */
  void add(String file, String status, RunSummaryReader run) throws IOException {
    List<String> row = new ArrayList<>(List.of(file, status, "" + run.neurons(), "" + run.thresholds(),
        Double.toString(run.scale())));
    for (Layer layer : Layer.values()) {
      row.add(number("%.6g", run.scale() * run.median(layer)));
    }
    row.add(number("%.3f", run.seconds()));
    row.add("");
    row.add("" + run.warnings());
    add(row);
  }

  private static String number(String format, double v) {
    return Double.isNaN(v) ? "NaN" : String.format(Locale.ROOT, format, v);
  }

  /**
   * Adds the row of a field whose map failed.
   *
   * @param error why, in one line
   */
  void fail(String file, String error) throws IOException {
    failed++;
    List<String> row = new ArrayList<>(List.of(file, "failed", "0", "0", "NaN"));
    for (int i = 0; i <= Layer.values().length; i++) {
      row.add("NaN");
    }
    row.add(error);
    row.add("0");
    IJ.log(file + ": " + error);
    add(row);
  }

  private void add(List<String> row) throws IOException {
    log.line(row.get(0) + ": " + row.get(1) + (row.get(1).equals("failed") ? ", " + row.get(REASON) : ""));
    rows.add(row);
    CsvWriter.write(table(), table -> {
      for (List<String> cells : rows) {
        table.row(cells.toArray());
      }
    });
  }

  private Path table() {
    return folder.resolve("maps.csv");
  }

  /**
   * Ends the batch.
   *
   * @throws CommandFailedException if a map failed
   */
  void finish() {
    int maps = rows.size() - 1;
    log.line((maps - failed) + " of " + maps + " maps");
    IJ.log("Maps: " + table().toAbsolutePath().normalize());
    if (failed > 0) {
      throw new CommandFailedException(failed + " of " + maps + " maps failed; see " + table());
    }
  }
}
