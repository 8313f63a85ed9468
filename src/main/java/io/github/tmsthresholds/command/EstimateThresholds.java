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
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.MapParameters;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.result.MapFolder;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.MissingThresholds;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.part.PartGroup;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.LayerwiseEstimation;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.ThresholdRuns;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Estimates thresholds of neurons in an E-field: a map in a folder, or a table of every cell at every site. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Estimate Thresholds...",
    description = "computes thresholds of neurons in an E-field, and writes their map as an image, a table of all "
        + "neurons and a summary")
public final class EstimateThresholds extends ThresholdCommand implements PartedCommand {

  /** Fraction of the time of writing that the tables take. */
  private static final double TABLES = 0.2;

  @Parameter(label = "E-field", style = "open", persist = false,
      attrs = @Attr(name = ImageInputs.VECTORS), description = Descriptions.EFIELD)
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/µs; empty: from the file)", required = false, persist = false,
      description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Table of sites (empty: place neurons)", style = "open", required = false, persist = false,
      description = Descriptions.SITES)
  private String sites = "";

  @Parameter(label = "Kind of result", choices = {"map", "table"}, persist = false,
      description = "map: the cells of each site's layer, as images, table and summary in a folder; table: every cell "
          + "at every site of the table of sites, as one CSV file")
  private String result = "map";

  @Parameter(label = "Result folder (CSV file for a table)", style = "save", persist = false,
      description = "folder for the files of the map, or CSV file for the table")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    groupFieldAndNeurons(inputs, "estimator");
    inputs.group(Groups.OUTPUT, "output", "fill");
    inputs.advanced(Groups.OUTPUT, "result", "channels", "fired", "scale", "checkpoint");
    inputs.describe("waveform", Descriptions.WAVEFORM
        + "; several, separated by commas, give a map folder each, or rows of the table each");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    Path path = isMap() ? outputFolder(output) : OutputPath.file(output);
    Setup setup = setUp(selections, progress);
    ThresholdRuns runs = setup.runs;
    if (isMap()) {
      MapFolder.requireMemory(setup.grid(), mapOptions(), setup.cells(), setup.places.chosen());
      double writing = runs.waveforms().size()
          * MapFolder.seconds(setup.grid(), mapOptions(), setup.cells(), setup.places.chosen());
      confirm(work(runs, runs.layerwiseThresholds()), new StagePlan()
          .onAllProcessors("thresholds", runs.layerwiseCpuSeconds()).onOneThread("writing", writing));
      writeMaps(path, setup, progress);
    } else {
      confirm(work(runs, runs.allThresholds()),
          new StagePlan().onAllProcessors("thresholds", runs.allCpuSeconds()));
      writeTable(path, setup.places, runs, progress);
    }
  }

  @Override
  public List<PartGroup> partGroups(Progress progress) {
    return List.of(new PartGroup(efield, List.of(), part -> {
      requiredCheckpoint(checkpoint);
      ThresholdRuns runs = setUp(new SelectionParameters(roi), part).runs;
      return isMap() ? runs.layerwiseParts() : runs.allParts();
    }));
  }

  private boolean isMap() {
    return result.equals("map");
  }

  /** The neurons in their field, and what else the results need. */
  private record Setup(ThresholdRuns runs, SiteSelection places, Optional<TissueLabels> labels,
      Optional<VoxelMask> ribbon, Stopwatch time) {

    Grid grid() {
      return runs.request().field().grid();
    }

    List<CellModel> cells() {
      return runs.request().cells();
    }
  }

  /** Reads the inputs and places the neurons. */
  private Setup setUp(SelectionParameters selections, Progress progress) throws IOException {
    MapParameters mapOptions = mapOptions();
    if (!isMap()) {
      Parameters.require("sites", sites, "result=table needs a table of sites");
      mapOptions.rejectForTable();
    }
    requirePlaces(sites);
    Map<String, Waveform> trains = pulses().trains(ThresholdSolver.WINDOW, this::warn);
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellReference> references = CellParameters.find("cells", cells, library, chosen.cells());
    Set<Layer> selected = isMap() && !Parameters.isSet(layers) ? CellParameters.layers(references) : layers();
    Stopwatch time = stopwatch();
    EFieldInput input = EFieldInput.open(efield, didt, tissues, this::warn, progress);
    EField field = input.field();
    logValue("dI/dt of the E-field", field.didt() + " A/us");
    Region region = regionOn(field.grid(), selections, progress);
    Optional<VoxelMask> ribbon = mapOptions.ribbon(field.grid(), input.labels(), region, progress);
    time.lap("reading");
    SiteSelection places = Parameters.isSet(sites) ? choose(sites, input.labels(), region, selected, progress)
        : place(input.labels(), inField(region, field), selected, progress);
    CrossChecks.sitesAndField(places.chosen(), field).ifPresent(this::warn);
    report("Sites: " + places.counts(selected));
    time.lap("placing");
    List<CellModel> models = build(references, progress);
    logValue("Cells", models.stream().map(CellModel::name).collect(Collectors.joining(",")));
    time.lap("building");
    ThresholdRequest request = new ThresholdRequest(field, places.chosen(), models,
        trains.values().iterator().next(), settings, Runtime.getRuntime().availableProcessors());
    return new Setup(new ThresholdRuns(chosen, request, trains), places, input.labels(), ribbon, time);
  }

  private static String work(ThresholdRuns runs, long thresholds) {
    return runs.request().sites().size() + " sites, " + thresholds + " thresholds";
  }

  /** Writes the folder of a map, or for several waveforms a folder with one of these for each. */
  private void writeMaps(Path path, Setup setup, Progress progress) throws IOException {
    SiteSelection places = setup.places;
    Stopwatch time = setup.time;
    Map<String, List<LayerThresholds>> results = setup.runs.each(progress, (request, part) ->
        LayerwiseEstimation.run(setup.runs.estimator(), request, part).stream()
            .map(layer -> layer.renumbered(places.rows())).toList());
    time.lap("thresholds");
    Map<String, MapFolder> folders = new LinkedHashMap<>();
    for (String name : results.keySet()) {
      Progress part = progress.between(0, TABLES).part(folders.size(), results.size());
      MapFolder folder = new MapFolder(results.size() == 1 ? path : path.resolve(name), mapOptions(), origin(name));
      folder.writeTables(results.get(name), places.table(), part);
      folders.put(name, folder);
    }
    int written = 0;
    for (String name : results.keySet()) {
      Progress part = progress.between(TABLES, 1).part(written++, results.size());
      List<LayerThresholds> thresholds = results.get(name);
      MapFolder folder = folders.get(name);
      image = folder.writeMaps(thresholds, setup.grid(), setup.ribbon, setup.labels, part);
      folder.writeOnto(places.surfaces(), thresholds, surfaces().onePerTriangle(), spacing);
      MissingThresholds.warning(thresholds.stream().map(LayerThresholds::thresholds).toList()).ifPresent(this::warn);
      time.lap("writing");
      RunSummary summary = summary(thresholds, time);
      summary.put("waveform", name);
      folder.finish(summary);
      table = open(folder.thresholds());
      report("Threshold map: " + folder.map());
    }
  }

  private void writeTable(Path path, SiteSelection places, ThresholdRuns runs, Progress progress) throws IOException {
    Map<String, Thresholds> results = runs.each(progress, runs.estimator()::estimate);
    ThresholdTable.writeShort(path, places.rows(), runs.request().cells(), results, progress);
    MissingThresholds.warning(results.values()).ifPresent(this::warn);
    report("Thresholds: " + path.toAbsolutePath());
    table = show(path);
  }
}
