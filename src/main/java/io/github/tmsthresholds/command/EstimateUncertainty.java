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

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CoilParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.result.UncertaintyFolder;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.efield.conductor.ConductivityRange;
import io.github.tmsthresholds.efield.conductor.HeadLabels;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.uncertainty.CoilOnHead;
import io.github.tmsthresholds.threshold.uncertainty.NetworkError;
import io.github.tmsthresholds.threshold.uncertainty.Parts;
import io.github.tmsthresholds.threshold.uncertainty.PoseErrors;
import io.github.tmsthresholds.threshold.uncertainty.Source;
import io.github.tmsthresholds.threshold.uncertainty.Uncertainties;
import io.github.tmsthresholds.threshold.uncertainty.UncertaintyAnalysis;
import io.github.tmsthresholds.threshold.uncertainty.UncertaintyResult;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Estimates how uncertain thresholds are, and how much each source contributes. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Uncertainty...",
    description = "computes the intervals in which thresholds lie if conductivities, the pose of the coil, the depth "
        + "of the neurons and the network have errors, and the share of each source")
public final class EstimateUncertainty extends HeadCommand {

  /** Usual values of parameters of base classes. */
  {
    useMedianNetworks();
    radius = 10;
    spacing = 2;
  }

  @Parameter(label = "Coil matrix (empty: over the target)", style = "open", required = false, persist = false,
      description = Descriptions.MATRIX)
  private String matrix = "";

  @Parameter(label = "Handle towards x,y,z (mm; empty: backwards)", required = false, persist = false,
      description = Descriptions.HANDLE)
  private String handle = "";

  @Parameter(label = "Sources of uncertainty", persist = false,
      description = "comma-separated: conductivities, pose, depth, network; those that are not listed have no errors")
  private String sources = "conductivities,pose,depth,network";

  @Parameter(label = "Position error (s.d., mm)", min = "0", persist = false,
      description = "standard deviation of the coil's position along each axis of its plane")
  private double position_error = 2;

  @Parameter(label = "Distance error (s.d., mm)", min = "0", persist = false,
      description = "standard deviation of the coil's distance from the scalp")
  private double distance_error = 1;

  @Parameter(label = "Angle error (s.d., degrees)", min = "0", persist = false,
      description = "standard deviation of the coil's rotation about its axis")
  private double angle_error = 5;

  @Parameter(label = "Depth error (s.d., mm)", min = "0", persist = false,
      description = "standard deviation of the depth of the neurons in the cortex")
  private double depth_error = 0.2;

  @Parameter(label = "Draws", min = "32", persist = false,
      description = "size of each of the two samples of draws; powers of two fill the space most evenly")
  private int draws = 256;

  @Parameter(label = "dI/dt at 100 % output (A/µs; empty: from coil file)", required = false, persist = false,
      description = "coil current rate of the stimulator with its coil, for thresholds in percent of the maximum "
          + "stimulator output (MSO); empty for the value in the coil file, if it has one")
  private String mso = "";

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for the tables, image stacks and figure; until they are complete, finished parts are kept "
          + "in it, from which an interrupted run goes on")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    requireTarget(inputs);
    inputs.group(Groups.COIL, "coil", "target", "handle", "basis");
    inputs.advanced(Groups.COIL, "distance", "matrix", "weights", "mso", "basis_error", "exact");
    inputs.group("Errors", "position_error", "angle_error", "depth_error");
    inputs.advanced("Errors", "sources", "distance_error", "draws");
    groupNeurons(inputs, "estimator");
    inputs.group(Groups.REGION, "radius");
    inputs.advanced(Groups.REGION, "box", "mask", "roi");
    groupRest(inputs);
    inputs.describe("target", "x,y,z of a point in the head: the coil is placed "
        + "on the scalp at the nearest point unless there is a matrix, and neurons are placed in a sphere around it");
    inputs.describe("seed", "seed of the random numbers; the same seed gives the same sites and draws");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    Path path = outputFolder(output);
    Parameters.require("tissues", tissues, "label volume of a head");
    mapOptions().rejectFraction("intervals of thresholds");
    Parameters.rejectIf(Parameters.isSet(checkpoint), "checkpoint", checkpoint,
        "does not apply: this command keeps finished parts in its result folder");
    Set<Source> uncertain = sources();
    PoseErrors poseErrors = uncertain.contains(Source.POSE)
        ? new PoseErrors(position_error, distance_error, angle_error) : PoseErrors.NONE;
    CoilParameters coilParameters = coilParameters(matrix, handle);
    Waveform train = train();
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellReference> references = CellParameters.find("cells", cells, library, chosen.cells());
    Set<Layer> selected = Parameters.isSet(layers) ? layers() : CellParameters.layers(references);
    Stopwatch time = stopwatch();
    VoxelHeadModel head = head(line -> {}, progress);
    Grid labels = head.head().grid();
    Region region = regionOn(labels, selections, progress);
    Coil coil = coilParameters.open(this::report, this::warn);
    Optional<Stimulator> stimulator = coilInput().stimulator(mso, this::warn);
    Affine pose = coilParameters.matrix(head, this::warn);
    head.requireOutside(coil.placed(pose));
    head.extrapolated(coil.placed(pose)).ifPresent(line -> report("Coil: " + line));
    head.warnings(pose).forEach(this::warn);
    time.lap("reading");
    SiteSelection sites = place(Optional.of(head.tissues()), region, selected, progress);
    report("Sites: " + sites.counts(selected));
    basis().requireAround(head, sites.chosen());
    time.lap("placing");
    List<CellModel> models = build(references, progress);
    List<NetworkError> networks = uncertain.contains(Source.NETWORK) ? networks(chosen, models, train) : List.of();
    Uncertainties uncertainties = new Uncertainties(
        uncertain.contains(Source.CONDUCTIVITIES) ? ranges(head.head()) : List.of(), poseErrors,
        uncertain.contains(Source.DEPTH) ? depth_error : 0, networks);
    Sha256 digest = new Sha256().text(inputsDigest()).text(chosen.version());
    models.forEach(cell -> digest.text(CellDigest.of(cell)));
    UncertaintyAnalysis analysis = Parameters.parse("draws", draws, () -> new UncertaintyAnalysis(
        new CoilOnHead(head, coil, pose, region.bounds()), uncertainties, sites.chosen(), models, train, settings,
        this::anotherEstimator, draws, seed, new Parts(path.resolve("parts"), digest.hex())));
    confirm(sites.chosen().size() + " sites, " + fields(analysis) + " of " + labels.voxels() + " voxels, " + draws
        + " pairs of draws", plan(analysis, head));
    UncertaintyResult result = analysis.run(progress.between(0, 0.95));
    time.lap("fields and draws");
    write(new UncertaintyFolder(path, mapOptions(), stimulator, origin(waveform)), result, sites.chosen(), pose, head,
        region, time, progress.between(0.95, 1));
    analysis.parts().delete();
  }

  private ThresholdEstimator anotherEstimator() {
    try {
      return chosenEstimator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<Source> sources() {
    Set<Source> chosen = EnumSet.noneOf(Source.class);
    for (String name : Parameters.list(sources)) {
      chosen.add(Stream.of(Source.values()).filter(s -> s != Source.NEURONS && s.key().equals(name)).findFirst()
          .orElseThrow(() -> new InvalidInputException("sources", sources, "must be a list of conductivities, pose, "
              + "depth and network")));
    }
    return chosen;
  }

  /** Returns the ranges of the conductivities of the labels that the head has. */
  private static List<ConductivityRange> ranges(HeadLabels head) {
    Set<Integer> present = IntStream.range(0, head.grid().voxels()).map(head::label).distinct().boxed()
        .collect(Collectors.toSet());
    return ConductivityRange.PUBLISHED.stream().filter(range -> present.contains(range.label())).toList();
  }

  /** Returns the errors of the networks, one per cell; none if none is known. */
  private List<NetworkError> networks(ThresholdEstimator chosen, List<CellModel> models, Waveform train) {
    List<NetworkError> errors = models.stream()
        .map(cell -> chosen.errors(cell, train).map(NetworkError::of).orElse(NetworkError.NONE)).toList();
    if (errors.stream().allMatch(NetworkError.NONE::equals)) {
      report("Errors of the estimator " + estimator + " are not known and not included");
      return List.of();
    }
    return errors;
  }

  /** Describes the E-fields; a basis of poses gives those of the nominal conductivities. */
  private String fields(UncertaintyAnalysis analysis) {
    int nominal = analysis.fieldsOfNominalConductivities(), others = analysis.fieldsOfOtherConductivities();
    return basis().isSet() ? others + " E-fields (and " + nominal + " by basis=)" : (nominal + others) + " E-fields";
  }

  private static StagePlan plan(UncertaintyAnalysis analysis, VoxelHeadModel head) {
    double one = head.head().solver(head.conductivities()).cpuSeconds(head.head().grid().voxels(), 1);
    OptionalDouble draws = analysis.drawsCpuSeconds();
    return new StagePlan().onAllProcessors("fields and draws", draws.isEmpty() ? draws : OptionalDouble.of(
        analysis.fieldsOfOtherConductivities() * one
            + head.fieldCpuSeconds(analysis.fieldsOfNominalConductivities()) + draws.getAsDouble()));
  }

  private void write(UncertaintyFolder folder, UncertaintyResult result, List<Site> sites, Affine pose,
      VoxelHeadModel head, Region region, Stopwatch time, Progress progress) throws IOException {
    Grid grid = FieldTools.block(head.head().grid(), region.bounds());
    Optional<VoxelMask> ribbon = mapOptions().ribbon(grid, Optional.of(head.tissues()), region, progress);
    RunSummary summary = summary(result.nominal(), time);
    summary.put("field_errors_percent", fieldErrors(result));
    image = folder.write(result, sites, pose, grid, ribbon, summary, progress);
    table = show(folder.table());
    report("Uncertainty: " + folder.table());
  }

  /** Returns the mean and largest errors of the interpolated E-field, percent. */
  private static Map<String, Object> fieldErrors(UncertaintyResult result) {
    Map<String, double[]> errors = new LinkedHashMap<>();
    errors.put("conductivities", result.fieldErrors(Source.CONDUCTIVITIES).toArray());
    errors.put("pose", result.fieldErrors(Source.POSE).toArray());
    errors.put("both", result.fieldErrorsOfBoth().toArray());
    Map<String, Object> entries = new LinkedHashMap<>();
    errors.forEach((name, values) -> {
      if (values.length > 0) {
        entries.put(name, Map.of("mean", 100 * IntStream.range(0, values.length).mapToDouble(i -> values[i]).average()
            .orElseThrow(), "largest", 100 * IntStream.range(0, values.length).mapToDouble(i -> values[i]).max()
            .orElseThrow()));
      }
    });
    return entries;
  }
}
