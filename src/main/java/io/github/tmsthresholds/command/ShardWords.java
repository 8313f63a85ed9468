package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.training.NetworkTemplate;
import io.github.tmsthresholds.cnn.training.ShardFile;
import io.github.tmsthresholds.cnn.training.ShardSamples;
import io.github.tmsthresholds.cnn.training.SyntheticField;
import io.github.tmsthresholds.cnn.training.TrainingField;
import io.github.tmsthresholds.cnn.training.TrainingSet;
import io.github.tmsthresholds.cnn.training.TrainingShard;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set in the words of macros: its shards of one cell type, and the E-fields that they were computed in.
 *
 * @param data folder of a data set, or of one cell type in it
 * @param efields files and folders of files, between commas; made-up fields are made again
 * @param tissues labels of the head that they belong to
 */
record ShardWords(String data, String efields, String tissues) {

  /**
   * What a network is trained with.
   *
   * @param maps direction map of each output
   */
  record Lesson(NetworkDescription network, TrainingSet samples, List<DirectionMap> maps) {}

  /**
   * Reads thresholds, takes patches of the fields, and reads or computes direction maps, which are kept in the data's
   * folder, for a network with an output for each waveform and cell.
   *
   * @param cells of one type
   * @throws IllegalArgumentException if the data or the fields lack something
   */
  Lesson read(NetworkTemplate template, String name, List<CellModel> cells, List<Waveform> waveforms, Progress progress)
      throws IOException {
    List<TrainingShard> shards = shards(cells, progress);
    UniformMaps uniform = new UniformMaps(folder(cells.get(0).type()).resolve("maps"));
    List<NetworkOutput> outputs = new ArrayList<>();
    List<DirectionMap> maps = new ArrayList<>();
    for (Waveform waveform : waveforms) {
      for (CellModel cell : cells) {
        outputs.add(NetworkOutput.of(cell, waveform.name()));
        maps.add(uniform.map(cell, waveform, progress));
      }
    }
    NetworkDescription network = template.describe(name, outputs);
    return new Lesson(network, samples(shards, network.patch(), outputs, maps, progress), maps);
  }

  private List<TrainingShard> shards(List<CellModel> cells, Progress progress) throws IOException {
    Path folder = folder(cells.get(0).type());
    List<Path> files;
    try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      files = inside.filter(f -> f.toString().endsWith(".h5")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("data=" + data + ": holds no training data of "
          + cells.get(0).type().label() + " (" + cells.get(0).type().label() + "/*.h5)");
    }
    List<TrainingShard> shards = new ArrayList<>();
    for (Path file : files) {
      progress.checkCancelled();
      progress.update("reading thresholds", shards.size() / (double) files.size());
      TrainingShard shard = ShardFile.read(file);
      cells.forEach(cell -> check(shard, cell));
      shards.add(shard);
    }
    return shards;
  }

  /** The folder of a cell type: in the data set, or the one given. */
  private Path folder(CellType type) {
    Path folder = Path.of(data), ofType = folder.resolve(type.label());
    return Files.isDirectory(ofType) ? ofType : folder;
  }

  private void check(TrainingShard shard, CellModel cell) {
    int at = shard.key().cells().indexOf(cell.name());
    if (at < 0 || !shard.key().cellDigests().get(at).equals(CellDigest.of(cell))) {
      throw new IllegalArgumentException("data=" + data + ": holds " + (at < 0 ? "no thresholds of " + cell.name()
          : "thresholds of another cell called " + cell.name() + ", or of one with another end of its main axon")
          + " in " + shard.key().field());
    }
  }

  private TrainingSet samples(List<TrainingShard> shards, PatchGrid grid, List<NetworkOutput> outputs, List<DirectionMap> maps,
      Progress progress) throws IOException {
    Optional<TissueLabels> labels = HeadWords.labels(tissues);
    ShardSamples samples = new ShardSamples(grid, outputs, maps);
    for (int i = 0; i < shards.size(); i++) {
      progress.checkCancelled();
      progress.update("patches of E-fields", i / (double) shards.size());
      samples.add(shards.get(i), field(shards.get(i), labels));
    }
    return samples.toSet();
  }

  /** Opens the field of a shard, or makes it again if it is a made-up one. */
  private TrainingField field(TrainingShard shard, Optional<TissueLabels> labels) throws IOException {
    String name = shard.key().field();
    if (SyntheticField.number(name) >= 0) {
      return SyntheticField.of(SyntheticField.number(name), shard.key().seed());
    }
    Path file = TrainingFieldWords.files(efields).stream().filter(f -> TrainingFieldWords.name(f).equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("efields=" + efields + ": has no field " + name
            + ", which the data were computed in"));
    return new TrainingField(name, HeadWords.field(file.toString(), "", labels, tissues),
        (layer, count, progress) -> List.of());
  }
}
