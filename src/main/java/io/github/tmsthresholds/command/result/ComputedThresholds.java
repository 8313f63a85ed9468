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
import io.github.tmsthresholds.command.parameter.SurfaceParameters;
import io.github.tmsthresholds.cortex.CorticalSurface;
import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.io.OverlayReader;
import io.github.tmsthresholds.efield.io.SurfaceReader;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.map.NeuronTable;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  /** The surfaces that the map was made on, central or white and pial, separated by commas. */
  private final String surface, white, pial;

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
    surface = known ? settings.get("surface").asText() : "";
    white = known ? settings.get("white").asText() : "";
    pial = known ? settings.get("pial").asText() : "";
  }

  /** Returns the path of the table of neurons. */
  public Path table() {
    return table;
  }

  /** Returns the path of a file or folder beside the table of neurons. */
  public Path beside(String name) {
    return table.resolveSibling(name);
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
    boolean there = Parameters.isSet(this.tissues) && VolumeInput.of(this.tissues).isExistingFile();
    return there ? EFieldInput.labels(this.tissues, warn, progress) : Optional.empty();
  }

  /**
   * Reads the surfaces that the map was made on, if their files still exist, with the thresholds on them; neurons
   * between a white and a pial surface are shown halfway.
   *
   * @param layers to show; all if empty
   * @param scale factor of the thresholds
   * @param warn receives each warning
   * @return empty if the map was not made on surfaces
   * @throws FormatException if a file does not have the expected content
   * @throws IOException if a file cannot be read
   */
  public List<Hemisphere> surfaces(Set<Layer> layers, ThresholdScale scale, Consumer<String> warn)
      throws IOException {
    List<String> files = Parameters.list(Parameters.isSet(surface) ? surface : white);
    List<String> outer = Parameters.list(pial);
    List<Hemisphere> read = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = Path.of(files.get(i));
      Path values = table.resolveSibling(SurfaceParameters.name(files.get(i)) + MapFolder.ON_SURFACE);
      boolean halfway = !Parameters.isSet(surface);
      if (Files.exists(file) && Files.exists(values) && (!halfway || Files.exists(Path.of(outer.get(i))))) {
        TriangleMesh mesh = SurfaceReader.readSurface(file).reportTo(warn);
        if (halfway) {
          TriangleMesh outside = SurfaceReader.readSurface(Path.of(outer.get(i))).reportTo(warn);
          mesh = CorticalSurface.between(mesh, outside, 0.5, CorticalSurface.Depth.EQUI_DISTANCE).mesh();
        }
        read.add(new Hemisphere(true, mesh, overlays(values, mesh, layers, scale.factor() / this.scale)));
      }
    }
    return read.isEmpty() ? read : Hemisphere.of(read);
  }

  private static List<Overlay> overlays(Path file, TriangleMesh mesh, Set<Layer> layers, double factor)
      throws IOException {
    List<Overlay> chosen = new ArrayList<>();
    for (Overlay overlay : OverlayReader.read(file)) {
      if (overlay.values().length != mesh.vertexCount()) {
        throw new FormatException(file, "has " + overlay.values().length + " values, but " + mesh);
      }
      String layer = overlay.name().replaceFirst(" .*", "");
      if (layers.isEmpty() || layers.stream().anyMatch(l -> l.name().equals(layer))) {
        float[] scaled = overlay.values().clone();
        for (int v = 0; v < scaled.length; v++) {
          scaled[v] *= (float) factor;
        }
        chosen.add(new Overlay(layer, scaled));
      }
    }
    return chosen;
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
