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
import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.PlaneParameters;
import io.github.tmsthresholds.command.parameter.StimulatorParameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.command.result.ComputedThresholds;
import io.github.tmsthresholds.command.result.PlottedMaps;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.plot.DirectionFigure;
import io.github.tmsthresholds.plot.Figure;
import io.github.tmsthresholds.plot.HistogramFigure;
import io.github.tmsthresholds.plot.MapPlanes;
import io.github.tmsthresholds.plot.RecruitmentFigure;
import io.github.tmsthresholds.plot.SurfaceFigure;
import io.github.tmsthresholds.plot.SurfaceViews;
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
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Draws figures of computed thresholds, each as PNG, SVG and CSV: planes, the cortical surface, recruitment curves and
 * histograms of a map; the differences of several maps; or the sphere of directions of a direction map.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Plot Thresholds...",
    description = "draws planes, the cortical surface, recruitment curves and histograms of a map; several maps "
        + "side by side and their differences; or a direction map on the sphere; and writes them as PNG, SVG and CSV")
public final class PlotThresholds extends TmsCommand {

  @Parameter(label = "Thresholds", style = "open", persist = false,
      description = Descriptions.THRESHOLDS + "; several of these, separated by commas, to compare the others with the "
          + "first; or the table of a direction map")
  private String thresholds;

  @Parameter(label = "Names of maps (empty: folders' names)", required = false, persist = false,
      description = "comma-separated headings of several maps; empty for the names of their folders")
  private String names = "";

  @Parameter(label = "Cortical layers (empty: all)",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.LAYERS),
      required = false, persist = false,
      description = "some of L1,L23,L4,L5,L6; empty for all layers of the map")
  private String layers = "";

  @Parameter(label = "Planes (empty: at the lowest threshold)", required = false, persist = false,
      description = "planes of the map: lowest, three through the lowest threshold; richest, the one that shows most; "
          + "or positions in mm such as z:48,y:-21; empty for lowest, or richest of several maps")
  private String planes = "";

  @Parameter(label = "Surface views (empty: suitable ones)", required = false, persist = false,
      description = "views of the cortical surface of a map: some of lateral, medial, dorsal, ventral, anterior, "
          + "posterior; none for no such figure; empty for the first three, or one view of a small piece of cortex")
  private String views = "";

  @Parameter(label = "Colours", persist = false,
      choices = {"viridis_r", "viridis", "inferno_r", "inferno", "cividis_r", "cividis"},
      description = "colour map of the thresholds, spaced logarithmically; with _r, low thresholds are bright")
  private String colours = "viridis_r";

  @Parameter(label = "Tissue labels (empty: the map's)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "shown in grey behind the map, whose gaps in grey matter are filled; empty for the labels of "
          + "the map")
  private String tissues = "";

  @Parameter(label = "Scale thresholds by (empty: as in the map)", required = false, persist = false,
      description = Descriptions.SCALE + "; empty for the scale of the map")
  private String scale = "";

  @Parameter(label = "dI/dt at 100 % output (A/µs; empty: from coil file)", required = false, persist = false,
      description = "coil current rate of the stimulator with its coil, for an axis in percent of the maximum "
          + "stimulator output (MSO); empty for the value in the coil file, or no such axis")
  private String mso = "";

  @Parameter(label = "Coil file (empty: none)", style = "open", required = false, persist = false,
      description = "coil file that names the stimulator and its dI/dt at 100 % output, as those of SimNIBS do")
  private String coil = "";

  @Parameter(label = "Stimulator name (empty: from coil file)", required = false, persist = false,
      description = "name of the stimulator, for that axis")
  private String stimulator = "";

  @Parameter(label = "Resolution (dpi)", min = "50", max = "1200", persist = false,
      description = "resolution of the PNG files; figures are at most 8 inches wide")
  private int dpi = 300;

  @Parameter(label = "Result folder (empty: figures in the map's)", style = "directory", required = false,
      persist = false, description = "folder for montage, surface, recruitment and histogram, or comparison, or "
          + "directions: .png, .svg and .csv; empty for figures in the folder of the (first) map")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus montage;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus surface;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus recruitment;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus histogram;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus comparison;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus directions;

  @Override
  void adapt(CommandInputs inputs) {
    inputs.group(Groups.INPUT, "thresholds", "tissues", "names");
    inputs.group("Figures", "layers", "planes", "views", "colours");
    inputs.advanced("Figures", "scale", "dpi");
    inputs.group("Stimulator", "mso");
    inputs.advanced("Stimulator", "coil", "stimulator");
    inputs.group(Groups.OUTPUT, "output");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    ColourMap palette = ColourMap.of(colours).orElseThrow(() -> new InvalidInputException("colours", colours,
        "must be one of " + String.join(", ", ColourMap.keys())));
    Optional<Stimulator> chosen = new StimulatorParameters(mso, stimulator, coil).chosen();
    List<ComputedThresholds> sources = new ArrayList<>();
    for (String path : Files.exists(Path.of(thresholds)) ? List.of(thresholds) : Parameters.list(thresholds)) {
      sources.add(new ComputedThresholds(path));
    }
    Path table = sources.get(0).table();
    Path folder = outputFolder(Parameters.isSet(output) ? output : sources.get(0).beside("figures").toString());
    if (sources.size() == 1 && CsvTable.read(table).has("theta_deg")) {
      String cell = table.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      DirectionMap map = DirectionMap.read(table);
      Figure figure = Parameters.compute("thresholds", thresholds, () -> DirectionFigure.of(cell, map, palette));
      directions = save(figure, folder, "directions", progress);
    } else {
      plot(sources, chosen, palette, folder, progress);
    }
  }

  private void plot(List<ComputedThresholds> sources, Optional<Stimulator> chosen, ColourMap palette, Path folder,
      Progress progress) throws IOException {
    ThresholdScale factor = sources.get(0).scale(scale);
    List<List<Neuron>> neurons = new ArrayList<>();
    for (ComputedThresholds source : sources) {
      neurons.add(factor.of(inChosenLayers(source.neurons(progress.part(neurons.size(), sources.size())))));
    }
    boolean several = sources.size() > 1;
    List<String> headings = names(sources);
    String origin = common(sources.stream().map(ComputedThresholds::origin).toList());
    String title = origin.isEmpty() ? "" : "Thresholds (" + origin + ")";
    MapPlanes slices = new PlaneParameters(planes).chosen(several ? MapPlanes.RICHEST : MapPlanes.THROUGH_LOWEST);
    List<Neuron> first = neurons.get(0);
    Figure curve = several ? null
        : Parameters.compute("thresholds", thresholds,
            () -> RecruitmentFigure.of(origin, first, factor, chosen, progress));
    Optional<TissueLabels> labels = sources.get(0).labels(tissues, this::warn, progress);
    labels.flatMap(tissue -> CrossChecks.neuronsAndVolume(first.stream().map(Neuron::position).toList(),
        "the tissue labels", tissue.grid())).ifPresent(this::warn);
    Optional<Grid> grid = sources.get(0).grid(this::warn).or(() -> labels.map(TissueLabels::grid));
    if (several && grid.isEmpty()) {
      throw new InvalidInputException("thresholds", thresholds, "has no map beside the first table",
          "give tissues=, whose voxels are used instead");
    }
    if (grid.isPresent()) {
      PlottedMaps maps = new PlottedMaps(title, grid.get(), labels, factor.label() + " (A/µs)", slices, palette);
      if (several) {
        Figure figure = Parameters.compute("thresholds", thresholds,
            () -> maps.comparison(headings, neurons, progress));
        comparison = save(figure, folder, "comparison", progress);
      } else {
        Figure figure = Parameters.compute("thresholds", thresholds, () -> maps.montage(first, progress));
        montage = save(figure, folder, "montage", progress);
      }
    }
    if (!several) {
      Optional<Figure> seen = surfaceViews(sources.get(0), first, grid, labels, factor, title, palette, progress);
      if (seen.isPresent()) {
        surface = save(seen.get(), folder, "surface", progress);
      }
      recruitment = save(curve, folder, "recruitment", progress);
      histogram = save(HistogramFigure.of(origin, first, factor), folder, "histogram", progress);
    }
  }

  /** Draws the surfaces of a map or, if there are none, that of its tissue labels. */
  private Optional<Figure> surfaceViews(ComputedThresholds source, List<Neuron> neurons, Optional<Grid> grid,
      Optional<TissueLabels> labels, ThresholdScale factor, String title, ColourMap palette, Progress progress)
      throws IOException {
    if (views.strip().equals("none")) {
      return Optional.empty();
    }
    boolean given = Parameters.isSet(views);
    SurfaceViews chosen = given
        ? Parameters.parse("views", views, () -> SurfaceViews.of(Parameters.list(views))) : SurfaceViews.SUITABLE;
    try {
      List<Hemisphere> surfaces = source.surfaces(Parameters.layers(layers), factor, this::warn);
      String legend = factor.label() + " (A/µs)";
      if (surfaces.isEmpty() && labels.isPresent() && grid.isPresent()) {
        PlottedMaps maps = new PlottedMaps(title, grid.get(), labels, legend, MapPlanes.RICHEST, palette);
        surfaces = maps.surfaces(neurons, progress);
      }
      if (surfaces.isEmpty()) {
        Parameters.rejectIf(given, "views", views, "needs the surfaces or the tissue labels of the map, whose files do"
            + " not exist; give tissues=");
        return Optional.empty();
      }
      return Optional.of(SurfaceFigure.of(title, surfaces, legend, chosen, palette,
          Runtime.getRuntime().availableProcessors(), progress));
    } catch (InvalidInputException e) {
      if (given) {
        throw e;
      }
      warn("the surface is not drawn: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the estimator and pulse that all maps share, else the pulse that they share, else nothing. */
  private static String common(List<String> origins) {
    List<String> pulses = origins.stream().map(origin -> origin.replaceFirst("^[^,]*, ", "")).distinct().toList();
    return origins.stream().distinct().count() == 1 ? origins.get(0) : pulses.size() == 1 ? pulses.get(0) : "";
  }

  private List<Neuron> inChosenLayers(List<Neuron> neurons) {
    Set<Layer> chosen = Parameters.layers(layers);
    return chosen.isEmpty() ? neurons : neurons.stream().filter(n -> chosen.contains(n.layer())).toList();
  }

  private List<String> names(List<ComputedThresholds> sources) {
    List<String> headings = Parameters.list(names);
    if (!headings.isEmpty() && headings.size() != sources.size()) {
      throw new InvalidInputException("names", names, "must be " + sources.size() + " names, one per map");
    }
    return headings.isEmpty() ? sources.stream().map(ComputedThresholds::name).toList() : headings;
  }

  private ImagePlus save(Figure figure, Path folder, String name, Progress progress) throws IOException {
    progress.step("drawing " + name, 0);
    figure.write(folder, name, dpi);
    report("Figure: " + folder.resolve(name + ".png").toAbsolutePath().normalize());
    BufferedImage picture = BackgroundCall.run(figure::image);
    return new ImagePlus(name, picture);
  }
}
