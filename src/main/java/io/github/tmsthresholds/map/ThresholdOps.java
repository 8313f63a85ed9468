/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import io.github.tmsthresholds.threshold.UniformEstimator;
import java.util.List;

/**
 * Functions of the library for hosts with SciJava Ops, which offer them by name. The build lists them in {@code
 * ops.yaml}. This class does not depend on SciJava Ops. Thread-safe.
 */
public final class ThresholdOps {

  private ThresholdOps() {}

  /**
   * Computes thresholds by the cable model of every neuron in its own field.
   *
   * @implNote op names='tms.cable'
   * @param request field, sites, cells, pulse and search
   * @return thresholds, one row per site, one column per cell
   */
  public static Thresholds cable(ThresholdRequest request) {
    return new CableEstimator().estimate(request, Progress.NONE);
  }

  /**
   * Computes thresholds by the uniform-field approximation.
   *
   * @implNote op names='tms.uniform'
   * @param request field, sites, cells, pulse and search
   * @return thresholds, one row per site, one column per cell
   */
  public static Thresholds uniform(ThresholdRequest request) {
    return new UniformEstimator().estimate(request, Progress.NONE);
  }

  /**
   * Computes thresholds by the networks in the user's folder or the plugin.
   *
   * @implNote op names='tms.cnn'
   * @param request field, sites, cells, pulse and search
   * @return thresholds, one row per site, one column per cell
   */
  public static Thresholds cnn(ThresholdRequest request) {
    return new CnnEstimator().estimate(request, Progress.NONE);
  }

  /**
   * Samples the field on a cube around each soma, in the frame of the cell.
   *
   * @implNote op names='tms.patches'
   * @param field to sample
   * @param grid points of the cube
   * @param sites somata with their axes and azimuths
   * @return one patch per site
   */
  public static PatchBlock patches(EField field, PatchGrid grid, List<Pose> sites) {
    PatchBlock block = new PatchBlock(grid, sites.size());
    new PatchSampler(field, grid, false).sample(sites, 0, sites.size(), block);
    return block;
  }

  /**
   * Computes the median thresholds of the neurons in each voxel, A/us, one channel per layer.
   *
   * @implNote op names='tms.map'
   * @param results of the layers
   * @param grid of the map
   * @return the map, NaN where there are no neurons or most do not fire
   */
  public static ThresholdMap map(List<LayerThresholds> results, Grid grid) {
    return ThresholdMap.of(results, grid, MapQuantity.COIL_RATE, ThresholdMap.Channels.LAYERS);
  }
}
