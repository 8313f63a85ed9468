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
import ij.measure.ResultsTable;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.command.parameter.AngleParameters;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CoilParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.MapParameters;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.PoseParameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.result.MapFolder;
import io.github.tmsthresholds.command.result.PoseChecks;
import io.github.tmsthresholds.command.result.SweepFolder;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.conductor.CoilOverRegion;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.PoseSweep;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Maps thresholds in a labelled head: places a coil over a target, computes its E-field, places neurons around the
 * target and maps their thresholds, tabulates them at several angles of the coil, or maps them for each pose of a file.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>From Head to Map...",
    description = "computes the E-field of a coil in a labelled head and the thresholds of neurons in it, and writes "
        + "their map, or a table and a figure of several angles or poses of the coil")
public final class MapFromHead extends HeadCommand {

  /** Fraction of the time of an angle that its field takes. */
  private static final double FIELD = 0.4;

  @Parameter(label = "Coil matrix (empty: over the target)", style = "open", required = false, persist = false,
      description = Descriptions.MATRIX)
  private String matrix = "";

  @Parameter(label = "Handle towards x,y,z (mm; empty: backwards)", required = false, persist = false,
      description = Descriptions.HANDLE)
  private String handle = "";

  @Parameter(label = "Coil angles (degrees; empty: handle as is)", required = false, persist = false,
      description = "separated by commas, or from:step:to: the coil is rotated by each, counter-clockwise seen from "
          + "outside, and median thresholds are tabulated; empty for a map with the handle as it is")
  private String angles = "";

  @Parameter(label = "File of coil poses (empty: over the target)", style = "open", required = false, persist = false,
      description = Descriptions.POSES)
  private String poses = "";

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for the files of the map, or for the tables and the figure of the angles or poses")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    requireTarget(inputs);
    inputs.group(Groups.COIL, "coil", "target", "handle", "angles");
    inputs.advanced(Groups.COIL, "distance", "matrix", "poses", "weights", "basis", "basis_error", "exact");
    groupNeurons(inputs, "estimator");
    inputs.group(Groups.REGION, "radius");
    inputs.advanced(Groups.REGION, "box", "mask", "roi");
    groupRest(inputs);
    inputs.describe("target", "x,y,z of a point in the head: the coil is placed "
        + "on the scalp at the nearest point unless there is a matrix or a file of poses, and neurons are placed in a "
        + "sphere around it");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    Path path = outputFolder(output);
    Parameters.require("tissues", tissues, "label volume of a head");
    AngleParameters turns = new AngleParameters(angles);
    double[] degrees = turns.degrees();
    MapParameters mapOptions = mapOptions();
    if (turns.isSet()) {
      mapOptions.rejectFraction("angles=");
    }
    PoseParameters poseFile = new PoseParameters(poses);
    Parameters.rejectIf(poseFile.isSet() && turns.isSet(), "angles", angles, "cannot be combined with poses=");
    Parameters.rejectIf(poseFile.isSet() && Parameters.isSet(matrix), "matrix", matrix,
        "cannot be combined with poses=");
    CoilParameters coilParameters = coilParameters(poseFile.isSet() ? poses : matrix, handle);
    Waveform train = train();
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellReference> references = CellParameters.find("cells", cells, library, chosen.cells());
    Set<Layer> selected = Parameters.isSet(layers) ? layers() : CellParameters.layers(references);
    Stopwatch time = stopwatch();
    List<CoilPose> recorded = poseFile.isSet() ? poseFile.read(this::report, this::warn) : List.of();
    VoxelHeadModel head = head(this::report, progress);
    Region region = regionOn(head.tissues().grid(), selections, progress);
    CoilOverRegion coil =
        new CoilOverRegion(head, coilParameters.open(this::report, this::warn), region.bounds());
    List<Affine> angled = new ArrayList<>();
    if (!poseFile.isSet()) {
      Affine pose = coilParameters.matrix(head, this::warn);
      for (double angle : degrees) {
        angled.add(CoilPlacement.turned(pose, angle));
        check(coil, angled.get(angled.size() - 1), AngleParameters.name(angle));
      }
      head.warnings(angled.get(0)).forEach(this::warn);
    }
    time.lap("reading");
    SiteSelection sites = place(Optional.of(head.tissues()), region, selected, progress);
    report("Sites: " + sites.counts(selected));
    basis().requireAround(head, sites.chosen());
    time.lap("placing");
    List<CellModel> models = build(references, progress);
    logValue("Cells", models.stream().map(CellModel::name).collect(Collectors.joining(",")));
    time.lap("building");
    PoseSweep sweep = new PoseSweep(coil, sites.chosen(), models, train, settings, chosen);
    int count = poseFile.isSet() ? recorded.size() : degrees.length;
    double writing = MapFolder.seconds(coil.grid(), mapOptions, models, sites.chosen());
    StagePlan plan = count == 1 && !turns.isSet()
        ? new StagePlan().onAllProcessors("field", OptionalDouble.of(sweep.fieldCpuSeconds(1)))
            .onAllProcessors("thresholds", sweep.thresholdCpuSeconds()).onOneThread("writing", writing)
        : new StagePlan().onAllProcessors("all", sweep.cpuSeconds(count, turns.isSet() ? 0 : writing));
    confirm(sites.chosen().size() + " sites, " + sweep.thresholds() + " thresholds"
        + (count == 1 ? "" : " at each of " + count + (turns.isSet() ? " angles" : " poses")) + ", E-field of "
        + sweep.voxels() + " voxels", plan);
    if (poseFile.isSet()) {
      maps(sweep, recorded, sites, region, path, time, progress);
    } else if (turns.isSet()) {
      sweep(sweep, degrees, angled, path, time, progress);
    } else {
      MapFolder folder = mapFolder(path);
      image = writeMap(sweep, angled.get(0), sites, region, folder, time, progress).image();
      table = open(folder.thresholds());
      report("Threshold map: " + folder.map());
    }
  }

  private void check(CoilOverRegion coil, Affine pose, String angle) {
    Parameters.compute("angles", angle, () -> {
      coil.requireOutside(pose);
      return coil.extrapolated(pose);
    }).ifPresent(line -> report("Coil at " + angle + " degrees: " + line));
  }

  private void sweep(PoseSweep sweep, double[] degrees, List<Affine> angled, Path path, Stopwatch time,
      Progress progress) throws IOException {
    List<List<LayerThresholds>> results = new ArrayList<>();
    for (Affine pose : angled) {
      Progress part = progress.part(results.size(), degrees.length);
      EField field = field(sweep, pose, time, part.between(0, FIELD));
      results.add(thresholds(sweep, field, time, part.between(FIELD, 1)));
    }
    SweepFolder folder = new SweepFolder(path, mapOptions().thresholdScale(), origin(waveform));
    folder.writeAngles(degrees, angled, sweep.sites(), results, sweepSummary(sweep, time), progress);
    report("Angles: " + folder.angles());
    table = show(folder.angles());
  }

  /** Writes a map for each pose, in a folder of its own, and their table; poses that fail are left out of the maps. */
  private void maps(PoseSweep sweep, List<CoilPose> recorded, SiteSelection sites, Region region, Path path,
      Stopwatch time, Progress progress) throws IOException {
    SweepFolder folder = new SweepFolder(path, mapOptions().thresholdScale(), origin(waveform));
    List<SweepFolder.PoseResult> results = new ArrayList<>();
    VoxelHeadModel head = sweep.coil().head();
    PoseChecks checks = checks(recorded, head);
    for (CoilPose pose : recorded) {
      int number = results.size() + 1;
      String name = String.format(Locale.ROOT, "pose_%0" + ("" + recorded.size()).length() + "d", number);
      try {
        sweep.coil().requireOutside(pose.matrix());
        sweep.coil().extrapolated(pose.matrix()).ifPresent(line -> report(name + ": coil: " + line));
        WrittenMap map = writeMap(sweep, pose.matrix(), sites, region, mapFolder(path.resolve(name)), time,
            progress.part(number - 1, recorded.size()));
        image = map.image();
        results.add(folder.result(number, pose, name, map.thresholds()));
      } catch (InvalidInputException e) {
        warn(name + ": left out, " + e.getMessage());
        results.add(SweepFolder.PoseResult.failed(pose, e.getMessage()));
      }
    }
    Parameters.rejectIf(results.stream().allMatch(result -> result.map().isEmpty()), "poses", poses,
        "has no pose for which the E-field can be computed: " + results.get(0).problem());
    folder.writePoses(results, sweep.sites(), checks, head.tissues(), sweepSummary(sweep, time), progress);
    report("Poses: " + folder.poses());
    table = show(folder.poses());
  }

  private RunSummary sweepSummary(PoseSweep sweep, Stopwatch time) throws IOException {
    RunSummary summary = summary();
    summary.put("seconds", time.seconds());
    putStimulators(summary, sweep.coil().coil());
    return summary;
  }
}
