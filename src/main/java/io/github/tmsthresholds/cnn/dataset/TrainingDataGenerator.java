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
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.FieldStimuli;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
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
  private record Block(GrowingShard shard, TrainingField field, List<CompartmentalCell> cells, Waveform waveform,
      int round, int order) {

    int thresholds() {
      return shard.sites(round).size() * cells.size() * TrainingShard.DIRECTIONS;
    }
  }

  /**
   * Computes all missing thresholds.
   *
   * @param output folder of the data set
   * @return number of thresholds computed
   * @throws IOException if a shard cannot be read or written, or belongs to another data set
   * @throws java.util.concurrent.CancellationException if cancelled; completed rounds are kept
   */
  public int generate(Path output, Progress progress) throws IOException {
    List<Block> blocks = blocks(output, progress);
    int all = blocks.stream().mapToInt(Block::thresholds).sum();
    Map<CompartmentalCell, CableModel> models = new ConcurrentHashMap<>();
    AtomicInteger next = new AtomicInteger();
    ParallelProgress done = new ParallelProgress(progress, all);
    int inner = blocks.isEmpty() ? 1 : (threads + blocks.size() - 1) / blocks.size();
    try {
      Workers.run(threads, () -> {
        for (int b = next.getAndIncrement(); b < blocks.size(); b = next.getAndIncrement()) {
          compute(blocks.get(b), models, inner, done);
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
    List<Block> blocks = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      TrainingField field = fields.get(f);
      for (Map.Entry<CellType, List<CompartmentalCell>> type : types.entrySet()) {
        progress.step("sites in " + field.name(), 0);
        Layer layer = type.getKey().layer();
        List<Site> placed = field.sites(layer, sites, progress);
        GrowingShard shard = new GrowingShard(ShardKey.of(type.getValue(), field, seed, search), placed, round,
            field.field(), output.resolve(type.getKey().label()).resolve(field.name() + ".h5"));
        addBlocks(shard, field, type.getValue(), placed.size(), blocks);
      }
    }
    blocks.sort(Comparator.comparingInt(Block::order));
    return blocks;
  }

  private void addBlocks(GrowingShard shard, TrainingField field, List<CompartmentalCell> cells, int sites,
      List<Block> blocks) {
    for (int w = 0; w < waveforms.size(); w++) {
      for (int r = 0; r * round < sites; r++) {
        if (!shard.isComplete(waveforms.get(w).name(), r)) {
          int after = w == 0 ? r : FIRST_WAVEFORM_ROUNDS * (r + 1) - 1;
          blocks.add(new Block(shard, field, cells, waveforms.get(w), r, after * waveforms.size() + w));
        }
      }
    }
  }

  private void compute(Block block, Map<CompartmentalCell, CableModel> models, int threads, ParallelProgress done) {
    List<Site> sites = block.shard.sites(block.round);
    int cells = block.cells.size();
    String stage = "thresholds of " + block.shard.key().type().label() + " in " + block.field.name() + ", "
        + block.waveform.name();
    Samples samples = new Samples(new float[sites.size()][TrainingShard.DIRECTIONS][cells],
        new ThresholdStatus[sites.size()][TrainingShard.DIRECTIONS][cells]);
    for (int c = 0; c < cells; c++) {
      CompartmentalCell cell = block.cells.get(c);
      FieldStimuli stimuli = new FieldStimuli(block.field.field(), cell.compartments(),
          sites.stream().map(Site::pose).toList());
      ThresholdSolver.Result result = new ThresholdSolver(models.computeIfAbsent(cell, CableModel::of), block.waveform,
          search).solve(new BidirectionalStimuli(stimuli), threads,
              done.part(stage, TrainingShard.DIRECTIONS * sites.size()));
      for (int i = 0; i < result.threshold().length; i++) {
        int s = i / TrainingShard.DIRECTIONS, d = i % TrainingShard.DIRECTIONS;
        samples.threshold()[s][d][c] = (float) result.threshold()[i];
        samples.status()[s][d][c] = result.status()[i] == ThresholdStatus.NONE ? stimuli.status(s) : result.status()[i];
      }
    }
    try {
      block.shard.put(block.waveform.name(), block.round, samples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
