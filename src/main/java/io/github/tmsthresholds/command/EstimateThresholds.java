package io.github.tmsthresholds.command;

import ij.ImagePlus;
import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.map.ThresholdSurvey;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Thresholds of neurons in an E-field: as a map in a folder of results, or as a table of every cell at every site. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Estimate Thresholds...", initializer = "arrange")
public final class EstimateThresholds extends PlacementCommand {

  @Parameter(label = "E-field", style = "open", persist = false, description = Descriptions.EFIELD)
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/us)", required = false, persist = false, description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Table of sites", style = "open", required = false, persist = false, description = Descriptions.SITES)
  private String sites = "";

  @Parameter(label = "Cells", required = false, persist = false, description = Descriptions.CELLS)
  private String cells = "";

  @Parameter(label = "Library", style = "directory", required = false, persist = false,
      description = Descriptions.LIBRARY)
  private String library = "";

  @Parameter(label = "Main axon's end", choices = {"disabled", "intact"}, persist = false,
      description = Descriptions.TERMINAL)
  private String terminal = "disabled";

  @Parameter(label = "Estimator", persist = false,
      description = "cable: simulation of every neuron in its own field, the reference; uniform: approximation by the "
          + "field at the soma; or what other plugins bring")
  private String estimator = "cable";

  @Parameter(label = "Waveform", persist = false, description = Descriptions.WAVEFORM)
  private String waveform = "monophasic";

  @Parameter(label = "Pulse width (us)", required = false, persist = false, description = Descriptions.WIDTH)
  private String width = "";

  @Parameter(label = "Ratio of the phases", required = false, persist = false, description = Descriptions.RATIO)
  private String ratio = "";

  @Parameter(label = "Pulses", persist = false, description = Descriptions.PULSES)
  private int pulses = 1;

  @Parameter(label = "Interval (ms)", persist = false, description = Descriptions.INTERVAL)
  private double interval = 10;

  @Parameter(label = "Reverse the current", persist = false, description = Descriptions.REVERSE)
  private boolean reverse = false;

  @Parameter(label = "Search", choices = {SearchWords.FAST, SearchWords.PUBLISHED}, persist = false,
      description = Descriptions.SEARCH)
  private String search = SearchWords.FAST;

  @Parameter(label = "Tolerance", persist = false, description = Descriptions.TOLERANCE)
  private double tolerance = SearchSettings.FAST.tolerance();

  @Parameter(label = "Highest field (V/m)", persist = false, description = Descriptions.MAX)
  private double max = SearchSettings.FAST.max();

  @Parameter(label = "Result", choices = {"map", "table"}, persist = false,
      description = "map: at each site the cells of its layer, as images, table and summary in a folder; table: every cell "
          + "at every site of the table of sites, as one CSV file")
  private String result = "map";

  @Parameter(label = "Map channels", choices = {"layers", "types"}, persist = false,
      description = "a channel for each cortical layer, or for each cell type")
  private String channels = "layers";

  @Parameter(label = "Fill the map", choices = {"none", "nearest"}, persist = false,
      description = "nearest: grey matter without neurons takes the value of the nearest that has some, up to 10 mm along "
          + "the cortex; none: it stays empty")
  private String fill = "none";

  @Parameter(label = "Fraction fired at dI/dt (A/us)", required = false, persist = false,
      description = "coil current rate for a further map, of the fraction of neurons that fire; empty for none")
  private String fired = "";

  @Parameter(label = "Checkpoint", style = "directory", required = false, persist = false,
      description = "folder for finished parts, so that a job that was stopped goes on from there; empty for none")
  private String checkpoint;

  @Parameter(label = "Output", style = "save", persist = false,
      description = "folder that the map's files are written to, or the table's CSV file")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  void arrange() {
    putFirst("efield", "didt", "tissues", "sites");
    getInfo().getMutableInput("estimator", String.class).setChoices(Estimators.names(pluginService));
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    boolean map = result.equals("map");
    Path path = map ? OutputPath.folder("output", output) : OutputPath.file(output);
    if (!map) {
      Words.require("sites", sites, "result=table needs a table of sites");
    } else if (!Words.given(sites) && !surfaces().given()) {
      Words.require("tissues", tissues, "labels to place neurons by, unless there are sites= or surface=");
    }
    if (Words.given(sites) && surfaces().given()) {
      throw new IllegalArgumentException("sites=" + sites + ": is instead of surfaces, not with them");
    }
    MapWords look = new MapWords(channels, fill, fired);
    Waveform train = new PulseWords(waveform, width, ratio, pulses, interval, reverse).train();
    SearchSettings settings = SearchWords.settings(search, tolerance, max);
    ThresholdEstimator chosen = new EstimatorWords(estimator, checkpoint).chosen(pluginService);
    List<CellWords.Found> found = CellWords.find("cells", cells, library);
    Set<Layer> wanted = map && !Words.given(layers) ? CellWords.layers(found) : layers();
    Stopwatch time = new Stopwatch();
    progress.update("reading the E-field", 0);
    HeadWords.Head head = HeadWords.open(efield, didt, tissues, progress);
    Optional<TissueLabels> labels = head.labels();
    EField field = head.field();
    Region region = region().region();
    Optional<VoxelMask> ribbon = look.ribbon(field.grid(), labels, region);
    time.lap("reading");
    PlacedSites placed =
        Words.given(sites) ? new PlacedSites(List.of(), List.of()) : place(labels, region, wanted, progress);
    SiteSelection selection =
        Words.given(sites) ? choose(sites, region, wanted) : SiteSelection.all(placed.sites());
    tell("Sites: " + selection.counts(wanted));
    time.lap("placing");
    List<CellModel> models = CellWords.build(found, AxonTerminal.ofLabel(terminal), progress);
    time.lap("building");
    ThresholdRequest request = new ThresholdRequest(field, selection.chosen(), models, train, settings,
        Runtime.getRuntime().availableProcessors());
    if (map) {
      List<LayerThresholds> results = selection.inTable(ThresholdSurvey.run(chosen, request, progress));
      time.lap("thresholds");
      MapFolder folder = new MapFolder(path, look);
      image = folder.write(results, selection.table(), field.grid(), ribbon, labels);
      folder.writeOnto(placed.surfaces(), results, surfaces().onePerTriangle(), spacing);
      time.lap("writing");
      folder.finish(new RunSummary(this, results, time));
      tell("Threshold map: " + folder.map());
    } else {
      ThresholdTable.writeShort(path, selection.rows(), models, chosen.estimate(request, progress));
      tell("Thresholds: " + path.toAbsolutePath());
      show(path);
    }
  }
}
