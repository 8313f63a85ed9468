package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.ThresholdSolver;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Direction maps of cells, kept in a folder once they have been computed. */
final class UniformMaps {

  private static final int DIGITS = 12;

  private final Path folder;

  UniformMaps(Path folder) {
    this.folder = folder;
  }

  /** Reads the map of a cell and a waveform, or computes and keeps it. */
  DirectionMap map(CellModel cell, Waveform waveform, Progress progress) throws IOException {
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
