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
import io.github.tmsthresholds.cable.search.SolverDigest;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.search.UniformStimuli;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.part.PartFile;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The parts of a direction map: blocks of directions, each stored in a file when it is complete. The map has the same
 * bits as one of {@link DirectionMap#compute}. Immutable, thread-safe.
 */
public final class DirectionMapParts {

  private static final int BLOCK = 64;
  private static final int MARK = 0x544d5344;

  private final DirectionGrid grid;
  private final Checkpoint checkpoint;
  private final List<Block> blocks = new ArrayList<>();

  /** Divides a map into parts. */
  public DirectionMapParts(CompartmentalCell cell, Waveform waveform, SearchSettings search, DirectionGrid grid,
      Checkpoint checkpoint) {
    this.grid = grid;
    this.checkpoint = checkpoint;
    ThresholdSolver solver = new ThresholdSolver(cell, waveform, search);
    double seconds = ThresholdSolver.cpuSeconds(cell, waveform, search);
    byte[] common = SolverDigest.of(cell, waveform, search).sum();
    List<Vec3> directions = grid.directions();
    for (int from = 0; from < directions.size(); from += BLOCK) {
      List<Vec3> block = directions.subList(from, Math.min(directions.size(), from + BLOCK));
      Sha256 digest = new Sha256().bytes(common);
      block.forEach(d -> digest.numbers(d.x(), d.y(), d.z()));
      String id = digest.hex();
      PartFile file = new PartFile(checkpoint.file(id, ".directions"), MARK, block.size(), Double.BYTES);
      blocks.add(new Block(solver, block, id, file, block.size() * seconds));
    }
  }

  /** Returns the parts. */
  public List<Part> parts() {
    return List.copyOf(blocks);
  }

  /**
   * Computes the missing parts.
   *
   * @return the map
   * @throws IOException if a file cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public DirectionMap map(int threads, Progress progress) throws IOException {
    double[] thresholds = new double[grid.size()];
    for (int b = 0; b < blocks.size(); b++) {
      progress.checkCancelled();
      checkpoint.complete(blocks.get(b), threads, progress.part(b, blocks.size()));
      PartFile file = blocks.get(b).file;
      file.read().asDoubleBuffer().get(thresholds, b * BLOCK, file.rows());
    }
    return new DirectionMap(grid, thresholds);
  }

  /** Thresholds of some directions. */
  private record Block(ThresholdSolver solver, List<Vec3> directions, String id, PartFile file, double seconds)
      implements Part {

    @Override
    public List<PartFile> files() {
      return List.of(file);
    }

    @Override
    public OptionalDouble cpuSeconds() {
      return OptionalDouble.of(seconds);
    }

    @Override
    public void compute(int threads, Progress progress) throws IOException {
      UniformStimuli stimuli = new UniformStimuli(solver.cell().compartments(), directions);
      double[] thresholds = solver.solve(stimuli, threads, progress).threshold();
      file.write(out -> {
        for (double threshold : thresholds) {
          out.putDouble(threshold);
        }
      });
    }
  }
}
