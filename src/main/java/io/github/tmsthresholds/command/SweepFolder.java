package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.map.AngleSummary;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.plot.AngleFigure;
import io.github.tmsthresholds.plot.PngFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of thresholds at several angles of a coil: tables, a figure, and a summary, which says that all is whole. */
final class SweepFolder {

  private static final String SUMMARY = "summary.json";

  private final Path folder;

  SweepFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes everything, the summary last.
   *
   * @param coil that was turned
   * @param angles degrees
   * @param results of each angle, at the same sites
   */
  void write(CoilOverHead coil, double[] angles, List<Site> sites, List<List<LayerThresholds>> results,
      RunSummary summary) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    List<String> files = new ArrayList<>(List.of("sites.csv", "angles.csv"));
    List<AngleSummary> rows = new ArrayList<>();
    List<Map<String, Object>> runs = new ArrayList<>();
    for (int k = 0; k < angles.length; k++) {
      double angle = angles[k];
      results.get(k).forEach(layer -> rows.add(AngleSummary.of(angle, layer)));
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("angle_deg", angle);
      run.put(CoilPlacement.KEY, CoilPlacement.rows(coil.matrix(angle)));
      run.put("layers", ThresholdCounts.byLayer(results.get(k)));
      runs.add(run);
      String name = "thresholds_" + AngleWords.name(angle) + "_deg.csv";
      ThresholdTable.writeFull(folder.resolve(name), results.get(k));
      files.add(name);
    }
    SiteTable.write(folder.resolve("sites.csv"), sites);
    AngleSummary.write(folder.resolve("angles.csv"), rows);
    if (rows.stream().anyMatch(AngleSummary::hasMedian)) {
      PngFile.write(AngleFigure.draw("Median and quartiles of thresholds", rows), folder.resolve("angles.png"));
      files.add("angles.png");
    }
    summary.put("angles", runs);
    summary.put("files", files);
    summary.write(folder.resolve(SUMMARY));
  }

  /** Where the main result is. */
  Path table() {
    return folder.resolve("angles.csv").toAbsolutePath().normalize();
  }
}
