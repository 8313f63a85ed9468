package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.cnn.training.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes training samples of shards: thresholds from the shards, patches from the fields that the shards were computed in,
 * the uniform approximation from the cells' direction maps. A sample is a site and a direction of the coil current; those
 * without a patch or without any threshold are left out. Not thread-safe.
 */
public final class ShardSamples {

  private static final int LANES = 64;

  private final PatchGrid grid;
  private final List<NetworkOutput> outputs;
  private final List<DirectionMap> maps;
  private final List<String> fields = new ArrayList<>();
  private float[] patches = {};
  private float[] logThresholds = {};
  private float[] logUniform = {};
  private int[] field = {};
  private int samples;

  private ShardSamples(PatchGrid grid, List<NetworkOutput> outputs, List<DirectionMap> maps) {
    this.grid = grid;
    this.outputs = List.copyOf(outputs);
    this.maps = List.copyOf(maps);
  }

  /**
   * The samples of a data set.
   *
   * @param maps of each output
   * @throws IllegalArgumentException if the data lack one of the cells, or have no sample at all
   */
  public static TrainingSet of(TrainingData data, PatchGrid grid, List<NetworkOutput> outputs, List<DirectionMap> maps,
      Progress progress) {
    ShardSamples samples = new ShardSamples(grid, outputs, maps);
    samples.makeRoom(data.parts().stream().mapToInt(p -> TrainingShard.DIRECTIONS * p.shard().sites().size()).sum());
    for (TrainingData.Part part : data.parts()) {
      progress.checkCancelled();
      progress.update("patches of E-fields", samples.fields.size() / (double) data.parts().size());
      samples.fields.add(part.shard().key().field());
      for (int direction = 0; direction < TrainingShard.DIRECTIONS; direction++) {
        samples.add(part.shard(), part.field(), direction);
      }
    }
    return samples.toSet();
  }

  private void add(TrainingShard shard, EField efield, int direction) {
    List<Pose> poses = shard.sites().stream().map(Site::pose).toList();
    PatchSampler sampler = new PatchSampler(efield, grid, direction == 1);
    PatchBlock block = new PatchBlock(grid, LANES);
    for (int from = 0; from < poses.size(); from += LANES) {
      int count = Math.min(LANES, poses.size() - from);
      sampler.sample(poses, from, count, block);
      for (int lane = 0; lane < count; lane++) {
        if (block.somaDirection(lane) != null && readThresholds(shard, from + lane, direction)) {
          addPatch(block, lane);
        }
      }
    }
  }

  /** Puts the thresholds at the end of the samples; false if there are none. */
  private boolean readThresholds(TrainingShard shard, int site, int direction) {
    boolean any = false;
    for (int o = 0; o < outputs.size(); o++) {
      float threshold = threshold(shard, outputs.get(o), site, direction);
      logThresholds[samples * outputs.size() + o] = (float) StrictMath.log(threshold);
      any |= !Float.isNaN(threshold);
    }
    return any;
  }

  private static float threshold(TrainingShard shard, NetworkOutput output, int site, int direction) {
    int cell = shard.key().cells().indexOf(output.cell());
    if (cell < 0) {
      throw new IllegalArgumentException("the data have no thresholds of " + output.cell() + " in " + shard.key().field()
          + ", only of " + String.join(", ", shard.key().cells()));
    }
    Samples thresholds = shard.waveforms().get(output.waveform());
    return thresholds == null || site >= thresholds.sites() ? Float.NaN : thresholds.threshold()[site][direction][cell];
  }

  private void addPatch(PatchBlock block, int lane) {
    block.copy(lane, patches, samples * grid.values());
    for (int o = 0; o < outputs.size(); o++) {
      logUniform[samples * outputs.size() + o] =
          (float) StrictMath.log(maps.get(o).interpolate(block.somaDirection(lane)));
    }
    field[samples] = fields.size() - 1;
    samples++;
  }

  private void makeRoom(int most) {
    patches = Arrays.copyOf(patches, Math.multiplyExact(most, grid.values()));
    logThresholds = Arrays.copyOf(logThresholds, most * outputs.size());
    logUniform = Arrays.copyOf(logUniform, most * outputs.size());
    field = Arrays.copyOf(field, most);
  }

  private TrainingSet toSet() {
    makeRoom(samples);
    return new TrainingSet(outputs.stream().map(o -> o.cell() + ", " + o.waveform()).toList(), patches, logThresholds,
        logUniform, field, fields);
  }
}
