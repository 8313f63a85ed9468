/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.MedianCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Locates cells by name: in the user's library, among the bundled cells, and among those that an estimator knows by
 * name, in this order. Immutable, thread-safe.
 */
public final class CellFinder {

  private static final int NAMES_SHOWN = 12;

  private final Path library;
  private final List<List<CellReference>> sources;
  private final List<String> known;

  /**
   * Lists the names of all cells.
   *
   * @param library the user's library
   * @param required whether it is an error if that library does not exist
   * @param known names that are also accepted without a morphology
   * @throws IOException if the library cannot be read
   */
  public CellFinder(Path library, boolean required, Collection<String> known) throws IOException {
    this.library = library;
    this.known = known.stream().sorted().toList();
    List<CellReference> users = required || Files.exists(library) ? all(CellLibrary.open(library)) : List.of();
    sources = List.of(users, bundled(), this.known.stream().<CellReference>map(CellReference.Named::new).toList());
  }

  /** Returns the default folder of the user's library, {@code .tms-thresholds/cells} in the home folder. */
  public static Path userLibrary() {
    return Path.of(System.getProperty("user.home"), ".tms-thresholds", "cells");
  }

  /** Returns all bundled cells. */
  public static List<CellReference> bundled() {
    return all(CellLibrary.bundled());
  }

  /** Returns all cells of a library. */
  public static List<CellReference> all(CellLibrary library) {
    return library.names().stream().<CellReference>map(name -> new CellReference.Stored(library, name)).toList();
  }

  /**
   * Returns the cells in a cell folder or in a folder or zip of cell folders; else the cell of a name, or the median
   * over the cells whose names begin as its own does.
   *
   * @param key of the parameter, for messages
   * @throws InvalidInputException if there is none; the message lists the known names
   * @throws IOException if a folder or zip cannot be read
   */
  public List<CellReference> find(String key, String place) throws IOException {
    if (!place.isEmpty() && Files.exists(Path.of(place))) {
      return all(CellLibrary.open(Path.of(place)));
    }
    return List.of(sources.stream().flatMap(List::stream).filter(cell -> cell.name().equals(place)).findFirst()
        .or(() -> sources.stream().flatMap(cells -> median(place, cells).stream()).findFirst())
        .orElseThrow(() -> new InvalidInputException(key + "=" + place + ": neither a folder or zip of cells, nor "
            + (place.endsWith(MedianCell.SUFFIX) ? "the median of cells" : "a cell") + " of the library " + library
            + ", nor one of the bundled " + String.join(", ", CellLibrary.bundled().names()) + published())));
  }

  /** Returns the names that need no morphology, as part of a message. */
  private String published() {
    List<String> names = new ArrayList<>(known);
    names.removeAll(CellLibrary.bundled().names());
    int more = names.size() - NAMES_SHOWN;
    return names.isEmpty() ? "" : ", nor one that the estimator knows by name: "
        + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static Optional<CellReference> median(String name, List<CellReference> cells) {
    List<CellReference> members = cells.stream().filter(cell -> MedianCell.isMember(name, cell.name())).toList();
    return members.isEmpty() ? Optional.empty() : Optional.of(new CellReference.Median(name, members));
  }
}
