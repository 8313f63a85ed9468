package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples as they are gathered from field to field. Not thread-safe. */
final class SampleList {

  private static final int LANES = 64;

  private final PatchGrid grid;
  private final List<NetworkOutput> outputs;
  private final List<String> fields = new ArrayList<>();
  private final float[] patches;
  private final float[] logThresholds;
  private final float[] logUniform;
  private final int[] field;
  private int count;

  /** What there is to know of the sites of a field. */
  interface Answers {

    /** Threshold of an output at a site, V/m at the soma; NaN if there is none. */
    double threshold(int site, int output);

    /** What the uniform approximation says in a field of this direction at the soma, in the frame of the patch. */
    double uniform(Vec3 direction, int output);
  }

  /**
   * @param most samples at most
   * @throws IllegalArgumentException if their patches have more than 2^31 - 1 values
   */
  SampleList(PatchGrid grid, List<NetworkOutput> outputs, int most) {
    this.grid = grid;
    this.outputs = List.copyOf(outputs);
    if (most > Integer.MAX_VALUE / grid.values()) {
      throw new IllegalArgumentException("patches of " + grid.values() + " values of " + most + " samples are more than "
          + "2^31 - 1 values");
    }
    patches = new float[most * grid.values()];
    logThresholds = new float[most * outputs.size()];
    logUniform = new float[logThresholds.length];
    field = new int[most];
  }

  /** Adds the sites of a field in one direction of the coil current, those with a patch and at least one threshold. */
  void add(String name, EField efield, List<Site> sites, boolean reversed, Answers answers) {
    int index = fields.indexOf(name);
    if (index < 0) {
      index = fields.size();
      fields.add(name);
    }
    List<Pose> poses = sites.stream().map(Site::pose).toList();
    PatchSampler sampler = new PatchSampler(efield, grid, reversed);
    PatchBlock block = new PatchBlock(grid, LANES);
    for (int from = 0; from < poses.size(); from += LANES) {
      int lanes = Math.min(LANES, poses.size() - from);
      sampler.sample(poses, from, lanes, block);
      for (int lane = 0; lane < lanes; lane++) {
        if (block.somaDirection(lane) != null && take(from + lane, block.somaDirection(lane), answers)) {
          block.copy(lane, patches, count * grid.values());
          field[count++] = index;
        }
      }
    }
  }

  /** Puts thresholds at the end; false if there are none. */
  private boolean take(int site, Vec3 direction, Answers answers) {
    boolean any = false;
    for (int o = 0; o < outputs.size(); o++) {
      double threshold = answers.threshold(site, o);
      logThresholds[count * outputs.size() + o] = (float) StrictMath.log(threshold);
      logUniform[count * outputs.size() + o] = (float) StrictMath.log(answers.uniform(direction, o));
      any |= !Double.isNaN(threshold);
    }
    return any;
  }

  /** @throws IllegalArgumentException if there are no samples */
  TrainingSet toSet() {
    return new TrainingSet(outputs.stream().map(o -> o.cell() + ", " + o.waveform()).toList(),
        Arrays.copyOf(patches, count * grid.values()), Arrays.copyOf(logThresholds, count * outputs.size()),
        Arrays.copyOf(logUniform, count * outputs.size()), Arrays.copyOf(field, count), fields);
  }
}
