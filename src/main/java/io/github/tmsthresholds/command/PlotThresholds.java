package io.github.tmsthresholds.command;

import ij.ImagePlus;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.PlaneParameters;
import io.github.tmsthresholds.command.parameter.StimulatorParameters;
import io.github.tmsthresholds.command.result.ComputedThresholds;
import io.github.tmsthresholds.command.result.PlottedMaps;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.plot.DirectionFigure;
import io.github.tmsthresholds.plot.Figure;
import io.github.tmsthresholds.plot.HistogramFigure;
import io.github.tmsthresholds.plot.MapPlanes;
import io.github.tmsthresholds.plot.RecruitmentFigure;
import io.github.tmsthresholds.progress.BackgroundCall;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Figures of computed thresholds, each as PNG, SVG and CSV: of a map its planes, the recruitment curve and histograms; of
 * several maps how they differ; of a direction map the sphere of directions.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Plot Thresholds...",
    description = "draws a map's planes, recruitment curves and histograms by layer; maps side by side and how they "
        + "differ; or a direction map on the sphere")
public final class PlotThresholds extends TmsCommand {

  @Parameter(label = "Thresholds", style = "open", persist = false,
      description = Descriptions.THRESHOLDS + "; several of these between commas, to compare the others with the first; or "
          + "the table of a direction map")
  private String thresholds;

  @Parameter(label = "Names", required = false, persist = false,
      description = "of several maps between commas, as headings; empty for those of their folders")
  private String names = "";

  @Parameter(label = "Layers", required = false, persist = false,
      description = "L1,L23,L4,L5,L6 or some of them; empty for all that the map has")
  private String layers = "";

  @Parameter(label = "Planes", required = false, persist = false,
      description = "of the map: lowest, three through the lowest threshold; richest, the one that shows most; or places in "
          + "mm such as z:48,y:-21; empty for lowest, of several maps richest")
  private String planes = "";

  @Parameter(label = "Tissue labels", style = "open", required = false, persist = false,
      description = "shown in grey behind the map, which is filled within their grey matter; empty for those of the map")
  private String tissues = "";

  @Parameter(label = "Scale thresholds by", required = false, persist = false,
      description = Descriptions.SCALE + "; empty for the scale of the map")
  private String scale = "";

  @Parameter(label = "dI/dt at 100 % output (A/µs)", required = false, persist = false,
      description = "of the stimulator with its coil, for an axis in percent of the maximum stimulator output (MSO); empty "
          + "for that of the coil file, or none")
  private String mso = "";

  @Parameter(label = "Coil file", style = "open", required = false, persist = false,
      description = "that tells the stimulator and its dI/dt at 100 % output, as SimNIBS's do")
  private String coil = "";

  @Parameter(label = "Stimulator", required = false, persist = false, description = "its name, for that axis")
  private String stimulator = "";

  @Parameter(label = "Resolution (dpi)", min = "50", max = "1200", persist = false,
      description = "of the PNG files; figures are 8 inches wide or less")
  private int dpi = 300;

  @Parameter(label = "Output folder", style = "directory", persist = false,
      description = "for montage, recruitment and histogram, or comparison, or directions: .png, .svg and .csv")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus montage;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus recruitment;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus histogram;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus comparison;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus directions;

  @Override
  protected void execute(Progress progress) throws IOException {
    Path folder = outputFolder(output);
    Optional<Stimulator> chosen = new StimulatorParameters(mso, stimulator, coil).chosen();
    List<ComputedThresholds> sources = new ArrayList<>();
    for (String word : Files.exists(Path.of(thresholds)) ? List.of(thresholds) : Parameters.list(thresholds)) {
      sources.add(new ComputedThresholds(word));
    }
    Path table = sources.get(0).table();
    if (sources.size() == 1 && CsvTable.read(table).has("theta_deg")) {
      String cell = table.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      DirectionMap map = DirectionMap.read(table);
      directions = save(Parameters.parse("thresholds", thresholds, () -> DirectionFigure.of(cell, map)), folder, "directions",
          progress);
    } else {
      plot(sources, chosen, folder, progress);
    }
  }

  private void plot(List<ComputedThresholds> sources, Optional<Stimulator> chosen, Path folder, Progress progress)
      throws IOException {
    ThresholdScale factor = sources.get(0).scale(scale);
    List<List<Neuron>> neurons = new ArrayList<>();
    for (ComputedThresholds source : sources) {
      neurons.add(factor.of(wanted(source.neurons(progress.part(neurons.size(), sources.size())))));
    }
    boolean several = sources.size() > 1;
    List<String> headings = names(sources);
    String origin = common(sources.stream().map(ComputedThresholds::origin).toList());
    String title = origin.isEmpty() ? "" : "Thresholds (" + origin + ")";
    MapPlanes slices = new PlaneParameters(planes).chosen(several ? MapPlanes.RICHEST : MapPlanes.THROUGH_LOWEST);
    List<Neuron> first = neurons.get(0);
    Figure curve = several ? null
        : Parameters.parse("thresholds", thresholds, () -> RecruitmentFigure.of(origin, first, factor, chosen, progress));
    Optional<TissueLabels> labels = sources.get(0).labels(tissues, this::warn, progress);
    Optional<Grid> grid = sources.get(0).grid().or(() -> labels.map(TissueLabels::grid));
    if (several && grid.isEmpty()) {
      throw new IllegalArgumentException("thresholds=" + thresholds + ": there is no map beside the first table, and no "
          + "tissues=, whose voxels would do");
    }
    if (grid.isPresent()) {
      PlottedMaps maps = new PlottedMaps(title, grid.get(), labels, factor.label() + " (A/µs)", slices);
      if (several) {
        comparison = save(Parameters.parse("thresholds", thresholds, () -> maps.comparison(headings, neurons, progress)), folder,
            "comparison", progress);
      } else {
        montage = save(Parameters.parse("thresholds", thresholds, () -> maps.montage(first, progress)), folder, "montage",
            progress);
      }
    }
    if (!several) {
      recruitment = save(curve, folder, "recruitment", progress);
      histogram = save(HistogramFigure.of(origin, first, factor), folder, "histogram", progress);
    }
  }

  /** Estimator and pulse of all, else the pulse of all, else nothing. */
  private static String common(List<String> origins) {
    List<String> pulses = origins.stream().map(origin -> origin.replaceFirst("^[^,]*, ", "")).distinct().toList();
    return origins.stream().distinct().count() == 1 ? origins.get(0) : pulses.size() == 1 ? pulses.get(0) : "";
  }

  private List<Neuron> wanted(List<Neuron> neurons) {
    Set<Layer> chosen = Parameters.layers(layers);
    return chosen.isEmpty() ? neurons : neurons.stream().filter(n -> chosen.contains(n.layer())).toList();
  }

  private List<String> names(List<ComputedThresholds> sources) {
    List<String> given = Parameters.list(names);
    if (!given.isEmpty() && given.size() != sources.size()) {
      throw new IllegalArgumentException("names=" + names + ": " + sources.size() + " names were expected");
    }
    return given.isEmpty() ? sources.stream().map(ComputedThresholds::name).toList() : given;
  }

  private ImagePlus save(Figure figure, Path folder, String name, Progress progress) throws IOException {
    progress.step("drawing " + name, 0);
    figure.write(folder, name, dpi);
    report("Figure: " + folder.resolve(name + ".png").toAbsolutePath().normalize());
    BufferedImage picture = BackgroundCall.run(figure::image);
    return new ImagePlus(name, picture);
  }
}
