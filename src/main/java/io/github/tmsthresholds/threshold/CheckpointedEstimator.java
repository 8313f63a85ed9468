package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.CellModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An estimator whose finished work is kept in a folder: the job is done in blocks of sites a cell, each written when it
 * is whole, so that a job that was killed at any moment and is started again does only what is left, with the same
 * result to the bit. Blocks are found by a digest of all they depend on (field, sites, cell, waveform, search,
 * estimator), so that any number of jobs may share a folder. Serves one caller at a time.
 */
public final class CheckpointedEstimator implements ThresholdEstimator {

  private static final int BLOCK = 256;

  private final ThresholdEstimator estimator;
  private final String name;
  private final Path folder;

  /**
   * @param name of the estimator; results of different ones are kept apart by it
   * @param folder of the blocks; made when the first is written
   */
  public CheckpointedEstimator(ThresholdEstimator estimator, String name, Path folder) {
    this.estimator = estimator;
    this.name = name;
    this.folder = folder;
  }

  /** @throws UncheckedIOException if a block cannot be read or written */
  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    int sites = request.sites().size(), cells = request.cells().size(), blocks = (sites + BLOCK - 1) / BLOCK;
    Thresholds all = new Thresholds(sites, cells, request.field().didt());
    RequestDigest digest = new RequestDigest(name + estimator.version(), request);
    for (int c = 0; c < cells; c++) {
      CellModel cell = request.cells().get(c);
      for (int b = 0; b < blocks; b++) {
        progress.checkCancelled();
        int from = b * BLOCK, to = Math.min(sites, from + BLOCK);
        ThresholdRequest part = request.of(request.sites().subList(from, to), List.of(cell));
        Thresholds block = block(part, new ThresholdBlockFile(folder.resolve(digest.of(part) + ".block")),
            progress.part(c * blocks + b, cells * blocks));
        for (int s = from; s < to; s++) {
          all.copy(s, c, block, s - from, 0);
        }
      }
    }
    return all;
  }

  @Override
  public List<String> cells() {
    return estimator.cells();
  }

  @Override
  public String version() {
    return estimator.version();
  }

  private Thresholds block(ThresholdRequest part, ThresholdBlockFile file, Progress progress) {
    try {
      if (file.exists()) {
        return file.read(part.sites().size(), part.field().didt());
      }
      Thresholds block = estimator.estimate(part, progress);
      file.write(block);
      return block;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
