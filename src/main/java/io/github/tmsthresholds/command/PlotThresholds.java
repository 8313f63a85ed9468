package io.github.tmsthresholds.command;

import ij.ImagePlus;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.NeuronTable;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.plot.DirectionFigure;
import io.github.tmsthresholds.plot.Figure;
import io.github.tmsthresholds.plot.HistogramFigure;
import io.github.tmsthresholds.plot.RecruitmentFigure;
import io.github.tmsthresholds.plot.RecruitmentFigure.Stimulator;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Figures of computed thresholds, each as PNG, SVG and CSV: of a map the recruitment curve and histograms, of a direction
 * map the sphere of directions.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Plot Thresholds...")
public final class PlotThresholds extends TmsCommand {

  @Parameter(label = "Thresholds", style = "open", persist = false,
      description = Descriptions.THRESHOLDS + ", or the table of a direction map")
  private String thresholds;

  @Parameter(label = "dI/dt at 100 % output (A/us)", required = false, persist = false,
      description = "of the stimulator with its coil, for an axis in percent of the maximum stimulator output (MSO); empty "
          + "for none")
  private String mso = "";

  @Parameter(label = "Stimulator", required = false, persist = false, description = "its name, for that axis")
  private String stimulator = "";

  @Parameter(label = "Output folder", style = "directory", persist = false,
      description = "for recruitment and histogram, or directions: .png, .svg and .csv of each")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus recruitment;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus histogram;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus directions;

  @Override
  protected void execute(Progress progress) throws IOException {
    Path folder = OutputPath.folder("output", output);
    Optional<Stimulator> chosen = chosenStimulator();
    Path table = MapFolder.table(Path.of(thresholds));
    if (CsvTable.read(table).has("theta_deg")) {
      String cell = table.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      DirectionMap map = DirectionMap.read(table);
      directions = save(Words.of("thresholds", thresholds, () -> DirectionFigure.of(cell, map)), folder, "directions");
    } else {
      List<Neuron> neurons = NeuronTable.read(table);
      Figure curve = Words.of("thresholds", thresholds, () -> RecruitmentFigure.of(neurons, chosen));
      recruitment = save(curve, folder, "recruitment");
      histogram = save(HistogramFigure.of(neurons), folder, "histogram");
    }
  }

  private Optional<Stimulator> chosenStimulator() {
    if (!Words.given(mso)) {
      if (Words.given(stimulator)) {
        throw new IllegalArgumentException("stimulator=" + stimulator + ": needs mso=, its dI/dt at 100 % output");
      }
      return Optional.empty();
    }
    double rate = Words.number("mso", mso);
    return Optional.of(Words.of("mso", mso, () ->
        new Stimulator(Words.given(stimulator) ? stimulator : "100 % = " + mso.strip() + " A/µs", rate)));
  }

  private static ImagePlus save(Figure figure, Path folder, String name) throws IOException {
    figure.write(folder, name);
    tell("Figure: " + folder.resolve(name + ".png").toAbsolutePath().normalize());
    return new ImagePlus(name, figure.image());
  }
}
