/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells that share a bundled response model: the published cells of a type, or one bundled cell.
 *
 * @param name of the type or cell
 * @param library the cells are in
 * @param cells names of the cells
 */
record Population(String name, CellLibrary library, List<String> cells) {

  static final List<String> WAVEFORMS = List.of("monophasic", "biphasic");

  /** Returns all populations: the published cells of layer 5, the bundled cells, the other published cells. */
  static List<Population> all(Path publishedCells) throws IOException {
    CellLibrary published = CellLibrary.open(publishedCells), bundled = CellLibrary.bundled();
    List<Population> all = new ArrayList<>();
    for (CellType type : List.of(CellType.L5_TTPC2, CellType.L23_PC, CellType.L6_TPC_L4, CellType.L4_LBC,
        CellType.L1_NGC_DA)) {
      all.add(new Population(type.label(), published,
          published.names().stream().filter(name -> name.startsWith(type.label() + "_")).toList()));
    }
    all.addAll(1, bundled.names().stream().map(name -> new Population(name, bundled, List.of(name))).toList());
    return all;
  }

  /** Returns whether the population is a bundled cell. */
  boolean bundled() {
    return cells.contains(name);
  }

  /** Returns the type of the cells. */
  CellType type() {
    return CellType.ofCell(name);
  }

  /** Builds a cell without the main axon terminal. */
  CompartmentalCell load(String cell) throws IOException {
    return library.load(cell, AxonTerminal.DISABLED).content();
  }
}
