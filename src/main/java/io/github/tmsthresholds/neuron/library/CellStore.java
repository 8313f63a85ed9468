package io.github.tmsthresholds.neuron.library;

import java.io.IOException;
import java.util.List;

/** Where cells come from. Implementations are immutable and thread-safe. */
interface CellStore {

  /** How messages name the store. */
  String place();

  /** Names of its cells, sorted. */
  List<String> names();

  /**
   * @param cell one of the names
   * @throws IOException if the cell has not one morphology or it cannot be read
   */
  MorphologyFile morphology(String cell) throws IOException;
}
