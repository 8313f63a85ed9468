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
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.result.MapFolder;
import io.github.tmsthresholds.command.result.SweepFolder;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.conductor.RotatableCoil;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CoilOrientationSweep;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * target and maps their thresholds, or tabulates them at several angles of the coil.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>From Head to Map...",
    description = "computes the E-field of a coil in a labelled head and the thresholds of neurons in it, and writes "
        + "their map, or a table and a figure of several angles of the coil")
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

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for the files of the map, or for the tables and the figure of the angles")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    inputs.group(Groups.COIL, "coil", "target", "handle", "angles");
    inputs.advanced(Groups.COIL, "distance", "matrix", "weights", "basis", "basis_error", "exact");
    groupNeurons(inputs, "estimator");
    inputs.group(Groups.REGION, "radius");
    inputs.advanced(Groups.REGION, "box", "mask", "roi");
    groupRest(inputs);
    inputs.describe("target", "x,y,z of a point in the head: the coil is placed "
        + "on the scalp at the nearest point unless there is a matrix, and neurons are placed in a sphere around it");
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
    CoilParameters coilParameters = coilParameters(matrix, handle);
    Waveform train = train();
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellReference> references = CellParameters.find("cells", cells, library, chosen.cells());
    Set<Layer> selected = Parameters.isSet(layers) ? layers() : CellParameters.layers(references);
    Stopwatch time = stopwatch();
    VoxelHeadModel head = head(this::report, progress);
    Region region = regionOn(head.tissues().grid(), selections, progress);
    RotatableCoil placed = new RotatableCoil(head, coilParameters.open(this::report, this::warn),
        coilParameters.matrix(head, this::warn), region.bounds());
    for (double angle : degrees) {
      Parameters.compute("angles", AngleParameters.name(angle), () -> {
        placed.requireOutside(angle);
        return placed.extrapolated(angle);
      }).ifPresent(line -> report("Coil at " + AngleParameters.name(angle) + " degrees: " + line));
    }
    head.warnings(placed.matrix()).forEach(this::warn);
    time.lap("reading");
    SiteSelection sites = place(Optional.of(head.tissues()), region, selected, progress);
    report("Sites: " + sites.counts(selected));
    basis().requireAround(head, sites.chosen());
    time.lap("placing");
    List<CellModel> models = build(references, progress);
    logValue("Cells", models.stream().map(CellModel::name).collect(Collectors.joining(",")));
    time.lap("building");
    CoilOrientationSweep sweep = new CoilOrientationSweep(placed, sites.chosen(), models, train, settings, chosen);
    StagePlan plan = turns.isSet()
        ? new StagePlan().onAllProcessors("angles", sweep.cpuSeconds(degrees.length))
        : new StagePlan().onAllProcessors("field", OptionalDouble.of(sweep.fieldCpuSeconds(1)))
            .onAllProcessors("thresholds", sweep.thresholdCpuSeconds())
            .onOneThread("writing", MapFolder.seconds(placed.grid(), mapOptions, models, sites.chosen()));
    confirm(sites.chosen().size() + " sites, " + sweep.thresholds() + " thresholds"
        + (degrees.length == 1 ? "" : " at each of " + degrees.length + " angles") + ", E-field of " + sweep.voxels()
        + " voxels", plan);
    if (turns.isSet()) {
      sweep(sweep, degrees, path, time, progress);
    } else {
      MapFolder folder = mapFolder(path);
      image = writeMap(sweep, sites, region, folder, time, progress);
      table = open(folder.thresholds());
      report("Threshold map: " + folder.map());
    }
  }

  private void sweep(CoilOrientationSweep sweep, double[] degrees, Path path, Stopwatch time, Progress progress)
      throws IOException {
    List<List<LayerThresholds>> results = new ArrayList<>();
    for (double angle : degrees) {
      Progress part = progress.part(results.size(), degrees.length);
      EField field = field(sweep, angle, time, part.between(0, FIELD));
      results.add(thresholds(sweep, field, time, part.between(FIELD, 1)));
    }
    SweepFolder folder = new SweepFolder(path, mapOptions().thresholdScale(), origin(waveform));
    RunSummary summary = summary();
    summary.put("seconds", time.seconds());
    putStimulators(summary, sweep.coil().coil());
    folder.write(sweep.coil(), degrees, sweep.sites(), results, summary, progress);
    report("Angles: " + folder.table());
    table = show(folder.table());
  }
}
