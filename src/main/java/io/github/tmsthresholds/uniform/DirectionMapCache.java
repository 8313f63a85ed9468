/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.uniform;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Caches the direction maps of cells in a folder. Thread-safe; concurrent calls may compute the same map twice. */
public final class DirectionMapCache {

  private static final int DIGITS = 12;

  private final Path folder;

  /** Creates a cache in a folder, which is created when the first map is written. */
  public DirectionMapCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the map of a cell and a waveform from the folder, or computes it and adds it to the folder.
   *
   * @param cell cell with compartments
   * @param waveform waveform
   * @param progress receives progress and may cancel
   * @throws IOException if a file cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public DirectionMap map(CompartmentalCell cell, Waveform waveform, Progress progress) throws IOException {
    // the digest distinguishes cells of the same name
    String digest = CellDigest.of(cell).substring(0, DIGITS);
    Path file = folder.resolve(cell.name() + "_" + waveform.name() + "_" + digest + ".csv");
    if (!Files.exists(file)) {
      progress.update("computing the direction map of " + cell.name() + ", " + waveform.name(), 0);
      DirectionMap.compute(new ThresholdSolver(cell, waveform, SearchSettings.FAST), DirectionGrid.PUBLISHED,
          Runtime.getRuntime().availableProcessors(), progress).write(file);
    }
    return DirectionMap.read(file);
  }
}
