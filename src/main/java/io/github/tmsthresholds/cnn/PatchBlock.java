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
import io.github.tmsthresholds.efield.LatticeSampler;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * Patches of many sites side by side (lanes), filled by a {@link PatchSampler}: the E-field in the frame of the patch,
 * divided by its magnitude at the soma. A block is reused for many groups of sites. Not thread-safe.
 */
public final class PatchBlock {

  /** Number of lanes in a line of the processor's cache, which {@link #setLine} writes at once. */
  private static final int LINE = 16;

  private final PatchGrid grid;
  /** [value of the patch, see {@link PatchGrid}][lane]; zero in lanes without a patch. */
  final float[][] values;
  final double[] somaField;
  final Vec3[] somaDirection;
  final double[] outside;
  final ThresholdStatus[] status;

  /** Sampler of this block's patches, and its results: E-field vectors and flags of the soma, then of the points. */
  final LatticeSampler sampler = new LatticeSampler();
  final double[] e;
  final byte[] flag;
  /** Patches of consecutive lanes that are not yet in {@link #values}, each as {@link #copy} returns it. */
  final float[][] line;

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
    line = new float[Math.min(LINE, lanes)][grid.values()];
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

  /** Sets the patches of the lanes from {@code first} on to those of {@link #line}, as far as there are lanes. */
  void setLine(int first) {
    int count = Math.min(line.length, lanes() - first);
    for (int v = 0; v < values.length; v++) {
      float[] row = values[v];
      for (int i = 0; i < count; i++) {
        row[first + i] = line[i][v];
      }
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
