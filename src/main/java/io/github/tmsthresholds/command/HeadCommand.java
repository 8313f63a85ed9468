/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import ij.ImagePlus;
import io.github.tmsthresholds.command.parameter.BasisParameters;
import io.github.tmsthresholds.command.parameter.CoilInput;
import io.github.tmsthresholds.command.parameter.CoilParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.ConductorParameters;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.command.result.MapFolder;
import io.github.tmsthresholds.command.result.PoseChecks;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.InputWarnings;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.PoseSweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** Base class of commands that estimate thresholds under a coil on a labelled head: the head and the coil. */
abstract class HeadCommand extends ThresholdCommand {

  @Parameter(label = "Conductivities (S/m; empty: SimNIBS's)", required = false, persist = false,
      description = Descriptions.CONDUCTIVITIES)
  private String conductivities = "";

  @Parameter(label = "Coil", attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.COIL), style = "open",
      persist = false, description = Descriptions.COIL)
  private String coil;

  @Parameter(label = "Stimulator weights (empty: 1 each)", required = false, persist = false,
      description = Descriptions.WEIGHTS)
  private String weights = "";

  @Parameter(label = "Coil to scalp distance (mm)", min = "0", persist = false, description = Descriptions.DISTANCE)
  double distance = CoilParameters.USUAL_DISTANCE;

  @Parameter(label = "Basis of poses (empty: solve in full)", style = "open", required = false, persist = false,
      description = Descriptions.BASIS)
  private String basis = "";

  @Parameter(label = "Largest error by the basis (%; empty: its own)", required = false, persist = false,
      description = Descriptions.BASIS_ERROR)
  private String basis_error = "";

  @Parameter(label = "Solve in full where the error is larger", persist = false, description = Descriptions.EXACT)
  private boolean exact = false;

  /** Makes the networks of the medians of all cell types the default, for commands with many poses. */
  final void useMedianNetworks() {
    estimator = "cnn";
    cells = Stream.of(CellType.values()).map(type -> type.label() + MedianCell.SUFFIX)
        .collect(Collectors.joining(","));
  }

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    inputs.group(Groups.INPUT, "tissues");
    inputs.advanced(Groups.INPUT, "conductivities");
    Groups.surfaces(inputs);
    inputs.label("tissues", "Tissue labels of the head");
    inputs.require("tissues");
    inputs.describe("tissues", "label volume of a head with air around it (" + Descriptions.HEAD + ")");
  }

  /** Marks the target as required, for commands that place the coil or the neurons by it. */
  static void requireTarget(CommandInputs inputs) {
    inputs.label("target", "Target x,y,z (mm)");
    inputs.require("target");
  }

  /** Groups the parameters that come after those of the coil and the region. */
  final void groupRest(CommandInputs inputs) {
    Groups.pulse(inputs);
    Groups.search(inputs);
    inputs.group(Groups.OUTPUT, "output", "fill");
    inputs.advanced(Groups.OUTPUT, "channels", "fired", "scale", "checkpoint");
  }

  /** Returns the coil, without a pose. */
  final CoilInput coilInput() {
    return new CoilInput(coil, weights);
  }

  /**
   * Returns the parameters of the coil.
   *
   * @param matrix pose of the coil, as a file or numbers, or a file of poses; empty for a coil over the target
   * @param handle point towards which the handle points; empty for the back of the head
   */
  final CoilParameters coilParameters(String matrix, String handle) {
    return new CoilParameters(coil, weights, matrix, Parameters.isSet(matrix) ? "" : target, handle, distance);
  }

  /**
   * Reads the labels and, if there is one, the basis of poses by which fields are computed.
   *
   * @param report receives the estimated error of each field by the basis
   */
  final VoxelHeadModel head(Consumer<String> report, Progress progress) throws IOException {
    VoxelHeadModel labels = new ConductorParameters(tissues, "", conductivities, "").labels(this::warn, progress);
    return basis().apply(labels, report, progress);
  }

  final BasisParameters basis() {
    return new BasisParameters(basis, basis_error, exact);
  }

  /** Checks the head, and poses against it; warns of those that do not lie on it. */
  final PoseChecks checks(List<CoilPose> poses, VoxelHeadModel head) {
    PoseChecks checks = PoseChecks.of(poses, head.head().scalp());
    checks.warnings().forEach(this::warn);
    head.warnings(poses.get(0).matrix()).forEach(this::warn);
    return checks;
  }

  /** A map that is written, and the thresholds in it. */
  record WrittenMap(ImagePlus image, List<LayerThresholds> thresholds) {}

  /**
   * Computes and writes the map of a pose of the coil, with tables, figure, field and coil matrix.
   *
   * @param sites the sites of the sweep
   * @param region in which they were placed
   */
  final WrittenMap writeMap(PoseSweep sweep, Affine pose, SiteSelection sites, Region region, MapFolder folder,
      Stopwatch time, Progress progress) throws IOException {
    EField field = field(sweep, pose, time, progress);
    MapFolder.requireMemory(field.grid(), mapOptions(), sweep.cells(), sites.chosen());
    List<LayerThresholds> thresholds = thresholds(sweep, field, time, progress);
    InputWarnings.field(field).ifPresent(this::warn);
    Grid grid = field.grid();
    Optional<TissueLabels> labels = Optional.of(sweep.coil().head().tissues());
    Optional<VoxelMask> ribbon = mapOptions().ribbon(grid, labels, region, progress);
    folder.writeTables(thresholds, sweep.sites(), progress.between(0, 0.2));
    ImagePlus map = folder.writeMaps(thresholds, grid, ribbon, labels, progress.between(0.2, 0.8));
    folder.writeOnto(sites.surfaces(), thresholds, surfaces().onePerTriangle(), spacing);
    ImageFiles.saveEField(field, folder.file("efield.nii.gz"), progress.between(0.8, 1));
    CoilPlacement.writeMatrix(folder.file("coil.json"), pose, Map.of("coil", sweep.coil().coil().name()));
    time.lap("writing");
    RunSummary summary = summary(thresholds, time);
    putStimulators(summary, sweep.coil().coil());
    folder.finish(summary);
    return new WrittenMap(map, thresholds);
  }

  /** Returns the writer of a map's folder. */
  final MapFolder mapFolder(Path path) {
    return new MapFolder(path, mapOptions(), origin(waveform));
  }

  static EField field(PoseSweep sweep, Affine pose, Stopwatch time, Progress progress) {
    EField field = sweep.field(pose, progress);
    time.lap("field");
    return field;
  }

  static List<LayerThresholds> thresholds(PoseSweep sweep, EField field, Stopwatch time,
      Progress progress) {
    List<LayerThresholds> thresholds = sweep.thresholds(field, progress);
    time.lap("thresholds");
    return thresholds;
  }

  /** Adds the factors of dI/dt if the coil has several stimulators. */
  static void putStimulators(RunSummary summary, Coil driven) {
    if (driven.stimulators() > 1) {
      summary.put("stimulators", driven.drive());
    }
  }
}
