/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Growing list of samples, to which the sites of one field after another are added. Not thread-safe. */
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

  /** Thresholds at the sites of a field for one direction of the coil current. */
  interface SiteThresholds {

    /** Returns the threshold of an output at a site, V/m at the soma; NaN if there is none. */
    double threshold(int site, int output);

    /**
     * Returns the threshold of an output by the uniform approximation, V/m.
     *
     * @param direction direction of the field at the soma, in the frame of the patch
     */
    double uniform(Vec3 direction, int output);
  }

  /**
   * Creates an empty list.
   *
   * @param grid grid of the patches
   * @param outputs outputs of the network
   * @param max largest number of samples
   * @throws IllegalArgumentException if the patches of this number of samples have more than 2^31 - 1 values
   */
  SampleList(PatchGrid grid, List<NetworkOutput> outputs, int max) {
    this.grid = grid;
    this.outputs = List.copyOf(outputs);
    if (max > Integer.MAX_VALUE / grid.values()) {
      throw new InvalidInputException(max + " samples with patches of " + grid.values() + " values are too many: "
          + "the total must be at most 2^31 - 1 values");
    }
    patches = new float[max * grid.values()];
    logThresholds = new float[max * outputs.size()];
    logUniform = new float[logThresholds.length];
    field = new int[max];
  }

  /**
   * Adds the sites of a field that have a patch and at least one threshold.
   *
   * @param name name of the field
   * @param reversed whether the coil current is reversed
   */
  void add(String name, EField efield, List<Site> sites, boolean reversed, SiteThresholds thresholds) {
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
        Vec3 direction = block.somaDirection(lane);
        if (direction != null && setThresholds(from + lane, direction, thresholds)) {
          block.copy(lane, patches, count * grid.values());
          field[count++] = index;
        }
      }
    }
  }

  /** Sets the thresholds of the next sample; returns false if there are none. */
  private boolean setThresholds(int site, Vec3 direction, SiteThresholds thresholds) {
    boolean any = false;
    for (int o = 0; o < outputs.size(); o++) {
      double threshold = thresholds.threshold(site, o);
      logThresholds[count * outputs.size() + o] = (float) StrictMath.log(threshold);
      logUniform[count * outputs.size() + o] = (float) StrictMath.log(thresholds.uniform(direction, o));
      any |= !Double.isNaN(threshold);
    }
    return any;
  }

  /**
   * Returns the samples.
   *
   * @throws IllegalArgumentException if there are none
   */
  TrainingSet toSet() {
    return new TrainingSet(outputs.stream().map(o -> o.cell() + ", " + o.waveform()).toList(),
        Arrays.copyOf(patches, count * grid.values()), Arrays.copyOf(logThresholds, count * outputs.size()),
        Arrays.copyOf(logUniform, count * outputs.size()), Arrays.copyOf(field, count), fields);
  }
}
