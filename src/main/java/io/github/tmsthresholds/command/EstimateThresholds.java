package io.github.tmsthresholds.command;

import ij.ImagePlus;
import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.image.MapImages;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.map.ThresholdMap;
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
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Estimate Thresholds...")
public final class EstimateThresholds extends PlacementCommand {

  @Parameter(label = "E-field", style = "open", persist = false,
      description = "volume of three components along the world axes, V/m (.nii, .nii.gz, .hdr, .tif)")
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/us)", required = false, persist = false,
      description = "coil current rate that the field was computed for; empty for what the file says, else 1")
  private String didt = "";

  @Parameter(label = "Table of sites", style = "open", required = false, persist = false,
      description = "CSV file of placed neurons (x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer); empty to place them by the labels")
  private String sites;

  @Parameter(label = "Cells", required = false, persist = false,
      description = "names, cell folders, or folders or zips of cell folders, between commas; empty for the five bundled cells")
  private String cells = "";

  @Parameter(label = "Library", style = "directory", required = false, persist = false,
      description = "folder of your cells; empty for .tms-thresholds/cells in your home folder")
  private String library;

  @Parameter(label = "Main axon's end", choices = {"disabled", "intact"}, persist = false,
      description = "of layer 5 and 6 cells, whose axon is cut there: disabled so that it does not fire first, or intact")
  private String terminal = "disabled";

  @Parameter(label = "Estimator", initializer = "listEstimators", persist = false,
      description = "cable: simulation of every neuron in its own field, the reference; uniform: approximation by the field "
          + "at the soma; or what other plugins bring")
  private String estimator = "cable";

  @Parameter(label = "Waveform", persist = false,
      description = "shape of the coil current rate: monophasic, biphasic or halfsine, or a CSV file of time (ms) and value")
  private String waveform = "monophasic";

  @Parameter(label = "Reverse the current", persist = false, description = "the coil current the other way round")
  private boolean reverse = false;

  @Parameter(label = "Search", choices = {PulseWords.FAST, PulseWords.PUBLISHED}, persist = false,
      description = "fast: to the tolerance; published: to 0.05 V/m, as in the published studies")
  private String search = PulseWords.FAST;

  @Parameter(label = "Tolerance", persist = false, description = "of the fast search, relative to the threshold")
  private double tolerance = SearchSettings.FAST.tolerance();

  @Parameter(label = "Highest field (V/m)", persist = false, description = "thresholds above it at the soma count as none")
  private double max = SearchSettings.FAST.max();

  @Parameter(label = "Result", choices = {"map", "table"}, persist = false,
      description = "map: each site's layer's cells, as images, table and summary in a folder; table: every cell at every site "
          + "of the table of sites, as one CSV file")
  private String result = "map";

  @Parameter(label = "Map channels", choices = {"layers", "types"}, persist = false,
      description = "a channel for each cortical layer, or for each cell type")
  private String channels = "layers";

  @Parameter(label = "Fill the map", choices = {"none", "nearest"}, persist = false,
      description = "nearest: grey matter without neurons takes the value of the nearest that has some, up to 10 mm along the "
          + "cortex; none: it stays empty")
  private String fill = "none";

  @Parameter(label = "Fraction fired at dI/dt (A/us)", required = false, persist = false,
      description = "coil current rate for a further map, of the fraction of neurons that fire; empty for none")
  private String fired = "";

  @Parameter(label = "Output", style = "save", persist = false,
      description = "folder that the map's files are written to, or the table's CSV file")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  void listEstimators() {
    getInfo().getMutableInput("estimator", String.class).setChoices(Estimators.names(pluginService));
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    boolean map = result.equals("map");
    Path path = map ? OutputPath.folder(output) : OutputPath.file(output);
    requireSites(map);
    MapWords look = new MapWords(channels, fill, fired);
    look.fraction();
    PulseWords pulse = new PulseWords(waveform, reverse, search, tolerance, max);
    SearchSettings settings = pulse.settings();
    Waveform shape = pulse.pulse();
    ThresholdEstimator chosen = Estimators.named(pluginService, estimator);
    List<CellWords.Found> found = CellWords.find("cells", cells, library);
    Set<Layer> wanted = layers();
    if (map && !Words.given(layers)) {
      wanted.removeIf(layer -> found.stream().noneMatch(cell -> cell.layer().equals(layer.name())));
    }

    Stopwatch time = new Stopwatch();
    progress.update("reading the E-field", 0);
    Optional<TissueLabels> labels = HeadWords.labels(tissues);
    EField field = HeadWords.field(efield, didt, labels, tissues);
    Region region = region().region();
    Optional<VoxelMask> ribbon = look.ribbon(field.grid(), labels, region);
    time.lap("reading");
    SiteSelection selection = Words.given(sites) ? choose(region, wanted)
        : SiteSelection.all(place(labels.orElseThrow(), region, wanted, progress));
    tell("Sites: " + PlaceNeurons.counts(selection.chosen(), wanted));
    time.lap("placing");
    List<CellModel> models = CellWords.build(found, AxonTerminal.ofLabel(terminal), progress);
    time.lap("building");
    ThresholdRequest request = new ThresholdRequest(field, selection.chosen(), models, shape, settings,
        Runtime.getRuntime().availableProcessors());
    if (!map) {
      ThresholdTable.writeShort(path, selection.rows(), models, chosen.estimate(request, progress));
      tell("Thresholds: " + path.toAbsolutePath());
      return;
    }
    List<LayerThresholds> results =
        ThresholdSurvey.run(chosen, request, progress).stream().map(selection::inTable).toList();
    time.lap("thresholds");
    MapFolder folder = new MapFolder(path);
    ThresholdMap made = folder.write(results, selection, field.grid(), look, ribbon);
    time.lap("writing");
    RunSummary summary = new RunSummary(this);
    summary.put("layers", ThresholdCounts.byLayer(results));
    summary.put("seconds", time.seconds());
    folder.write(summary);
    image = MapImages.toImage(made.volume(), made.channels(), made.unit());
    tell("Threshold map: " + folder.map());
  }

  private void requireSites(boolean map) {
    if (!map) {
      Words.require("sites", sites, "result=table needs a table of sites");
    } else if (!Words.given(sites)) {
      Words.require("tissues", tissues, "labels to place neurons by, unless sites= gives a table of them");
    }
  }

  private SiteSelection choose(Region region, Set<Layer> wanted) throws IOException {
    SiteSelection chosen =
        SiteSelection.of(SiteTable.read(Path.of(sites)), wanted, region, azimuths(), seed, mostSites());
    if (chosen.chosen().isEmpty()) {
      throw new IllegalArgumentException("sites=" + sites + ": no site of the layers " + wanted + " in the region, "
          + region.bounds());
    }
    return chosen;
  }
}
