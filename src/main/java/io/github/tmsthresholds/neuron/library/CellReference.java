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
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A cell that has been located but not read yet. Immutable, thread-safe. */
public sealed interface CellReference {

  /** Returns the name of the cell. */
  String name();

  /**
   * Returns the cortical layer of the soma.
   *
   * @throws IllegalArgumentException if the name does not begin with a layer
   */
  default Layer layer() {
    return CellType.ofCell(name()).layer();
  }

  /**
   * Reads the cell.
   *
   * @return the cell, with warnings about its file
   * @throws IllegalArgumentException if the cell is not available with this axon terminal
   * @throws io.github.tmsthresholds.io.FormatException if its morphology is faulty
   * @throws IOException if its morphology cannot be read
   */
  Opened<? extends CellModel> load(AxonTerminal terminal) throws IOException;

  /** A cell whose morphology is in a library. */
  record Stored(CellLibrary library, String name) implements CellReference {
    @Override
    public Opened<CompartmentalCell> load(AxonTerminal terminal) throws IOException {
      return library.load(name, terminal);
    }
  }

  /** A cell, or a median, that an estimator knows by its name. Its axon terminal is disabled. */
  record Named(String name) implements CellReference {
    @Override
    public Opened<NamedCell> load(AxonTerminal terminal) {
      if (terminal == AxonTerminal.INTACT) {
        throw new InvalidInputException("terminal", terminal.label(), "needs the morphology of cell " + name
            + ", which is not available; its name is known for terminal=disabled only");
      }
      return new Opened<>(new NamedCell(name), List.of());
    }
  }

  /** The median over several single cells. */
  record Median(String name, List<CellReference> members) implements CellReference {
    public Median {
      members = List.copyOf(members);
    }

    @Override
    public Opened<MedianCell> load(AxonTerminal terminal) throws IOException {
      List<CellModel> cells = new ArrayList<>();
      List<String> warnings = new ArrayList<>();
      for (CellReference member : members) {
        cells.add(member.load(terminal).reportTo(warnings::add));
      }
      return new Opened<>(new MedianCell(name, cells), warnings);
    }
  }
}
