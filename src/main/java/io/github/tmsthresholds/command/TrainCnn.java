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

import ij.measure.ResultsTable;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlow;
import io.github.tmsthresholds.cnn.training.DataSplit;
import io.github.tmsthresholds.cnn.training.Epoch;
import io.github.tmsthresholds.cnn.training.NetworkAssembly;
import io.github.tmsthresholds.cnn.training.NetworkTemplate;
import io.github.tmsthresholds.cnn.training.NetworkTraining;
import io.github.tmsthresholds.cnn.training.TrainingSettings;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.command.parameter.TrainingDataParameters;
import io.github.tmsthresholds.command.parameter.TrainingInputs;
import io.github.tmsthresholds.command.parameter.WaveformParameters;
import io.github.tmsthresholds.command.result.TrainingFolder;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.RunEstimate;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a network that estimates the thresholds of the cells of one type. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Train CNN...",
    description = "trains a network for the thresholds of the cells of one type, and writes it with its learning "
        + "curve and errors; needs TensorFlow")
public final class TrainCnn extends TrainingCommand {

  /** Measured time of an epoch per sample and multiply-add of the network, s, on one thread. */
  private static final double EPOCH_S = 1.7e-10;

  @Parameter(label = "Training data folder", style = "directory", persist = false,
      description = "folder that Generate Training Data wrote, or that of one cell type in it")
  private String data;

  @Parameter(label = "E-fields (empty: none)", required = false, persist = false,
      description = "comma-separated E-field volumes and folders of them with which the data were generated")
  private String efields = "";

  @Parameter(label = "Tissue labels (empty: none)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS), description = "label volume with which the data were generated")
  private String tissues = "";

  @Parameter(label = "Waveforms",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.WAVEFORMS),
      persist = false,
      description = "comma-separated waveforms, each an output of the network")
  private String waveform = "monophasic";

  @Parameter(label = "Validation fields", persist = false,
      description = "comma-separated names of the E-fields by which the best epoch is chosen; they are not used for "
          + "training")
  private String validation;

  @Parameter(label = "Test fields (empty: none)", required = false, persist = false,
      description = "comma-separated names of the E-fields on which the network's errors are measured at the end")
  private String test = "";

  @Parameter(label = "Network design (empty: polarisation)", style = "open", required = false, persist = false,
      description = "polarisation or convolution, the designs of the bundled networks, or a JSON file of the patch, "
          + "the layers and the head; empty for polarisation")
  private String network = "";

  @Parameter(label = "Network of single cells (empty: none)", style = "open", required = false, persist = false,
      description = "file of a network of single cells, to train a network for the median of their thresholds over "
          + "cells and 12 azimuths; empty to train a network of single cells")
  private String median = "";

  @Parameter(label = "Network name (empty: cell type's)", required = false, persist = false,
      description = "name of the network, to which _median is appended for medians; empty for that of the cell type")
  private String name = "";

  @Parameter(label = "Max. epochs", min = "1", persist = false,
      description = "maximum number of passes through the samples")
  private int epochs = 150;

  @Parameter(label = "Patience (epochs)", min = "1", persist = false,
      description = "epochs without improvement on the validation fields after which training ends")
  private int patience = 40;

  @Parameter(label = "Samples per step", min = "1", persist = false, description = "samples per step")
  private int batch = 128;

  @Parameter(label = "Peak learning rate", persist = false, description = "learning rate at its peak")
  private double rate = 0.001;

  @Parameter(label = "Weight decay", min = "0", persist = false,
      description = "weight decay relative to the learning rate")
  private double decay = 0.01;

  @Parameter(label = "Random seed", persist = false,
      description = "seed of all random numbers")
  private long seed = 1;

  @Parameter(label = "TensorFlow threads", min = "1", persist = false,
      description = "threads of TensorFlow; the same number gives the same network, bit for bit")
  private int threads = 1;

  @Parameter(label = "TensorFlow jars (empty: installed)", style = "directory", required = false, persist = false,
      description = Descriptions.TENSORFLOW)
  private String tensorflow = "";

  @Parameter(label = "Licence (empty: none)", required = false, persist = false,
      description = "licence of the network, in one sentence for its model card")
  private String licence = "";

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for the network, its learning curve and a summary; an interrupted training continues there")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    inputs.group("Training data", "data", "efields", "tissues", "validation", "test");
    inputs.group(Groups.NEURONS, "cells", "waveform");
    inputs.advanced(Groups.NEURONS, "library", "terminal");
    inputs.advanced("Network", "name", "network", "median", "licence");
    inputs.advanced("Training", "epochs", "patience", "batch", "rate", "decay", "seed", "threads", "tensorflow");
    inputs.group(Groups.OUTPUT, "output");
    inputs.describe("cells", "cells of one type, each an output of the network; "
        + Descriptions.CELLS);
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    Path folder = outputFolder(output);
    TrainingSettings settings = new TrainingSettings(seed, epochs, batch, rate, decay, patience, threads);
    List<Waveform> waveforms = WaveformParameters.several("waveform", waveform);
    List<CompartmentalCell> models = build(CellParameters.ofOneType("cells", cells, library), progress);
    CellType type = models.get(0).type();
    NetworkTemplate template = template(type);
    String title = Parameters.isSet(name) ? name : type.label();
    TrainingDataParameters source = new TrainingDataParameters(data, efields, tissues);
    TrainingInputs inputs = Parameters.isSet(median)
        ? source.readMedians(template, title + MedianCell.SUFFIX, Path.of(median), models, threads, this::warn,
        progress)
        : source.read(template, title, models, waveforms, this::warn, progress);
    DataSplit parts = DataSplit.split(inputs.samples(), Parameters.list(validation), Parameters.list(test));
    float[] basis = template.basis(inputs.network().patch(), models, inputs.samples(), parts, progress);
    NetworkTraining training = new NetworkTraining(inputs.network(), basis, inputs.samples(), parts, settings,
        jars());
    confirm(training);
    train(training, inputs.maps(), new TrainingFolder(folder, inputs.network().name()), progress);
  }

  private NetworkTemplate template(CellType type) throws IOException {
    if (Parameters.isSet(network) && !NetworkDesign.labels().contains(network)) {
      if (!Files.isRegularFile(Path.of(network))) {
        throw new InvalidInputException("network", network,
            "is no file; it must be a JSON file, " + String.join(" or ", NetworkDesign.labels()));
      }
      return NetworkTemplate.read(Path.of(network));
    }
    NetworkDesign design = Parameters.isSet(network) ? NetworkDesign.of(network) : NetworkDesign.POLARISATION;
    return Parameters.isSet(median) ? NetworkTemplate.bundledMedian(design, type)
        : NetworkTemplate.bundled(design, type);
  }

  /** Returns the folder of the jars of TensorFlow; null for those installed. */
  private Path jars() {
    return Parameters.folder("tensorflow", tensorflow).orElse(null);
  }

  private void confirm(NetworkTraining training) {
    long samples = training.parts().training().length + training.parts().validation().length;
    confirm(new RunEstimate(samples + " samples, at most " + epochs + " epochs of a network of "
        + training.network().parameters() + " parameters",
        OptionalDouble.of(EPOCH_S * samples * training.network().multiplyAdds() * epochs)));
  }

  private void train(NetworkTraining training, List<DirectionMap> maps, TrainingFolder folder, Progress progress)
      throws IOException {
    Stopwatch time = stopwatch();
    List<Epoch> epochs = new ArrayList<>();
    float[][] weights = training.train(folder.checkpoint(), epochsSoFar -> {
      folder.curve(epochsSoFar);
      epochs.clear();
      epochs.addAll(epochsSoFar);
    }, progress);
    time.lap("training");
    Network trained = NetworkAssembly.assemble(training, weights, maps, licence, progress);
    time.lap("errors");
    RunSummary summary = summary();
    summary.put("seconds", time.seconds());
    summary.putVersion("TensorFlow", TensorFlow.start(jars()));
    Path file = folder.finish(trained, epochs, summary);
    table = open(folder.errors());
    report("Network: " + folder.summaryLine(trained) + "; " + file.toAbsolutePath());
  }
}
