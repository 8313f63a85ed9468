/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.ParallelProgress;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Computes training data: thresholds of every cell by the cable solver, at random sites of every field, for both
 * directions of the coil current and several waveforms. Results are stored in one {@link TrainingShard} per cell type
 * and field, in the file {@code <cell type>/<field>.h5}. A run that was stopped at any time and is started again
 * computes the missing thresholds, with the same bits for any number of threads.
 *
 * <p>All fields and cell types advance together, one round of sites at a time, so that the data set is usable whenever
 * the run ends. Three rounds of the first waveform are followed by one round of each other waveform. Immutable,
 * thread-safe; not for concurrent runs with the same output folder.
 *
 * @param fields E-fields
 * @param cells cells of any types; those of the same type share their shards
 * @param waveforms waveforms, the most important first
 * @param sites number of sites per cell type and field; fewer if they do not fit into the field
 * @param round number of sites per round
 * @param search settings of the threshold search
 * @param seed seed of the fields' sites, stored with the data
 * @param threads number of threads
 */
public record TrainingDataGenerator(List<TrainingField> fields, List<CompartmentalCell> cells, List<Waveform> waveforms,
    int sites, int round, SearchSettings search, long seed, int threads) {

  /** Default number of sites per round: enough for an efficient solver, and little is lost when a run is stopped. */
  public static final int ROUND = 64;

  private static final int FIRST_WAVEFORM_ROUNDS = 3;

  /** One round of one waveform in one shard; blocks with a smaller {@code order} are computed first. */
  private record Block(GrowingShard shard, int number, TrainingRound round, int order) {}

  /**
   * Computes all missing thresholds.
   *
   * @param output folder of the data set
   * @return number of thresholds computed
   * @throws IOException if a shard cannot be read or written, or belongs to another data set
   * @throws java.util.concurrent.CancellationException if cancelled; completed rounds are kept
   */
  public int generate(Path output, Progress progress) throws IOException {
    return generate(output, TrainingRound::compute, progress);
  }

  /**
   * Adds all missing thresholds, whose parts are stored and reused.
   *
   * @param output folder of the data set
   * @return number of thresholds added
   * @throws IOException if a file cannot be read or written, or a shard belongs to another data set
   * @throws java.util.concurrent.CancellationException if cancelled; completed rounds are kept
   */
  public int generate(Path output, Checkpoint checkpoint, Progress progress) throws IOException {
    return generate(output, (round, threads, part) -> {
      TrainingPart stored = new TrainingPart(round, checkpoint);
      checkpoint.complete(stored, threads, part);
      part.update("", 1);
      return stored.read();
    }, progress);
  }

  /**
   * Returns the parts that {@link #generate(Path, Checkpoint, Progress)} uses: the thresholds that are missing in the
   * data set.
   *
   * @param output folder of the data set
   * @throws IOException if a shard cannot be read, or belongs to another data set
   */
  public List<Part> parts(Path output, Checkpoint checkpoint, Progress progress) throws IOException {
    return blocks(output, progress).stream().map(block -> (Part) new TrainingPart(block.round, checkpoint)).toList();
  }

  /** Source of the thresholds of a round. */
  @FunctionalInterface
  private interface Solver {
    Samples samples(TrainingRound round, int threads, Progress progress) throws IOException;
  }

  private int generate(Path output, Solver solver, Progress progress) throws IOException {
    List<Block> blocks = blocks(output, progress);
    int all = blocks.stream().mapToInt(block -> block.round.thresholds()).sum();
    AtomicInteger next = new AtomicInteger();
    ParallelProgress done = new ParallelProgress(progress, all);
    int inner = blocks.isEmpty() ? 1 : (threads + blocks.size() - 1) / blocks.size();
    try {
      Workers.run(threads, () -> {
        for (int b = next.getAndIncrement(); b < blocks.size(); b = next.getAndIncrement()) {
          add(blocks.get(b), solver, inner, done);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return all;
  }

  /** Returns the blocks to compute, in order. */
  private List<Block> blocks(Path output, Progress progress) throws IOException {
    Map<CellType, List<CompartmentalCell>> types = cells.stream().collect(
        Collectors.groupingBy(CompartmentalCell::type, () -> new EnumMap<>(CellType.class), Collectors.toList()));
    Map<CompartmentalCell, CableModel> models = new ConcurrentHashMap<>();
    List<Block> blocks = new ArrayList<>();
    for (TrainingField field : fields) {
      for (Map.Entry<CellType, List<CompartmentalCell>> type : types.entrySet()) {
        progress.step("sites in " + field.name(), 0);
        Layer layer = type.getKey().layer();
        List<Site> placed = field.sites(layer, sites, progress);
        GrowingShard shard = new GrowingShard(ShardKey.of(type.getValue(), field, seed, search), placed, round,
            field.field(), output.resolve(type.getKey().label()).resolve(field.name() + ".h5"));
        for (int w = 0; w < waveforms.size(); w++) {
          for (int r = 0; r * round < placed.size(); r++) {
            if (!shard.isComplete(waveforms.get(w).name(), r)) {
              int after = w == 0 ? r : FIRST_WAVEFORM_ROUNDS * (r + 1) - 1;
              TrainingRound missing =
                  new TrainingRound(field, type.getValue(), waveforms.get(w), shard.sites(r), search, models);
              blocks.add(new Block(shard, r, missing, after * waveforms.size() + w));
            }
          }
        }
      }
    }
    blocks.sort(Comparator.comparingInt(Block::order));
    return blocks;
  }

  private static void add(Block block, Solver solver, int threads, ParallelProgress done) {
    TrainingRound round = block.round;
    String stage = "thresholds of " + block.shard.key().type().label() + " in " + round.field().name() + ", "
        + round.waveform().name();
    try {
      Samples samples = solver.samples(round, threads, done.part(stage, round.thresholds()));
      block.shard.put(round.waveform().name(), block.number, samples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
