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

import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkLibrary;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.threshold.CnnEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Values that a dialog offers for a text, to which the user may add others. */
public final class Suggestions {

  /** Comma-separated cells of the estimators, with or without morphology. */
  public static final String CELLS = "cells";
  /** Comma-separated cells with a morphology. */
  public static final String STORED_CELLS = "stored cells";
  /** One cell with a morphology. */
  public static final String CELL = "cell";
  /** One bundled waveform. */
  public static final String WAVEFORM = "waveform";
  /** Comma-separated bundled waveforms. */
  public static final String WAVEFORMS = "waveforms";
  /** One bundled coil. */
  public static final String COIL = "coil";
  /** Comma-separated cortical layers. */
  public static final String LAYERS = "layers";

  private Suggestions() {}

  /** Returns whether a kind is a list, separated by commas. */
  public static boolean isList(String kind) {
    return List.of(CELLS, STORED_CELLS, WAVEFORMS, LAYERS).contains(kind);
  }

  /**
   * Returns the values of a kind under headings.
   *
   * @param others returns the value of another parameter of the command by key; empty if it has none of this key
   */
  public static Map<String, List<String>> of(String kind, UnaryOperator<String> others) {
    return switch (kind) {
      case WAVEFORM, WAVEFORMS -> Map.of("Waveforms", Waveforms.names());
      case COIL -> Map.of("Coils", BuiltInCoils.NAMES);
      case LAYERS -> Map.of("Layers", Arrays.stream(Layer.values()).map(Layer::toString).toList());
      default -> cells(kind, others);
    };
  }

  private static Map<String, List<String>> cells(String kind, UnaryOperator<String> others) {
    String networks = others.apply("networks"), design = others.apply("design");
    Map<String, List<String>> cells = new LinkedHashMap<>();
    cells.put("Bundled cells", CellLibrary.bundled().names());
    Path own = CellParameters.library(others.apply("library"));
    if (Files.exists(own)) {
      put(cells, "Your library", () -> CellLibrary.open(own).names());
    }
    if (kind.equals(CELLS)) {
      put(cells, "Cells of networks (estimator cnn)", () -> NetworkLibrary.open(
          Parameters.isSet(networks) ? Path.of(networks) : CnnEstimator.userNetworks(),
          Parameters.isSet(design) ? NetworkDesign.of(design) : NetworkDesign.POLARISATION).cells());
    }
    return cells;
  }

  private interface Names {

    List<String> read() throws IOException;
  }

  /** Adds the names that are not yet there; what cannot be read is reported when the command runs. */
  private static void put(Map<String, List<String>> cells, String heading, Names names) {
    try {
      List<String> more = names.read().stream()
          .filter(name -> cells.values().stream().noneMatch(list -> list.contains(name))).toList();
      if (!more.isEmpty()) {
        cells.put(heading, more);
      }
    } catch (IOException e) {
      cells.put(heading + " cannot be read", List.of());
    }
  }
}
