package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.cnn.training.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Pose;
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

  /** @param maps of each output */
  public ShardSamples(PatchGrid grid, List<NetworkOutput> outputs, List<DirectionMap> maps) {
    this.grid = grid;
    this.outputs = List.copyOf(outputs);
    this.maps = List.copyOf(maps);
  }

  /**
   * Adds the samples of a shard.
   *
   * @param efield that it was computed in
   * @throws IllegalArgumentException if that is another one, or the shard lacks one of the cells
   */
  public void add(TrainingShard shard, TrainingField efield) {
    if (!efield.digest().equals(shard.key().fieldDigest())) {
      throw new IllegalArgumentException("the thresholds in " + shard.key().field()
          + " were computed in another E-field, or with other tissues, than " + efield.name());
    }
    fields.add(shard.key().field());
    makeRoom(samples + TrainingShard.DIRECTIONS * shard.sites().size());
    for (int direction = 0; direction < TrainingShard.DIRECTIONS; direction++) {
      add(shard, efield.field(), direction);
    }
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

  /** All samples so far. @throws IllegalArgumentException if there are none */
  public TrainingSet toSet() {
    makeRoom(samples);
    return new TrainingSet(outputs.stream().map(o -> o.cell() + ", " + o.waveform()).toList(), patches, logThresholds,
        logUniform, field, fields);
  }
}
