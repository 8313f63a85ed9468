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

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.dataset.TrainingDataGenerator;
import io.github.tmsthresholds.cnn.dataset.TrainingField;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.SearchParameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.command.parameter.TrainingFieldParameters;
import io.github.tmsthresholds.command.parameter.WaveformParameters;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.RunEstimate;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.PartGroup;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Computes thresholds of neurons at random sites of E-fields as training data of networks. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Generate Training Data...",
    description = "computes thresholds at random sites of many E-fields, and writes them as training data of networks")
public final class GenerateTrainingData extends TrainingCommand implements PartedCommand {

  @Parameter(label = "E-fields (empty: none)", required = false, persist = false,
      description = "comma-separated E-field volumes and folders of them; empty for synthetic fields only")
  private String efields = "";

  @Parameter(label = "Tissue labels (empty: none)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume of the head that the E-fields belong to: 1 white matter, 2 grey matter, 3 CSF")
  private String tissues = "";

  @Parameter(label = "Number of synthetic heads", min = "0", persist = false,
      description = "number of further fields to compute, each in the head of the labels, randomly warped, with random "
          + "conductivities and a random coil")
  private int heads = 0;

  @Parameter(label = "Number of synthetic E-fields", min = "0", persist = false,
      description = "number of further random fields without a head, smooth or with a tissue interface")
  private int synthetic = 0;

  @Parameter(label = "Waveforms",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.WAVEFORMS),
      persist = false,
      description = "monophasic, biphasic, halfsine, ctms, separated by commas; most thresholds are computed for "
          + "the first")
  private String waveform = "monophasic";

  @Parameter(label = "Sites per cell type and field", min = "1", persist = false,
      description = "sites per cell type and field, each simulated for both directions of the coil current")
  private int sites = 256;

  @Parameter(label = "Relative tolerance", persist = false, description = Descriptions.TOLERANCE)
  private double tolerance = 0.001;

  @Parameter(label = "Upper search limit (V/m)", persist = false, description = Descriptions.MAX)
  private double max = SearchSettings.FAST.max();

  @Parameter(label = "Random seed", persist = false,
      description = "seed of all random numbers; the same seed gives the same data")
  private long seed = 1;

  @Parameter(label = "Threads (0 = all processors)", min = "0", persist = false,
      description = "number of threads; 0 for all processors")
  private int threads = 0;

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder of the data set, one file per cell type and field; existing files are kept and completed")
  private String output;

  @Parameter(label = "Checkpoint folder (empty: none)", style = "directory", required = false, persist = false,
      description = "folder for finished parts of the files, which other machines may compute; empty for none: a run "
          + "that was stopped continues all the same")
  private String checkpoint = "";

  @Parameter(type = ItemIO.OUTPUT)
  private String text;

  @Override
  void adapt(CommandInputs inputs) {
    inputs.group("E-fields", "efields", "tissues", "heads", "synthetic");
    inputs.group(Groups.NEURONS, "cells", "sites");
    inputs.advanced(Groups.NEURONS, "library", "terminal", "seed");
    inputs.group(Groups.PULSE, "waveform");
    inputs.advanced(Groups.SEARCH, "tolerance", "max");
    inputs.group(Groups.OUTPUT, "output");
    inputs.advanced(Groups.OUTPUT, "threads", "checkpoint");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    Path folder = outputFolder(output);
    SearchSettings search = search();
    List<Waveform> waveforms = waveforms();
    Optional<Checkpoint> parts = checkpoint(checkpoint);
    List<CompartmentalCell> models = models(progress);
    int processors = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    confirm(estimate(models, waveforms, search, processors));
    List<TrainingField> fields = fields().open(folder, this::warn, progress);
    TrainingDataGenerator generator = generator(fields, models, processors);
    int computed = parts.isPresent() ? generator.generate(folder, parts.get(), progress)
        : generator.generate(folder, progress);
    text = report("Training data: " + computed + " thresholds computed; " + folder.toAbsolutePath());
  }

  /** Returns a group for each field. */
  @Override
  public List<PartGroup> partGroups(Progress progress) throws IOException {
    Path folder = Path.of(output);
    Checkpoint parts = requiredCheckpoint(checkpoint);
    List<CompartmentalCell> models = models(progress);
    return fields().sources(folder, this::warn, progress).stream().map(source -> new PartGroup(source.name(),
        source.files(), part -> generator(List.of(source.open(part)), models, 1).parts(folder, parts, part))).toList();
  }

  private SearchSettings search() {
    return SearchParameters.settings(SearchParameters.FAST, tolerance, max);
  }

  private List<Waveform> waveforms() throws IOException {
    return WaveformParameters.several("waveform", waveform);
  }

  private List<CompartmentalCell> models(Progress progress) throws IOException {
    return build(CellParameters.findSingle("cells", cells, library), progress);
  }

  private TrainingFieldParameters fields() {
    return new TrainingFieldParameters(efields, tissues, heads, synthetic, seed);
  }

  private TrainingDataGenerator generator(List<TrainingField> fields, List<CompartmentalCell> models, int processors)
      throws IOException {
    return new TrainingDataGenerator(fields, models, waveforms(), sites, TrainingDataGenerator.ROUND, search(), seed,
        processors);
  }

  private RunEstimate estimate(List<CompartmentalCell> models, List<Waveform> waveforms, SearchSettings search,
      int processors)
      throws IOException {
    int fields = TrainingFieldParameters.files(efields).size() + heads + synthetic;
    long each = (long) fields * sites * TrainingShard.DIRECTIONS;
    double seconds = each * waveforms.stream().flatMapToDouble(pulse ->
        models.stream().mapToDouble(cell -> ThresholdSolver.cpuSeconds(cell, pulse, search))).sum() / processors;
    return new RunEstimate((heads > 0 ? "E-fields of " + heads + " heads, then " : "") + fields
        + " E-fields with at most "
        + each * models.size() * waveforms.size() + " thresholds", OptionalDouble.of(seconds));
  }
}
