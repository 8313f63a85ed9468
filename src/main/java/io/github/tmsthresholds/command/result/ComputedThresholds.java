/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
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

/** Gives access to computed thresholds: the table in a map's folder and the settings in its summary. */
public final class ComputedThresholds {

  private final String path;
  private final Path table;
  private final String origin;
  /** The scale that the map was made with. */
  private final double scale;
  /** The labels that the map was made with, empty if there are none. */
  private final String tissues;

  /**
   * Opens computed thresholds.
   *
   * @param path folder of a map, or its table
   * @throws FormatException if the summary beside the table is invalid
   * @throws IOException if the summary cannot be read
   */
  public ComputedThresholds(String path) throws IOException {
    this.path = path;
    this.table = NeuronTable.in(Path.of(path));
    Path summary = table.resolveSibling(MapFolder.SUMMARY);
    JsonValue entries = Files.exists(summary) ? JsonValue.read(summary) : JsonValue.parse("{}", "no summary");
    origin = entries.get(MapFolder.ORIGIN).asText();
    JsonValue settings = entries.get("settings");
    boolean known = !settings.isMissing();
    scale = known && !settings.get("scale").isMissing() ? settings.get("scale").number() : 1;
    tissues = known ? settings.get("tissues").asText() : "";
  }

  /** Returns the path of the table of neurons. */
  public Path table() {
    return table;
  }

  /** Returns the name of the folder, or of the table without extension. */
  public String name() {
    return Path.of(path).toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.csv$", "");
  }

  /** Returns a short description of estimator and pulse, such as {@code cnn, monophasic}; empty if unknown. */
  public String origin() {
    return origin;
  }

  /**
   * Returns the given scale or, if it is empty, that of the map.
   *
   * @throws IllegalArgumentException if it is not a positive number
   */
  public ThresholdScale scale(String scale) {
    if (Parameters.isSet(scale)) {
      double factor = Parameters.number("scale", scale);
      return Parameters.parse("scale", scale, () -> new ThresholdScale(factor));
    }
    return new ThresholdScale(this.scale);
  }

  /** Reads the neurons and their unscaled thresholds. */
  public List<Neuron> neurons(Progress progress) throws IOException {
    return NeuronTable.read(table, progress);
  }

  /** Opens the given labels or, if the path is empty, those of the map if their file still exists. */
  public Optional<TissueLabels> labels(String tissues, Consumer<String> warn, Progress progress)
      throws IOException {
    if (Parameters.isSet(tissues)) {
      return EFieldInput.labels(tissues, warn, progress);
    }
    boolean there = Parameters.isSet(this.tissues) && Files.exists(Path.of(this.tissues));
    return there ? EFieldInput.labels(this.tissues, warn, progress) : Optional.empty();
  }

  /**
   * Returns the grid of the map beside the table, if there is one.
   *
   * @param warn receives each warning about the map's file
   */
  public Optional<Grid> grid(Consumer<String> warn) throws IOException {
    Path map = table.resolveSibling(MapFolder.MAP + ".nii.gz");
    return Files.exists(map) ? Optional.of(ImageFiles.READER.readGrid(map).reportTo(warn)) : Optional.empty();
  }
}
