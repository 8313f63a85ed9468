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
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.PoseColumns;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.map.SweepRow;
import io.github.tmsthresholds.map.ThresholdCounts;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.map.ThresholdSummary;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.plot.SweepFigure;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the result folder of thresholds at several angles or poses of a coil: tables, a figure, the summary last. */
public final class SweepFolder {

  private static final String SUMMARY = "summary.json";
  private static final String ANGLES = "angles", POSES = "poses", LAYERS = "layers", CHECKS = "checks";

  /** Cells of a pose without thresholds. */
  private static final Object[] NOTHING = Collections.nCopies(ThresholdSummary.COLUMNS.size(), "").toArray();

  private final Path folder;
  private final ThresholdScale scale;
  private final String origin;
  private final List<String> files = new ArrayList<>();

  /**
   * Creates the writer of a folder.
   *
   * @param scale of the tables and the figure of the angles or poses
   * @param origin short description of estimator and pulse
   */
  public SweepFolder(Path folder, ThresholdScale scale, String origin) {
    this.folder = folder;
    this.scale = scale;
    this.origin = origin;
  }

  /**
   * What came of a pose.
   *
   * @param map name of the folder of its map; empty if there is none
   * @param problem why there is no map, or empty
   * @param layers summary per layer; empty if there is no map
   * @param whole summary of all neurons
   * @param fired fraction of the neurons that fire at the pose's dI/dt, if that is known
   */
  public record PoseResult(CoilPose pose, String map, String problem, List<SweepRow> layers,
      Optional<ThresholdSummary> whole, Optional<Double> fired) {

    /** Returns the result of a pose without a map. */
    public static PoseResult failed(CoilPose pose, String problem) {
      return new PoseResult(pose, "", problem, List.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Summarises the thresholds of a pose.
   *
   * @param number of the pose, from 1
   * @param map name of the folder of its map
   */
  public PoseResult result(int number, CoilPose pose, String map, List<LayerThresholds> thresholds) {
    Optional<Double> fired = pose.didt().isPresent()
        ? Optional.of(ThresholdSummary.fired(thresholds, scale, pose.didt().getAsDouble())) : Optional.empty();
    return new PoseResult(pose, map, "", thresholds.stream().map(layer -> SweepRow.of(number, layer, scale)).toList(),
        Optional.of(ThresholdSummary.of(thresholds, scale)), fired);
  }

  /**
   * Writes all files of a rotated coil.
   *
   * @param angles degrees
   * @param poses of the coil at these angles, coil mm to head mm
   * @param results of each angle, at the same sites
   */
  public void writeAngles(double[] angles, List<Affine> poses, List<Site> sites, List<List<LayerThresholds>> results,
      RunSummary summary, Progress progress) throws IOException {
    start(sites);
    List<SweepRow> rows = new ArrayList<>();
    List<Map<String, Object>> runs = new ArrayList<>();
    for (int k = 0; k < angles.length; k++) {
      double angle = angles[k];
      results.get(k).forEach(layer -> rows.add(SweepRow.of(angle, layer, scale)));
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("angle_deg", angle);
      run.put(CoilPlacement.KEY, CoilPlacement.rows(poses.get(k)));
      run.put("layers", ThresholdCounts.byLayer(results.get(k)));
      runs.add(run);
      String name = "thresholds_" + AngleParameters.name(angle) + "_deg.csv";
      ThresholdTable.writeFull(folder.resolve(name), results.get(k), progress.part(k, angles.length));
      files.add(name);
    }
    writeRows(ANGLES, "angle_deg", "coil angle (degrees)", false, rows);
    summary.put("angles", runs);
    finish(summary);
  }

  /**
   * Writes the tables and the figures of poses, of which each has a map in a folder of its own.
   *
   * @param checks of the poses against the head
   */
  public void writePoses(List<PoseResult> results, List<Site> sites, PoseChecks checks, TissueLabels head,
      RunSummary summary, Progress progress) throws IOException {
    start(sites);
    files.addAll(checks.write(folder, CHECKS, head, progress));
    files.add(POSES + ".csv");
    CsvWriter.write(table(POSES), table -> {
      table.cells("pose").cells(PoseColumns.names().toArray()).cells("map").cells(ThresholdSummary.COLUMNS.toArray())
          .row("fired_at_didt", "problem");
      for (int k = 0; k < results.size(); k++) {
        PoseResult result = results.get(k);
        table.cells(k + 1);
        PoseColumns.write(table, result.pose());
        table.cells(result.map()).cells(result.whole().map(ThresholdSummary::cells).orElse(NOTHING))
            .cells(result.fired().map(fraction -> String.format(Locale.ROOT, "%.6g", fraction)).orElse(""))
            .row(result.problem());
      }
    });
    writeRows(LAYERS, "pose", "pose", true, results.stream().flatMap(result -> result.layers().stream()).toList());
    finish(summary);
  }

  private void start(List<Site> sites) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    files.add("sites.csv");
    SiteTable.write(folder.resolve("sites.csv"), sites);
  }

  /** Writes the table of the layers, and its figure if a layer has a median. */
  private void writeRows(String name, String column, String axis, boolean counted, List<SweepRow> rows)
      throws IOException {
    String table = SweepRow.table(column, rows);
    if (rows.stream().anyMatch(row -> row.summary().hasMedian())) {
      files.addAll(SweepFigure.of("Median and quartiles of thresholds (" + origin + ")", axis, counted,
          scale.label() + " (A/µs)", table, rows).write(folder, name));
    } else {
      AtomicFile.writeText(table(name), table);
      files.add(name + ".csv");
    }
  }

  private void finish(RunSummary summary) throws IOException {
    summary.putScale(scale);
    summary.put("files", files);
    summary.write(folder.resolve(SUMMARY));
  }

  /** Returns the path of the table of angles. */
  public Path angles() {
    return table(ANGLES);
  }

  /** Returns the path of the table of poses. */
  public Path poses() {
    return table(POSES);
  }

  private Path table(String name) {
    return folder.resolve(name + ".csv").toAbsolutePath().normalize();
  }
}
