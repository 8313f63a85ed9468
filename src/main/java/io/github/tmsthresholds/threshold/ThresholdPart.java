/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.part.PartFile;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The thresholds of a family of cells at a block of sites, in one file per cell. */
final class ThresholdPart implements Part {

  private final ThresholdEstimator estimator;
  private final ThresholdRequest block;
  private final int from;
  private final List<Integer> columns;
  private final String id;
  private final List<ThresholdBlockFile> files;

  /**
   * Creates a part of a request.
   *
   * @param block sites and cells of the part
   * @param from index of the first site in the request
   * @param columns indices of the cells in the request
   */
  ThresholdPart(ThresholdEstimator estimator, ThresholdRequest block, int from, List<Integer> columns,
      RequestDigest digest, Checkpoint checkpoint) {
    this.estimator = estimator;
    this.block = block;
    this.from = from;
    this.columns = columns;
    id = digest.of(block);
    files = block.cells().stream().map(cell -> new ThresholdBlockFile(
        checkpoint.file(digest.of(block.of(block.sites(), List.of(cell))), ".block"), block.sites().size())).toList();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<PartFile> files() {
    return files.stream().map(ThresholdBlockFile::file).toList();
  }

  @Override
  public OptionalDouble cpuSeconds() {
    return estimator.cpuSeconds(block.sites().size(), block.cells(), block.waveform(), block.search());
  }

  /** Returns the number of thresholds. */
  int thresholds() {
    return block.sites().size() * block.cells().size();
  }

  /** {@inheritDoc} Computes the cells without a file. */
  @Override
  public void compute(int threads, Progress progress) throws IOException {
    int[] missing = IntStream.range(0, files.size()).filter(c -> !files.get(c).file().exists()).toArray();
    if (missing.length == 0) {
      return;
    }
    List<CellModel> cells = IntStream.of(missing).mapToObj(block.cells()::get).toList();
    Thresholds computed = estimator.estimate(block.of(block.sites(), cells).onThreads(threads), progress);
    for (int i = 0; i < missing.length; i++) {
      files.get(missing[i]).write(computed, i);
    }
  }

  /**
   * Reads the thresholds into those of the whole request.
   *
   * @throws io.github.tmsthresholds.io.FormatException if a file has another content
   */
  void readInto(Thresholds all) throws IOException {
    for (int c = 0; c < files.size(); c++) {
      Thresholds column = files.get(c).read(block.field().didt());
      for (int s = 0; s < column.sites(); s++) {
        all.copy(from + s, columns.get(c), column, s, 0);
      }
    }
  }
}
