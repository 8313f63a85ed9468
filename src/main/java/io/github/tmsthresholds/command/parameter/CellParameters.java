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

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellFinder;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads parameters that choose cells: names, cell folders, or folders and zips of cell folders, separated by commas.
 */
public final class CellParameters {

  private CellParameters() {}

  /** Returns the user's library: the given folder, or {@code .tms-thresholds/cells} in the home folder. */
  public static Path library(String library) {
    return Parameters.isSet(library) ? Path.of(library) : CellFinder.userLibrary();
  }

  /**
   * Locates single cells. A path is opened; a name is looked up in the user's library, then among the bundled cells.
   *
   * @param key of the parameter, for messages
   * @param cells empty for all bundled cells
   * @throws IllegalArgumentException if there is no such cell, a cell is given twice, a name does not begin with a
   *     layer, or a name is that of a median
   */
  public static List<CellReference.Stored> findSingle(String key, String cells, String library) throws IOException {
    List<CellReference.Stored> single = new ArrayList<>();
    for (CellReference cell : find(key, cells, library, List.of())) {
      if (!(cell instanceof CellReference.Stored stored)) {
        throw new InvalidInputException(key, cell.name(), "must be a single cell, not a median");
      }
      single.add(stored);
    }
    return single;
  }

  /**
   * Locates single cells and medians as {@link #findSingle}.
   *
   * @param known names that are also accepted without a morphology
   */
  public static List<CellReference> find(String key, String cells, String library, Collection<String> known)
      throws IOException {
    List<CellReference> references = new ArrayList<>();
    if (!Parameters.isSet(cells)) {
      references.addAll(CellFinder.bundled());
    } else if (Files.exists(Path.of(cells))) {
      references.addAll(CellFinder.all(CellLibrary.open(Path.of(cells))));
    } else {
      CellFinder finder = new CellFinder(library(library), Parameters.isSet(library), known);
      for (String entry : Parameters.list(cells)) {
        references.addAll(finder.find(key, entry));
      }
    }
    Set<String> names = new HashSet<>();
    for (CellReference cell : references) {
      Parameters.parse(key, cells, cell::layer);
      if (!names.add(cell.name())) {
        throw new InvalidInputException(key + "=" + cells + ": cell " + cell.name() + " is given twice");
      }
    }
    return references;
  }

  /**
   * Reads the only cell of a parameter.
   *
   * @param warn receives the warnings about its file
   * @throws IllegalArgumentException if there are none or several
   */
  public static CompartmentalCell one(String key, String cell, String library, AxonTerminal terminal,
      Consumer<String> warn, Progress progress) throws IOException {
    List<CellReference.Stored> cells = findSingle(key, cell, library);
    if (cells.size() != 1) {
      throw new InvalidInputException(key, cell, "must be one cell; it has " + cells.size());
    }
    return loadSingle(cells, terminal, warn, progress).get(0);
  }

  /** Locates cells as {@link #findSingle}. @throws IllegalArgumentException if they are of several types */
  public static List<CellReference.Stored> ofOneType(String key, String cells, String library) throws IOException {
    List<CellReference.Stored> references = findSingle(key, cells, library);
    for (CellReference cell : references) {
      if (CellType.ofCell(cell.name()) != CellType.ofCell(references.get(0).name())) {
        throw new InvalidInputException(key + "=" + cells + ": cells must be of one type, but there are "
            + references.get(0).name() + " and " + cell.name());
      }
    }
    return references;
  }

  /** Returns the cortical layers of the cells. */
  public static Set<Layer> layers(List<? extends CellReference> cells) {
    return cells.stream().map(CellReference::layer)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Layer.class)));
  }

  /**
   * Reads single cells.
   *
   * @param warn receives the warnings about their files
   */
  public static List<CompartmentalCell> loadSingle(List<CellReference.Stored> cells, AxonTerminal terminal,
      Consumer<String> warn, Progress progress) throws IOException {
    return load(List.<CellReference>copyOf(cells), terminal, warn, progress).stream().map(CellModel::compartmental)
        .toList();
  }

  /**
   * Reads single cells and medians.
   *
   * @param warn receives the warnings about their files, each once
   */
  public static List<CellModel> load(List<CellReference> cells, AxonTerminal terminal, Consumer<String> warn,
      Progress progress) throws IOException {
    List<CellModel> loaded = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    for (CellReference cell : cells) {
      report(progress, loaded.size(), cells.size());
      loaded.add(cell.load(terminal).reportTo(warnings::add));
    }
    warnings.forEach(warn);
    return loaded;
  }

  private static void report(Progress progress, int loaded, int cells) {
    progress.checkCancelled();
    progress.update("building neurons", loaded / (double) cells);
  }
}
