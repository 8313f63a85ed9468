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

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.morphology.CellBuilder;
import io.github.tmsthresholds.neuron.morphology.CellOrientation;
import io.github.tmsthresholds.neuron.morphology.Morphology;
import io.github.tmsthresholds.neuron.morphology.Scaling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Neurons by name: the bundled ones, or a user's own, downloaded from the Blue Brain Project or traced otherwise
 * (folders {@code <cell>/morphology/<file>.asc} or {@code .swc}, in a folder or zip).
 *
 * <pre>{@code
 * CellLibrary library = CellLibrary.open(Path.of("neurons.zip"));
 * CompartmentalCell cell = library.load("L5_TTPC2_cADpyr232_1", AxonTerminal.DISABLED).reportTo(System.err::println);
 * }</pre>
 *
 * <p>Immutable, thread-safe. Morphologies are read on demand.
 */
public final class CellLibrary {

  private static final int NAMES_SHOWN = 6;

  private final CellStore store;

  private CellLibrary(CellStore store) {
    this.store = store;
  }

  /** Returns the bundled synthetic neurons. */
  public static CellLibrary bundled() {
    return new CellLibrary(new BundledCells());
  }

  /**
   * Opens a user's library.
   *
   * @param place a folder or zip of cell folders, at its top or one level down, or one cell folder
   * @throws FormatException if it has no cell folder, or is a file but not a zip
   * @throws IOException if it cannot be read
   */
  public static CellLibrary open(Path place) throws IOException {
    return new CellLibrary(new CellFolders(place));
  }

  /** Returns the same cells turned upright when they are read. */
  public CellLibrary turned(Upright upright) {
    return upright == Upright.NONE ? this : new CellLibrary(new TurnedCells(store, upright));
  }

  /**
   * Returns the angle by which a cell is turned when it is read, degrees.
   *
   * @throws IllegalArgumentException if there is no cell of this name
   * @throws IOException if it cannot be read
   */
  public double turn(String cell) throws IOException {
    return CellOrientation.angle(file(cell).up().unit());
  }

  /** Returns the name of this library in messages. */
  public String place() {
    return store.place();
  }

  /** Returns the names of all cells, sorted. */
  public List<String> names() {
    return store.names();
  }

  /**
   * Reads the traced morphology of a cell, with +y to the pia.
   *
   * @return the morphology, with warnings about its file
   * @throws IllegalArgumentException if there is no cell of this name
   * @throws FormatException if it has no morphology, or more than one, or a faulty one
   * @throws IOException if it cannot be read
   */
  public Opened<Morphology> morphology(String cell) throws IOException {
    return file(cell).upright();
  }

  /**
   * Reads a cell and enlarges it to adult human size, as in the published models; see
   * {@link #load(String, Scaling, AxonTerminal)}.
   */
  public Opened<CompartmentalCell> load(String cell, AxonTerminal terminal) throws IOException {
    return load(cell, Scaling.ADULT_HUMAN, terminal);
  }

  /**
   * Reads a cell and divides it into compartments, see {@link CellBuilder}.
   *
   * @return the cell, with warnings about its file and its orientation
   * @throws IllegalArgumentException if there is no cell of this name, or its name does not begin with a layer
   * @throws FormatException if it has no morphology, or more than one, or a faulty one
   * @throws IOException if it cannot be read
   */
  public Opened<CompartmentalCell> load(String cell, Scaling scaling, AxonTerminal terminal) throws IOException {
    MorphologyFile file = file(cell);
    Opened<Morphology> traced = file.upright();
    CompartmentalCell built = CellBuilder.build(cell, traced.content(), scaling, terminal);
    List<String> warnings = new ArrayList<>(traced.warnings());
    warnings.addAll(CellOrientation.warnings(traced.content(), built.type(), file.source()));
    return new Opened<>(built, warnings);
  }

  MorphologyFile file(String cell) throws IOException {
    List<String> names = store.names();
    if (!names.contains(cell)) {
      int more = names.size() - NAMES_SHOWN;
      String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
      throw new InvalidInputException("no cell '" + cell + "' in " + store.place() + "; it has " + shown
          + (more > 0 ? " and " + more + " more" : ""));
    }
    return store.morphology(cell);
  }
}
