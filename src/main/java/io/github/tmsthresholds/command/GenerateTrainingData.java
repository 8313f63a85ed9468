package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.dataset.TrainingDataGenerator;
import io.github.tmsthresholds.cnn.dataset.TrainingField;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.SearchParameters;
import io.github.tmsthresholds.command.parameter.TrainingFieldParameters;
import io.github.tmsthresholds.command.parameter.WaveformParameters;
import io.github.tmsthresholds.command.run.RunEstimate;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Thresholds of neurons at random sites of E-fields, for networks to learn from. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Generate Training Data...",
    initializer = "initializeInputs",
    description = "computes thresholds at random sites of many E-fields, for networks to learn from")
public final class GenerateTrainingData extends TrainingCommand {

  @Parameter(label = "E-fields", required = false, persist = false,
      description = "E-field volumes and folders of them, between commas; empty for made-up fields alone")
  private String efields = "";

  @Parameter(label = "Tissue labels", style = "open", required = false, persist = false,
      description = "label volume of the head that the E-fields belong to: 1 white matter, 2 grey matter, 3 CSF")
  private String tissues = "";

  @Parameter(label = "Made-up heads", min = "0", persist = false,
      description = "how many more fields to compute, each in the head of the labels warped at random, with random "
          + "conductivities and coil")
  private int heads = 0;

  @Parameter(label = "Made-up E-fields", min = "0", persist = false,
      description = "how many random smooth and interface-crossing fields without a head to make up beside them")
  private int synthetic = 0;

  @Parameter(label = "Waveforms", persist = false,
      description = "monophasic, biphasic, halfsine, ctms, between commas; most is computed of the first")
  private String waveform = "monophasic";

  @Parameter(label = "Sites a field", min = "1", persist = false,
      description = "places of neurons of each cell type in each field, each for both directions of the coil current")
  private int sites = 256;

  @Parameter(label = "Tolerance", persist = false, description = Descriptions.TOLERANCE)
  private double tolerance = 0.001;

  @Parameter(label = "Highest field (V/m)", persist = false, description = Descriptions.MAX)
  private double max = SearchSettings.FAST.max();

  @Parameter(label = "Seed", persist = false, description = "of everything random; the same seed gives the same data")
  private long seed = 1;

  @Parameter(label = "Threads", min = "0", persist = false, description = "how many share the work; 0 for all processors")
  private int threads = 0;

  @Parameter(label = "Output", style = "directory", persist = false,
      description = "folder of the data set, a file for each cell type and field; what it holds already is kept and "
          + "completed")
  private String output;

  void initializeInputs() {
    moveInputsToTop("efields", "tissues", "heads", "synthetic");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    Path folder = outputFolder(output);
    SearchSettings search = SearchParameters.settings(SearchParameters.FAST, tolerance, max);
    List<Waveform> waveforms = WaveformParameters.several("waveform", waveform);
    List<CompartmentalCell> models = build(CellParameters.findSingle("cells", cells, library), progress);
    int processors = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    preview(toDo(models, waveforms, search, processors));
    List<TrainingField> fields =
        new TrainingFieldParameters(efields, tissues, heads, synthetic, seed).open(folder, this::warn, progress);
    int computed = new TrainingDataGenerator(fields, models, waveforms, sites,
        TrainingDataGenerator.ROUND, search, seed, processors).generate(folder, progress);
    report("Training data: " + computed + " thresholds computed; " + folder.toAbsolutePath());
  }

  private RunEstimate toDo(List<CompartmentalCell> models, List<Waveform> waveforms, SearchSettings search, int processors)
      throws IOException {
    int fields = TrainingFieldParameters.files(efields).size() + heads + synthetic;
    long each = (long) fields * sites * TrainingShard.DIRECTIONS;
    double seconds = each * waveforms.stream().flatMapToDouble(pulse ->
        models.stream().mapToDouble(cell -> ThresholdSolver.cpuSeconds(cell, pulse, search))).sum() / processors;
    return new RunEstimate((heads > 0 ? "E-fields of " + heads + " heads, then " : "") + fields + " E-fields with at most "
        + each * models.size() * waveforms.size() + " thresholds", OptionalDouble.of(seconds));
  }
}
