package io.github.tmsthresholds.command.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.map.NeuronTable;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Thresholds that were computed earlier: a map's folder, or a table in one, and what its summary says of them. */
public final class ComputedThresholds {

  private final String word;
  private final Path table;
  private final JsonObject settings;
  private final String origin;

  /**
   * @param word folder of a map, or its table
   * @throws FormatException if there is a summary that is none
   */
  public ComputedThresholds(String word) throws IOException {
    this.word = word;
    this.table = NeuronTable.in(Path.of(word));
    Path summary = table.resolveSibling(MapFolder.SUMMARY);
    JsonObject entries = Files.exists(summary) ? RunSummary.read(summary) : new JsonObject();
    try {
      settings = entries.has("settings") ? entries.get("settings").getAsJsonObject() : new JsonObject();
      origin = entries.has(MapFolder.ORIGIN) ? entries.get(MapFolder.ORIGIN).getAsString() : "";
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new FormatException(summary, "is no summary: " + e.getMessage(), e);
    }
  }

  public Path table() {
    return table;
  }

  /** A short name: that of the folder, or of the table. */
  public String name() {
    return Path.of(word).toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.csv$", "");
  }

  /** Estimator and pulse in a few words, such as {@code cnn, monophasic}; empty if they are not known. */
  public String origin() {
    return origin;
  }

  /** The scale that is asked for, else that of the map. @throws IllegalArgumentException if it is no positive number */
  public ThresholdScale scale(String scale) {
    if (Parameters.isSet(scale)) {
      double factor = Parameters.number("scale", scale);
      return Parameters.parse("scale", scale, () -> new ThresholdScale(factor));
    }
    JsonElement then = settings.get("scale");
    return then == null ? ThresholdScale.NONE : new ThresholdScale(then.getAsDouble());
  }

  /** The model's, without a scale. */
  public List<Neuron> neurons(Progress progress) throws IOException {
    return NeuronTable.read(table, progress);
  }

  /** The labels that are asked for, else those of the map where they still are. */
  public Optional<TissueLabels> labels(String tissues, Consumer<String> warn, Progress progress)
      throws IOException {
    if (Parameters.isSet(tissues)) {
      return EFieldInput.labels(tissues, warn, progress);
    }
    JsonElement then = settings.get("tissues");
    boolean there = then != null && Parameters.isSet(then.getAsString()) && Files.exists(Path.of(then.getAsString()));
    return there ? EFieldInput.labels(then.getAsString(), warn, progress) : Optional.empty();
  }

  /** The voxels of the map beside the table, if there is one. */
  public Optional<Grid> grid() throws IOException {
    Path map = table.resolveSibling(MapFolder.MAP + ".nii.gz");
    return Files.exists(map) ? Optional.of(ImageFiles.READER.readGrid(map).content()) : Optional.empty();
  }
}
