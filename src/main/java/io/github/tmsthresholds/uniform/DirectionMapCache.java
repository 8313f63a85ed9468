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

/** Direction maps of cells, kept in a folder once they have been computed. */
public final class DirectionMapCache {

  private static final int DIGITS = 12;

  private final Path folder;

  public DirectionMapCache(Path folder) {
    this.folder = folder;
  }

  /** Reads the map of a cell and a waveform, or computes and keeps it. */
  public DirectionMap map(CompartmentalCell cell, Waveform waveform, Progress progress) throws IOException {
    // the digest tells other cells of the same name
    String digest = CellDigest.of(cell).substring(0, DIGITS);
    Path file = folder.resolve(cell.name() + "_" + waveform.name() + "_" + digest + ".csv");
    if (!Files.exists(file)) {
      progress.update("direction map of " + cell.name() + ", " + waveform.name(), 0);
      DirectionMap.compute(new ThresholdSolver(cell, waveform, SearchSettings.FAST), DirectionGrid.PUBLISHED,
          Runtime.getRuntime().availableProcessors(), progress).write(file);
    }
    return DirectionMap.read(file);
  }
}
