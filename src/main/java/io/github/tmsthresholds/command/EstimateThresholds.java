package io.github.tmsthresholds.command;

import ij.ImagePlus;
import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.map.ThresholdSurvey;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Thresholds of neurons in an E-field: as a map in a folder of results, or as a table of every cell at every site. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Estimate Thresholds...", initializer = "arrange",
    description = "computes thresholds and their map")
public final class EstimateThresholds extends ThresholdCommand {

  @Parameter(label = "E-field", style = "open", persist = false, description = Descriptions.EFIELD)
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/µs)", required = false, persist = false, description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Table of sites", style = "open", required = false, persist = false, description = Descriptions.SITES)
  private String sites = "";

  @Parameter(label = "Result", choices = {"map", "table"}, persist = false,
      description = "map: at each site the cells of its layer, as images, table and summary in a folder; table: every cell "
          + "at every site of the table of sites, as one CSV file")
  private String result = "map";

  @Parameter(label = "Output", style = "save", persist = false,
      description = "folder that the map's files are written to, or the table's CSV file")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  void arrange() {
    putFirst("efield", "didt", "tissues", "estimator", "cells", "waveform", "target", "radius", "fill",
        "output", "result", "sites");
    offerEstimators();
    getInfo().getMutableInput("waveform", String.class).setDescription(Descriptions.WAVEFORM
        + "; several between commas for a map folder, or rows of the table, each");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    boolean map = result.equals("map");
    SelectionWords selections = selections();
    Path path = map ? outputFolder(output) : OutputPath.file(output);
    MapWords look = look();
    if (!map) {
      Words.require("sites", sites, "result=table needs a table of sites");
      look.refuseInTable();
    }
    requirePlaces(sites);
    Map<String, Waveform> trains = pulses().trains();
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellWords.Found> found = CellWords.find("cells", cells, library, chosen.cells());
    Set<Layer> wanted = map && !Words.given(layers) ? CellWords.layers(found) : layers();
    Stopwatch time = new Stopwatch();
    HeadWords.Head head = HeadWords.open(efield, didt, tissues, progress);
    head.cautions().forEach(this::tell);
    Optional<TissueLabels> labels = head.labels();
    EField field = head.field();
    note("dI/dt of the E-field", field.didt() + " A/us");
    Region region = regionOn(field.grid(), selections, progress);
    Optional<VoxelMask> ribbon = look.ribbon(field.grid(), labels, region);
    time.lap("reading");
    PlacedSites placed = Words.given(sites) ? new PlacedSites(List.of(), List.of())
        : place(labels, inField(region, field), wanted, progress);
    SiteSelection selection =
        Words.given(sites) ? choose(sites, region, wanted, progress) : SiteSelection.all(placed.sites());
    tell("Sites: " + selection.counts(wanted));
    time.lap("placing");
    List<CellModel> models = build(found, progress);
    note("Cells", models.stream().map(CellModel::name).collect(Collectors.joining(",")));
    time.lap("building");
    ThresholdRequest request = new ThresholdRequest(field, selection.chosen(), models, trains.values().iterator().next(),
        settings, Runtime.getRuntime().availableProcessors());
    preview(toDo(map, chosen, request, trains));
    if (map) {
      Map<String, List<LayerThresholds>> results = each(trains, progress, (train, part) ->
          selection.inTable(ThresholdSurvey.run(chosen, request.with(train), part)));
      time.lap("thresholds");
      int written = 0;
      for (String name : results.keySet()) {
        Progress part = progress.part(written++, results.size());
        List<LayerThresholds> thresholds = results.get(name);
        MapFolder folder = new MapFolder(trains.size() == 1 ? path : path.resolve(name), look, origin(name));
        image = folder.write(thresholds, selection.table(), field.grid(), ribbon, labels, part);
        folder.writeOnto(placed.surfaces(), thresholds, surfaces().onePerTriangle(), spacing);
        MissingThresholds.note(thresholds.stream().map(LayerThresholds::thresholds).toList()).ifPresent(this::tell);
        time.lap("writing");
        RunSummary summary = new RunSummary(this, thresholds, time);
        summary.put("waveform", name);
        folder.finish(summary);
        tell("Threshold map: " + folder.map());
      }
    } else {
      Map<String, Thresholds> results =
          each(trains, progress, (train, part) -> chosen.estimate(request.with(train), part));
      ThresholdTable.writeShort(path, selection.rows(), models, results, progress);
      MissingThresholds.note(results.values()).ifPresent(this::tell);
      tell("Thresholds: " + path.toAbsolutePath());
      show(path);
    }
  }

  private static Preview toDo(boolean map, ThresholdEstimator chosen, ThresholdRequest request, Map<String, Waveform> trains) {
    List<Site> sites = request.sites();
    List<CellModel> cells = request.cells();
    long each = map ? ThresholdSurvey.thresholds(sites, cells) : (long) sites.size() * cells.size();
    return Preview.onAllProcessors(sites.size() + " sites, " + each * trains.size() + " thresholds",
        Preview.sum(trains.values().stream().map(train -> map
            ? ThresholdSurvey.cpuSeconds(chosen, sites, cells, train, request.search())
            : chosen.cpuSeconds(sites.size(), cells, train, request.search()))));
  }

  /** What comes of each waveform, by its name. */
  private static <T> Map<String, T> each(Map<String, Waveform> trains, Progress progress,
      BiFunction<Waveform, Progress, T> estimate) {
    Map<String, T> results = new LinkedHashMap<>();
    for (String name : trains.keySet()) {
      results.put(name, estimate.apply(trains.get(name), progress.part(results.size(), trains.size())));
    }
    return results;
  }
}
