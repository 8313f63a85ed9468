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
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CoilParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.MapParameters;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.parameter.SessionParameters;
import io.github.tmsthresholds.command.result.MapFolder;
import io.github.tmsthresholds.command.result.PoseChecks;
import io.github.tmsthresholds.command.result.PulseFolder;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.dose.Calibration;
import io.github.tmsthresholds.dose.NeuronDoses;
import io.github.tmsthresholds.dose.PulseDoses;
import io.github.tmsthresholds.dose.PulseSeries;
import io.github.tmsthresholds.dose.StimulatorOutput;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.conductor.CoilOverRegion;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.PoseSweep;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Estimates which neurons the recorded pulses of a session could fire. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Thresholds of Pulses...",
    description = "computes the thresholds of neurons at the recorded poses of a coil, compares them with the recorded "
        + "pulses, and writes tables, maps of the largest dose and of the pulses above threshold, and a figure")
public final class ThresholdsOfPulses extends HeadCommand {

  /** Usual values of parameters of base classes. */
  {
    useMedianNetworks();
    spacing = 3;
  }

  @Parameter(label = "Poses of the pulses", style = "open", persist = false,
      description = "file of a navigator (Localite, Brainsight, Softaxic, visor2, SimNIBS, NIBS-BIDS) or CSV table; "
          + "recorded pulses if the file has any, else planned positions")
  private String poses;

  @Parameter(label = "Table of sites (empty: place neurons)", style = "open", required = false, persist = false,
      description = Descriptions.SITES)
  private String sites = "";

  @Parameter(label = "Atlas of regions (empty: none)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "volume of region labels: neurons are placed where it has the given labels")
  private String regions = "";

  @Parameter(label = "Labels of the atlas", required = false, persist = false,
      description = "labels of the atlas in which neurons are placed, separated by commas")
  private String label = "";

  @Parameter(label = "A/µs at 100 % MSO (empty: as recorded)", required = false, persist = false,
      description = "coil current rate at the maximum stimulator output (MSO); empty for that in the coil's file, else "
          + "for the ratio of recorded rates and outputs")
  private String mso = "";

  @Parameter(label = "Motor threshold (% MSO; empty: unknown)", required = false, persist = false,
      description = "measured resting motor threshold at the hot spot, to which the thresholds are calibrated")
  private String rmt = "";

  @Parameter(label = "Hot spot (pose; empty: unknown)", style = "open", required = false, persist = false,
      description = "pose at which the motor threshold was measured: its name in the file of poses, or a file with one "
          + "pose")
  private String calibrate = "";

  @Parameter(label = "Motor threshold of the model", choices = {"p5", "median", "lowest"}, persist = false,
      description = "statistic of the thresholds in layer 5 that corresponds to the measured motor threshold: 5th "
          + "percentile, median or lowest; place the neurons in the hand knob")
  private String statistic = "p5";

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for the tables, the maps and the figure")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    inputs.group(Groups.INPUT, "poses", "sites");
    inputs.group(Groups.COIL, "coil", "basis");
    inputs.advanced(Groups.COIL, "distance", "weights", "basis_error", "exact");
    inputs.group("Stimulator", "mso", "rmt", "calibrate");
    inputs.advanced("Stimulator", "statistic");
    groupNeurons(inputs, "estimator");
    inputs.group(Groups.REGION, "target", "radius");
    inputs.advanced(Groups.REGION, "box", "mask", "roi", "regions", "label");
    groupRest(inputs);
    inputs.describe("target", "x,y,z of a point in the head: neurons are placed in a sphere around it");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    Path path = outputFolder(output);
    MapParameters mapOptions = mapOptions();
    mapOptions.rejectFraction("poses=");
    Parameters.rejectIf(distance != CoilParameters.USUAL_DISTANCE, "distance", distance,
        "does not apply: the poses define the coil's position");
    SessionParameters session = new SessionParameters(poses, mso, rmt, calibrate, statistic);
    Waveform train = train();
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellReference> references = CellParameters.find("cells", cells, library, chosen.cells());
    Set<Layer> selected = Parameters.isSet(layers) ? layers() : CellParameters.layers(references);
    Stopwatch time = stopwatch();
    List<CoilPose> pulses = session.pulses(this::report, this::warn);
    Optional<StimulatorOutput> known = session.output(coilInput(), pulses, this::warn);
    known.ifPresent(o -> report(String.format(Locale.ROOT, "Stimulator: %.4g A/us per %% MSO (%s)", o.rate(),
        o.source())));
    VoxelHeadModel head = head(line -> {}, progress);
    Region region = regionOn(head.tissues().grid(), selections, progress).and(atlas(progress));
    Coil coil = coilInput().open(this::report, this::warn);
    PoseChecks checks = checks(pulses, head);
    time.lap("reading");
    SiteSelection placed = Parameters.isSet(sites)
        ? choose(sites, Optional.of(head.tissues()), region, selected, progress)
        : place(Optional.of(head.tissues()), region, selected, progress);
    basis().requireAround(head, placed.chosen());
    report("Sites: " + placed.counts(selected));
    time.lap("placing");
    List<CellModel> models = build(references, progress);
    time.lap("building");
    PoseSweep sweep = new PoseSweep(new CoilOverRegion(head, coil, region.bounds()), placed.chosen(), models, train,
        settings, chosen);
    PulseSeries series = new PulseSeries(sweep);
    Grid grid = sweep.coil().grid();
    confirm(pulses.size() + " pulses, " + placed.chosen().size() + " sites",
        new StagePlan().onAllProcessors("thresholds", sweep.cpuSeconds(pulses.size(), 0))
            .onOneThread("writing", MapFolder.seconds(grid, mapOptions, models, placed.chosen())));
    Optional<Calibration> calibration =
        session.calibration(pulses, known, mapOptions.thresholdScale(), series, progress);
    calibration.ifPresent(c -> report("Calibration: " + c));
    double factor = calibration.map(Calibration::factor).orElse(mapOptions.thresholdScale().factor());
    PulseDoses doses = PulseDoses.of(series, pulses, factor, known, progress);
    doses.problems().forEach((problem, those) -> warn(those.count() + " of " + pulses.size()
        + " pulses have no thresholds (" + problem.label() + "); " + those.first()));
    time.lap("thresholds");
    PulseFolder folder = new PulseFolder(path, known, calibration);
    folder.write(doses, placed.table(), origin(waveform));
    folder.write(checks, head.tissues(), progress);
    if (doses.doses().isPresent()) {
      NeuronDoses all = doses.doses().get();
      Optional<VoxelMask> ribbon = mapOptions.ribbon(grid, Optional.of(head.tissues()), region, progress);
      image = folder.writeMaps(all, grid, mapOptions.by(), ribbon, head.tissues(), progress);
    } else {
      warn("no pulse has both a known coil current rate and thresholds: there are no doses");
    }
    RunSummary summary = summary();
    time.lap("writing");
    summary.put("seconds", time.seconds());
    summary.putScale(mapOptions.thresholdScale());
    putStimulators(summary, coil);
    folder.finish(doses, summary);
    report("Pulses: " + folder.table());
    table = show(folder.table());
  }

  private Region atlas(Progress progress) throws IOException {
    Parameters.rejectIf(Parameters.isSet(label) && !Parameters.isSet(regions), "label", label, "needs regions=");
    if (!Parameters.isSet(regions)) {
      return Region.everywhere();
    }
    Parameters.require("label", label, "the labels of the atlas in which neurons are placed");
    Set<Float> chosen = new HashSet<>();
    Parameters.list(label).forEach(text -> chosen.add((float) Parameters.number("label", text)));
    Volume atlas = VolumeInput.of(regions).readLabels(progress).reportTo(this::warn);
    VoxelMask mask = VoxelMask.of(atlas.grid(), i -> chosen.contains(atlas.values()[i]));
    Parameters.rejectIf(mask.count() == 0, "label", label, "is the value of no voxel of " + regions);
    return Region.mask(mask);
  }
}
