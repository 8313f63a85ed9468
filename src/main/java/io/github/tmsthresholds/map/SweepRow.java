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

import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.util.List;

/**
 * Summary of the thresholds of one layer's neurons at one of several angles or poses of a coil. Immutable, thread-safe.
 *
 * @param at angle (degrees) or number of the pose
 */
public record SweepRow(double at, Layer layer, ThresholdSummary summary) {

  /**
   * Summarises the thresholds of a layer.
   *
   * @param at angle (degrees) or number of the pose
   * @param scale applied to the thresholds
   */
  public static SweepRow of(double at, LayerThresholds results, ThresholdScale scale) {
    return new SweepRow(at, results.layer(), ThresholdSummary.of(List.of(results), scale));
  }

  /**
   * Returns a CSV table.
   *
   * @param first name of the first column
   */
  public static String table(String first, List<SweepRow> rows) {
    return CsvWriter.text(table -> {
      table.cells(first, "layer").row(ThresholdSummary.COLUMNS.toArray());
      for (SweepRow r : rows) {
        table.cells(TableNumber.of(r.at), r.layer).row(r.summary.cells());
      }
    });
  }
}
