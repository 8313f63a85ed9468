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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.ProgressOutputStream;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes thresholds as CSV, one row per site and cell; NaN and a threshold status for no threshold. Thread-safe. */
public final class ThresholdTable {

  private static final Object[] NONE = {};
  /** Sites whose rows one thread formats at a time, and the number of such blocks between two writes. */
  private static final int BLOCK = 25, BLOCKS = 16;

  private ThresholdTable() {}

  /**
   * Writes the thresholds of a map, layer by layer, with the pose of each site.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   * @throws java.util.concurrent.CancellationException if cancelled; the file is then unchanged
   */
  public static void writeFull(Path file, List<LayerThresholds> results, Progress progress) throws IOException {
    int sites = results.stream().mapToInt(r -> r.sites().size()).sum();
    CsvWriter.write(file, table -> {
      table.row("site", "layer", "cell", "x_mm", "y_mm", "z_mm", "nx", "ny", "nz", "azimuth_deg", "E_soma_V_per_m",
          "threshold_A_per_us", "threshold_V_per_m", "outside_fraction", "initiation", "reason");
      int done = 0;
      for (LayerThresholds r : results) {
        for (int from = 0; from < r.sites().size(); from += BLOCKS * BLOCK) {
          progress.step(ProgressOutputStream.stage(file), (done + from) / (double) sites);
          for (String rows : rows(r, from)) {
            table.rows(rows);
          }
        }
        done += r.sites().size();
      }
    });
  }

  /** Formats the rows of the next blocks of sites, each block on a thread. */
  private static List<String> rows(LayerThresholds results, int from) {
    return IntStream.range(0, BLOCKS).parallel().map(block -> from + block * BLOCK)
        .mapToObj(first -> CsvWriter.text(table -> {
          for (int s = first; s < Math.min(first + BLOCK, results.sites().size()); s++) {
            writeSite(table, results, s);
          }
        })).toList();
  }

  private static void writeSite(CsvWriter table, LayerThresholds r, int s) throws IOException {
    Object[] pose = pose(r.sites().get(s));
    for (int c = 0; c < r.cells().size(); c++) {
      SectionType start = r.thresholds().initiation(s, c);
      table.cells(r.rows()[s], r.layer().name(), r.cells().get(c).name()).cells(pose)
          .cells(values(r.thresholds(), s, c))
          .row(TableNumber.of(r.thresholds().outside(s, c)), start == null ? "" : start.label(),
              r.thresholds().status(s, c).label());
    }
  }

  /**
   * Writes the thresholds of every cell at every site, without poses.
   *
   * @param rows index, from 0, of each site in the table of sites
   * @param waveforms thresholds by the name of the waveform; if there are several, a column states the name
   * @throws IOException if the file cannot be written; it is then unchanged
   * @throws java.util.concurrent.CancellationException if cancelled; the file is then unchanged
   */
  public static void writeShort(Path file, int[] rows, List<CellModel> cells, Map<String, Thresholds> waveforms,
      Progress progress) throws IOException {
    boolean several = waveforms.size() > 1;
    double sites = (double) rows.length * waveforms.size();
    CsvWriter.write(file, table -> {
      table.cells("site", "cell").cells(several ? new Object[] {"waveform"} : NONE)
          .row("E_soma_V_per_m", "threshold_A_per_us", "threshold_V_per_m", "reason");
      int done = 0;
      for (Map.Entry<String, Thresholds> waveform : waveforms.entrySet()) {
        Thresholds thresholds = waveform.getValue();
        Object[] name = several ? new Object[] {waveform.getKey()} : NONE;
        for (int s = 0; s < thresholds.sites(); s++) {
          progress.step(ProgressOutputStream.stage(file), done++ / sites);
          for (int c = 0; c < cells.size(); c++) {
            table.cells(rows[s], cells.get(c).name()).cells(name).cells(values(thresholds, s, c))
                .row(thresholds.status(s, c).label());
          }
        }
      }
    });
  }

  private static Object[] pose(Site site) {
    Vec3 p = site.position(), n = site.normal();
    return TableNumber.of(p.x(), p.y(), p.z(), n.x(), n.y(), n.z(), site.azimuthDeg());
  }

  private static Object[] values(Thresholds t, int site, int cell) {
    return TableNumber.of(t.somaField(site), t.coilRate(site, cell), t.voltPerMetre(site, cell));
  }
}
