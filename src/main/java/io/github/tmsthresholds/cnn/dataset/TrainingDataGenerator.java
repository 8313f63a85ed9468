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
 * Computes the data set that the networks learn from: thresholds of every cell, by the cable solver, at random sites of
 * every field, for both directions of the coil current and several waveforms. What is finished is kept in one
 * {@link TrainingShard} a cell type and field, file {@code <cell type>/<field>.h5}; a job that was killed at any moment
 * and is started again does what is left, with the same result to the bit, whatever the number of threads.
 *
 * <p>All fields and cell types advance together, a round of sites at a time, so that the data set is
 * of use whenever the job ends. Three rounds of the first waveform are followed by one of each other.
 *
 * @param cells of any types; those of a type share their shards
 * @param sites for each cell type in each field, as far as there is room
 * @param round sites a round
 * @param seed of the fields' sites
 * @param threads that share the work
 */
public record TrainingDataGenerator(List<TrainingField> fields, List<CompartmentalCell> cells, List<Waveform> waveforms,
    int sites, int round, SearchSettings search, long seed, int threads) {

  /** Sites a round at which the solver works well and little is lost when a job is killed. */
  public static final int ROUND = 64;

  private static final int FIRST_WAVEFORM_ROUNDS = 3;

  /** One round of one waveform in one shard. */
  private record Block(GrowingShard shard, TrainingField field, List<CompartmentalCell> cells, Waveform waveform, int round,
      int turn) {

    int thresholds() {
      return shard.sites(round).size() * cells.size() * TrainingShard.DIRECTIONS;
    }
  }

  /**
   * Computes all that is not yet there.
   *
   * @param output folder of the data set
   * @return number of thresholds computed
   * @throws IOException if a shard cannot be read or written, or belongs to another data set
   * @throws java.util.concurrent.CancellationException if cancelled; what is finished stays
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

  /** What there is to do, in order. */
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
        GrowingShard shard = new GrowingShard(ShardKey.of(type.getValue(), field, seed, search), placed, round, field.field(),
            output.resolve(type.getKey().label()).resolve(field.name() + ".h5"));
        addBlocks(shard, field, type.getValue(), placed.size(), blocks);
      }
    }
    blocks.sort(Comparator.comparingInt(Block::turn));
    return blocks;
  }

  private void addBlocks(GrowingShard shard, TrainingField field, List<CompartmentalCell> cells, int sites,
      List<Block> blocks) {
    for (int w = 0; w < waveforms.size(); w++) {
      for (int r = 0; r * round < sites; r++) {
        if (!shard.isFinished(waveforms.get(w).name(), r)) {
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
          search).solve(new BidirectionalStimuli(stimuli), threads, done.part(stage, TrainingShard.DIRECTIONS * sites.size()));
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
