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

import io.github.tmsthresholds.command.parameter.AngleParameters;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.conductor.RotatableCoil;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.map.AngleSummary;
import io.github.tmsthresholds.map.ThresholdCounts;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.plot.AngleFigure;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the result folder of thresholds at several coil angles: tables, a figure and, last, the summary. */
public final class SweepFolder {

  private static final String SUMMARY = "summary.json";
  private static final String ANGLES = "angles";

  private final Path folder;
  private final ThresholdScale scale;
  private final String origin;

  /**
   * Creates the writer of a folder.
   *
   * @param scale of the table and figure of the angles
   * @param origin short description of estimator and pulse
   */
  public SweepFolder(Path folder, ThresholdScale scale, String origin) {
    this.folder = folder;
    this.scale = scale;
    this.origin = origin;
  }

  /**
   * Writes all files, the summary last.
   *
   * @param coil that was rotated
   * @param angles degrees
   * @param results of each angle, at the same sites
   */
  public void write(RotatableCoil coil, double[] angles, List<Site> sites, List<List<LayerThresholds>> results,
      RunSummary summary, Progress progress) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    List<String> files = new ArrayList<>(List.of("sites.csv"));
    List<AngleSummary> rows = new ArrayList<>();
    List<Map<String, Object>> runs = new ArrayList<>();
    for (int k = 0; k < angles.length; k++) {
      double angle = angles[k];
      results.get(k).forEach(layer -> rows.add(AngleSummary.of(angle, layer, scale)));
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("angle_deg", angle);
      run.put(CoilPlacement.KEY, CoilPlacement.rows(coil.matrix(angle)));
      run.put("layers", ThresholdCounts.byLayer(results.get(k)));
      runs.add(run);
      String name = "thresholds_" + AngleParameters.name(angle) + "_deg.csv";
      ThresholdTable.writeFull(folder.resolve(name), results.get(k), progress.part(k, angles.length));
      files.add(name);
    }
    SiteTable.write(folder.resolve("sites.csv"), sites);
    if (rows.stream().anyMatch(AngleSummary::hasMedian)) {
      String legend = scale.label() + " (A/µs)";
      files.addAll(
          AngleFigure.of("Median and quartiles of thresholds (" + origin + ")", legend, rows).write(folder, ANGLES));
    } else {
      AtomicFile.writeText(table(), AngleSummary.table(rows));
      files.add(table().getFileName().toString());
    }
    summary.put("angles", runs);
    summary.putScale(scale);
    summary.put("files", files);
    summary.write(folder.resolve(SUMMARY));
  }

  /** Returns the path of the table of angles. */
  public Path table() {
    return folder.resolve(ANGLES + ".csv").toAbsolutePath().normalize();
  }
}
