/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * Patches of many sites side by side (lanes), filled by a {@link PatchSampler}: the E-field in the frame of the patch,
 * divided by its magnitude at the soma. A block is reused for many groups of sites. Not thread-safe.
 */
public final class PatchBlock {

  private final PatchGrid grid;
  /** [value of the patch, see {@link PatchGrid}][lane]; zero in lanes without a patch. */
  final float[][] values;
  final double[] somaField;
  final Vec3[] somaDirection;
  final double[] outside;
  final ThresholdStatus[] status;

  /** Working arrays of the sampler: E-field vectors and flags of the soma, then of the points. */
  final double[] e;
  final byte[] flag;

  /**
   * Creates a block.
   *
   * @param grid grid of the patches
   * @param lanes number of sites per block
   */
  public PatchBlock(PatchGrid grid, int lanes) {
    this.grid = grid;
    values = new float[grid.values()][lanes];
    somaField = new double[lanes];
    somaDirection = new Vec3[lanes];
    outside = new double[lanes];
    status = new ThresholdStatus[lanes];
    e = new double[3 + grid.values()];
    flag = new byte[1 + grid.size()];
  }

  /** Returns the grid of the patches. */
  public PatchGrid grid() {
    return grid;
  }

  /** Returns the number of lanes. */
  public int lanes() {
    return somaField.length;
  }

  /** Returns one value of the patch in a lane. */
  public float value(int value, int lane) {
    return values[value][lane];
  }

  /** Copies the patch of a lane to an array, from index {@code at} on, in the order z, y, x, component. */
  public void copy(int lane, float[] to, int at) {
    for (int v = 0; v < values.length; v++) {
      to[at + v] = values[v][lane];
    }
  }

  /** Sets only the patch of a lane, from an array as {@link #copy} fills it, from index {@code at} on. */
  public void set(int lane, float[] from, int at) {
    for (int v = 0; v < values.length; v++) {
      values[v][lane] = from[at + v];
    }
  }

  /** Returns the magnitude of the E-field at the soma, V/m at the field's dI/dt; NaN outside the field. */
  public double somaField(int lane) {
    return somaField[lane];
  }

  /** Returns the unit vector of the E-field at the soma in the frame of the patch, or null if there is no patch. */
  public Vec3 somaDirection(int lane) {
    return somaDirection[lane];
  }

  /** Returns the fraction of the patch's points that lie outside the field, 0 to 1. */
  public double outside(int lane) {
    return outside[lane];
  }

  /** Returns the threshold status of a lane; one without a threshold if there is no patch. */
  public ThresholdStatus status(int lane) {
    return status[lane];
  }
}
