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

import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.plot.PoseFigure;
import io.github.tmsthresholds.threshold.PoseObjective.Outcome;
import io.github.tmsthresholds.threshold.PoseOptimisation.Result;
import io.github.tmsthresholds.threshold.PoseOptimisation.Tried;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the results of a search for the best pose of a coil: a table of all poses, the best ones as matrices, a
 * figure, and a summary with the distance of the optimum from that by the E-field's magnitude.
 */
public final class OptimisedPoses {

  private final Path folder;
  private final String coil;
  private final double step;
  private final List<String> files = new ArrayList<>();

  /**
   * Creates the writer of a folder.
   *
   * @param coil name of the coil
   * @param step of the grid of positions, mm
   */
  public OptimisedPoses(Path folder, String coil, double step) {
    this.folder = folder;
    this.coil = coil;
    this.step = step;
  }

  /** Returns the path of the table of all poses. */
  public Path table() {
    return folder.resolve("poses.csv").toAbsolutePath().normalize();
  }

  /**
   * Writes all files, the summary last.
   *
   * @param result of the search
   * @param byMagnitude result of the search for the strongest E-field; the same object if that was the goal
   * @param label of the objective, with its unit
   */
  public void write(Result result, Result byMagnitude, String label, RunSummary summary) throws IOException {
    Files.deleteIfExists(folder.resolve(MapFolder.SUMMARY));
    writeTable(table(), result);
    files.add("poses.csv");
    put(summary, "best", result.best(), "coil.json");
    if (byMagnitude != result) {
      writeTable(folder.resolve("poses_by_magnitude.csv"), byMagnitude);
      files.add("poses_by_magnitude.csv");
      put(summary, "best_by_magnitude", byMagnitude.best(), "coil_by_magnitude.json");
      summary.put("distance_of_the_optima_mm", Math.hypot(result.best().at().x() - byMagnitude.best().at().x(),
          result.best().at().y() - byMagnitude.best().at().y()));
      double turn = Math.abs(result.best().at().degrees() - byMagnitude.best().at().degrees());
      summary.put("angle_between_the_optima_deg", Math.min(turn, 360 - turn));
    }
    files.addAll(PoseFigure.of("Poses of " + coil, label, result.grid(), step, result.best().at())
        .write(folder, "poses"));
    summary.put("files", files);
    summary.write(folder.resolve(MapFolder.SUMMARY));
  }

  private void put(RunSummary summary, String key, Tried best, String file) throws IOException {
    CoilPlacement.writeMatrix(folder.resolve(file), best.pose(), Map.of("coil", coil));
    files.add(file);
    Outcome outcome = best.outcome().orElseThrow();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("x_mm", best.at().x());
    entry.put("y_mm", best.at().y());
    entry.put("angle_deg", best.at().degrees());
    entry.put("distance_mm", best.distance());
    entry.put(CoilPlacement.KEY, CoilPlacement.rows(best.pose()));
    entry.put("mean_magnitude_V_per_m", outcome.magnitude());
    if (Double.isFinite(outcome.median())) {
      entry.put("median_threshold_A_per_us", outcome.median());
      entry.put("fired_in_target", outcome.firedInTarget());
      entry.put("fired_around", outcome.firedAround());
    }
    summary.put(key, entry);
  }

  private static void writeTable(Path file, Result result) throws IOException {
    CsvWriter.write(file, table -> {
      table.cells("stage", "x_mm", "y_mm", "angle_deg", "distance_mm", "objective", "mean_magnitude_V_per_m",
          "median_threshold_A_per_us", "fired_in_target", "fired_around");
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 4; column++) {
          table.cells(String.format(Locale.ROOT, "m%d%d", row, column));
        }
      }
      table.endRow();
      for (Tried t : result.all()) {
        Outcome o = t.outcome().orElse(new Outcome(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        table.cells(t.refined() ? "refined" : "grid").number("%.4f", t.at().x()).number("%.4f", t.at().y())
            .number("%.3f", t.at().degrees()).number("%.1f", t.distance()).number("%.6g", t.at().value())
            .number("%.6g", o.magnitude()).number("%.6g", o.median()).number("%.6g", o.firedInTarget())
            .number("%.6g", o.firedAround());
        for (double v : t.pose().rows()) {
          table.number("%.6f", v);
        }
        table.endRow();
      }
    });
  }
}
