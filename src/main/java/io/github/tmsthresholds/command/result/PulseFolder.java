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

import ij.ImagePlus;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.dose.Calibration;
import io.github.tmsthresholds.dose.NeuronDoses;
import io.github.tmsthresholds.dose.PulseDoses;
import io.github.tmsthresholds.dose.PulseTable;
import io.github.tmsthresholds.dose.StimulatorOutput;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.MapOverlay;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.plot.PulseFigure;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the result folder of the thresholds and doses of pulses: tables, maps, a figure and, last, the summary. */
public final class PulseFolder {

  private static final List<String> EXTENSIONS = List.of(".nii.gz", ".tif");

  private final Path folder;
  private final Optional<StimulatorOutput> output;
  private final Optional<Calibration> calibration;
  private final List<String> files = new ArrayList<>();

  /** Creates the writer of a folder. */
  public PulseFolder(Path folder, Optional<StimulatorOutput> output, Optional<Calibration> calibration) {
    this.folder = folder;
    this.output = output;
    this.calibration = calibration;
  }

  /** Returns the path of the table of pulses. */
  public Path table() {
    return folder.resolve("pulses.csv").toAbsolutePath().normalize();
  }

  /** Writes the tables and the figure, after deleting an earlier summary. */
  public void write(PulseDoses doses, List<Site> sites, String origin) throws IOException {
    Files.deleteIfExists(folder.resolve(MapFolder.SUMMARY));
    SiteTable.write(file("sites.csv"), sites);
    new PulseTable(output, calibration).write(file("pulses.csv"), doses.pulses());
    if (doses.pulses().stream().flatMap(pulse -> pulse.groups().stream())
        .anyMatch(group -> group.thresholds().values().stream().anyMatch(Double::isFinite))) {
      String unit = (calibration.isPresent() ? "corrected threshold" : "threshold") + " (A/µs)";
      files.addAll(PulseFigure.of("5th percentile of thresholds (" + origin + ")", unit, doses.pulses())
          .write(folder, "pulses"));
    }
  }

  /** Writes the table and the figure of the positions of the coil on the head. */
  public void write(PoseChecks checks, TissueLabels head, Progress progress) throws IOException {
    files.addAll(checks.write(folder, "coils", head, progress));
  }

  /**
   * Writes the maps of the largest dose and of the number of pulses above threshold.
   *
   * @param ribbon voxels to fill, if any
   * @return the map of the largest dose
   */
  public ImagePlus writeMaps(NeuronDoses doses, Grid grid, ThresholdMap.Channels channels, Optional<VoxelMask> ribbon,
      TissueLabels labels, Progress progress) throws IOException {
    MapOverlay overlay = MapOverlay.outlining(labels.greyMatterOn(grid, progress.between(0, 0.2)),
        progress.between(0.2, 0.4));
    save("pulses_above_threshold", ThresholdMap.of(doses.neurons(), doses.pulsesAboveThreshold(), "pulses", grid,
        channels), ribbon, overlay, progress.between(0.4, 0.7));
    return save("largest_dose", ThresholdMap.of(doses.neurons(), doses.largest(), "rate / threshold", grid, channels),
        ribbon, overlay, progress.between(0.7, 1));
  }

  private ImagePlus save(String name, ThresholdMap known, Optional<VoxelMask> ribbon, MapOverlay overlay,
      Progress progress) throws IOException {
    ThresholdMap map = ribbon.isPresent()
        ? known.filled(ribbon.get(), ThresholdMap.REACH, progress.between(0, 0.5)) : known;
    List<Path> written = EXTENSIONS.stream().map(extension -> file(name + extension)).toList();
    return ImageFiles.saveMap(map.volume(), false, overlay, map.channels(), map.unit(), written,
        progress.between(0.5, 1));
  }

  private Path file(String name) {
    files.add(name);
    return folder.resolve(name);
  }

  /** Writes the summary. */
  public void finish(PulseDoses doses, RunSummary summary) throws IOException {
    summary.put("pulses", doses.pulses().size());
    Map<String, Integer> problems = new LinkedHashMap<>();
    doses.problems().forEach((problem, those) -> problems.put(problem.label(), those.count()));
    summary.put("pulses_without_thresholds", problems);
    output.ifPresent(known -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("A_per_us_per_percent_mso", known.rate());
      entry.put("lowest", known.lowest());
      entry.put("highest", known.highest());
      entry.put("source", known.source());
      summary.put("stimulator_output", entry);
    });
    calibration.ifPresent(known -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("factor", known.factor());
      entry.put("pose", known.pose());
      entry.put("rmt_percent_mso", known.motorThreshold());
      entry.put("rmt_A_per_us", known.measured());
      entry.put("layer", known.layer().name());
      entry.put("statistic", known.statistic().label());
      entry.put("neurons", known.neurons());
      entry.put("simulated_A_per_us", known.simulated());
      summary.put("calibration", entry);
    });
    summary.put("files", files);
    summary.write(folder.resolve(MapFolder.SUMMARY));
  }
}
