/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.dataset.HeadFields;
import io.github.tmsthresholds.cnn.dataset.ShardKey;
import io.github.tmsthresholds.cnn.dataset.TrainingData;
import io.github.tmsthresholds.cnn.training.MedianSamples;
import io.github.tmsthresholds.cnn.training.NetworkTemplate;
import io.github.tmsthresholds.cnn.training.ShardSamples;
import io.github.tmsthresholds.cnn.training.TrainingSet;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.image.EFieldFiles;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionMap;
import io.github.tmsthresholds.uniform.DirectionMapCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The parameters of a data set: its shards of one cell type, and the E-fields that they were computed in.
 *
 * @param data folder of a data set, or of one cell type in it
 * @param efields comma-separated files and folders of files; synthetic ones are computed again
 * @param tissues labels of the head that the files belong to
 */
public record TrainingDataParameters(String data, String efields, String tissues) {

  /**
   * Reads the inputs for a network with an output per waveform and cell: thresholds from the data, and direction maps,
   * which are computed if they are not in the data's folder yet.
   *
   * @param cells of one type
   * @throws InvalidInputException if the data lack a cell, or a field or the labels are missing
   */
  public TrainingInputs read(NetworkTemplate template, String name, List<CompartmentalCell> cells,
      List<Waveform> waveforms, Consumer<String> warn, Progress progress) throws IOException {
    List<NetworkOutput> outputs = new ArrayList<>();
    for (Waveform waveform : waveforms) {
      cells.forEach(cell -> outputs.add(NetworkOutput.of(cell, waveform.name())));
    }
    TrainingData shards = open(cells, warn, progress);
    List<DirectionMap> maps = maps(outputs, cells, progress);
    NetworkDescription network = template.describe(name, outputs);
    TrainingSet samples = ShardSamples.of(shards, network.patch(), outputs, maps, progress);
    return new TrainingInputs(network, samples, maps);
  }

  /**
   * Reads the inputs for a network of population medians: thresholds by a network of single cells, at the
   * sites of the data.
   *
   * @param teacher file of the network of single cells
   * @param cells of that network
   */
  public TrainingInputs readMedians(NetworkTemplate template, String name, Path teacher, List<CompartmentalCell> cells,
      int threads, Consumer<String> warn, Progress progress) throws IOException {
    Network single = NetworkFile.read(teacher);
    TrainingData shards = open(cells, warn, progress);
    List<DirectionMap> maps = maps(single.description().outputs(), cells, progress);
    NetworkDescription network = template.forMedians().describe(name, MedianSamples.outputs(single));
    TrainingSet samples = MedianSamples.of(shards, single, maps, network.patch(), threads, progress);
    return new TrainingInputs(network, samples, List.of());
  }

  /** Opens the shards of the cells' type, which must have all of the cells, with their fields. */
  TrainingData open(List<CompartmentalCell> cells, Consumer<String> warn, Progress progress) throws IOException {
    TrainingData shards = TrainingData.open(Path.of(data), cells.get(0).type(), fields(warn, progress), progress);
    cells.forEach(cell -> check(shards, cell));
    return shards;
  }

  private List<DirectionMap> maps(List<NetworkOutput> outputs, List<CompartmentalCell> cells, Progress progress)
      throws IOException {
    DirectionMapCache uniform =
        new DirectionMapCache(Path.of(data).resolve(cells.get(0).type().label()).resolve("maps"));
    List<DirectionMap> maps = new ArrayList<>();
    for (NetworkOutput output : outputs) {
      CompartmentalCell cell = cells.stream().filter(c -> c.name().equals(output.cell())).findFirst().orElseThrow(() ->
          new InvalidInputException("cells= must include " + output.cell() + ", a cell of the network median="));
      maps.add(uniform.map(cell, Waveforms.of(output.waveform()), progress));
    }
    return maps;
  }

  private void check(TrainingData shards, CompartmentalCell cell) {
    int at = shards.cells().indexOf(cell.name());
    if (at < 0 || !shards.parts().get(0).shard().key().cellDigests().get(at).equals(CellDigest.of(cell))) {
      throw new InvalidInputException("data", data, at < 0
          ? "has no thresholds of " + cell.name() + ", only of " + String.join(", ", shards.cells())
          : "has thresholds of a different cell named " + cell.name() + ", or of one with a different axon terminal");
    }
  }

  /** Returns a function that opens or computes the field of a shard, if there is one. */
  private Function<ShardKey, Optional<EField>> fields(Consumer<String> warn, Progress progress)
      throws IOException {
    List<Path> files = TrainingFieldParameters.files(efields);
    Optional<TissueLabels> labels = EFieldInput.labels(tissues, warn, progress);
    if (!files.isEmpty() && labels.isEmpty()) {
      Parameters.require("tissues", tissues, "labels of the head that the E-fields belong to");
    }
    return key -> {
      try {
        if (HeadFields.number(key.field()) >= 0) {
          return Optional.of(inSyntheticHead(key, labels, progress));
        }
        Optional<Path> file = files.stream().filter(f -> EFieldFiles.name(f).equals(key.field())).findFirst();
        return file.isEmpty() ? Optional.empty()
            : Optional.of(TrainingFieldParameters.within(labels.orElseThrow(), tissues, file.get(), warn, progress));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private EField inSyntheticHead(ShardKey key, Optional<TissueLabels> labels, Progress progress) throws IOException {
    if (labels.isEmpty()) {
      Parameters.require("tissues", tissues, "labels of the head that " + key.field() + " and others are derived from");
    }
    progress.update("E-field of " + key.field(), 0);
    return TrainingFieldParameters.headFields(labels.orElseThrow(), tissues, Path.of(data))
        .field(HeadFields.number(key.field()), key.seed(), progress);
  }
}
