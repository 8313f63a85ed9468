package io.github.tmsthresholds.command;

import ij.ImagePlus;
import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * From a labelled head to thresholds: lays a coil over a target, computes its E-field, places neurons around the target
 * and maps their thresholds, or tabulates these while the coil is turned.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>From Head to Map...", initializer = "arrange",
    description = "goes from a labelled head to a threshold map, or to thresholds as the coil is turned")
public final class MapFromHead extends ThresholdCommand {

  @Parameter(label = "Conductivities (S/m)", required = false, persist = false, description = Descriptions.CONDUCTIVITIES)
  private String conductivities = "";

  @Parameter(label = "Coil", style = "open", persist = false, description = Descriptions.COIL)
  private String coil;

  @Parameter(label = "Handle towards x,y,z (mm)", required = false, persist = false, description = Descriptions.HANDLE)
  private String handle = "";

  @Parameter(label = "Distance (mm)", min = "0", persist = false, description = Descriptions.DISTANCE)
  private double distance = CoilWords.USUAL_DISTANCE;

  @Parameter(label = "Angles (degrees)", required = false, persist = false,
      description = "between commas, or from:step:to: the coil is turned by each, counter-clockwise seen from outside, and "
          + "median thresholds are tabulated; empty for a map with the handle as it is")
  private String angles = "";

  @Parameter(label = "Output folder", style = "directory", persist = false,
      description = "for the map's files, or the tables and the figure of the angles")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  void arrange() {
    putFirst("tissues", "coil", "target", "radius", "handle", "distance", "angles", "estimator",
        "cells", "waveform", "fill", "output");
    offerEstimators();
    getInfo().getMutableInput("tissues", String.class).setDescription("label volume of a head with air around it ("
        + Descriptions.HEAD + ")");
    getInfo().getMutableInput("target", String.class).setDescription("x,y,z of a point in the head: the coil is laid on the "
        + "scalp where it is nearest, and neurons are placed in a ball around it");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    SelectionWords selections = selections();
    Path path = outputFolder(output);
    Words.require("tissues", tissues, "label volume of a head");
    AngleWords turns = new AngleWords(angles);
    double[] degrees = turns.degrees();
    MapWords look = look();
    if (turns.given()) {
      look.refuseFraction("angles=");
    }
    CoilWords words = new CoilWords(coil, "", target, handle, distance);
    Waveform train = train();
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellWords.Found> found = CellWords.find("cells", cells, library, chosen.cells());
    Set<Layer> wanted = Words.given(layers) ? layers() : CellWords.layers(found);
    Stopwatch time = new Stopwatch();
    LabelModel head = new ConductorWords(tissues, "", conductivities, "").labels(progress);
    CoilOverHead placed = new CoilOverHead(head, words.open(), words.matrix(head),
        regionOn(head.tissues().grid(), selections, progress));
    for (double angle : degrees) {
      placed.requireOutside(angle);
    }
    head.cautions(placed.matrix()).forEach(this::tell);
    time.lap("reading");
    PlacedSites neurons = place(Optional.of(head.tissues()), placed.region(), wanted, progress);
    tell("Sites: " + SiteSelection.all(neurons.sites()).counts(wanted));
    time.lap("placing");
    List<CellModel> models = build(found, progress);
    note("Cells", models.stream().map(CellModel::name).collect(Collectors.joining(",")));
    time.lap("building");
    HeadStudy study = new HeadStudy(placed, neurons.sites(), models, train, settings, chosen);
    preview(study.preview(degrees.length));
    if (turns.given()) {
      sweep(study, degrees, path, time, progress);
    } else {
      map(study, neurons, new MapFolder(path, look, origin(waveform)), look, time, progress);
    }
  }

  private void map(HeadStudy study, PlacedSites neurons, MapFolder folder, MapWords look, Stopwatch time,
      Progress progress) throws IOException {
    HeadStudy.Result result = study.at(0, time, progress);
    Cautions.field(result.field()).ifPresent(this::tell);
    Grid grid = result.field().grid();
    Optional<TissueLabels> labels = Optional.of(study.coil().head().tissues());
    Optional<VoxelMask> ribbon = look.ribbon(grid, labels, study.coil().region(), progress);
    image = folder.write(result.thresholds(), study.sites(), grid, ribbon, labels, progress.between(0, 0.8));
    folder.writeOnto(neurons.surfaces(), result.thresholds(), surfaces().onePerTriangle(), spacing);
    ImageFiles.saveEField(result.field(), folder.file("efield.nii.gz"), progress.between(0.8, 1));
    CoilPlacement.writeMatrix(folder.file("coil.json"), study.coil().matrix(0),
        Map.of("coil", study.coil().coil().name()));
    time.lap("writing");
    folder.finish(new RunSummary(this, result.thresholds(), time));
    tell("Threshold map: " + folder.map());
  }

  private void sweep(HeadStudy study, double[] degrees, Path path, Stopwatch time, Progress progress)
      throws IOException {
    List<List<LayerThresholds>> results = new ArrayList<>();
    for (double angle : degrees) {
      results.add(study.at(angle, time, progress.part(results.size(), degrees.length)).thresholds());
    }
    SweepFolder folder = new SweepFolder(path, look().thresholdScale(), origin(waveform));
    RunSummary summary = new RunSummary(this);
    summary.put("seconds", time.seconds());
    folder.write(study.coil(), degrees, study.sites(), results, summary, progress);
    tell("Angles: " + folder.table());
    show(folder.table());
  }
}
