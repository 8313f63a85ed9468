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

/** A source of morphologies by cell name. Implementations are immutable and thread-safe. */
interface CellStore {

  /** Returns the name of the store in messages. */
  String place();

  /** Returns the names of its cells, sorted. */
  List<String> names();

  /**
   * Reads the morphology file of a cell.
   *
   * @param cell one of the names
   * @throws IOException if the cell does not have exactly one morphology, or it cannot be read
   */
  MorphologyFile morphology(String cell) throws IOException;
}
