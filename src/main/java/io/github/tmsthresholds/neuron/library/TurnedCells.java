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

import java.io.IOException;
import java.util.List;

/** The cells of a store, turned upright. Immutable, thread-safe. */
record TurnedCells(CellStore cells, Upright upright) implements CellStore {

  @Override
  public String place() {
    return cells.place();
  }

  @Override
  public List<String> names() {
    return cells.names();
  }

  @Override
  public MorphologyFile morphology(String cell) throws IOException {
    return upright.of(cells.morphology(cell));
  }
}
