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
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Samples patches of an E-field: the field at the points of a {@link PatchGrid} placed at a neuron's pose, rotated into
 * the frame of the patch and divided by its magnitude at the soma (Aberra et al. 2023).
 *
 * <p>As along the neurites in the cable solver, a point outside the field takes the vector of the next point towards
 * the soma. Since a neuron occupies only part of the cube, a larger fraction of the points may lie outside the field
 * than of a neuron's compartments: {@value #MAX_OUTSIDE}. If more points or the soma lie outside, the site has no
 * patch. Immutable, thread-safe.
 */
public final class PatchSampler {

  /** Largest fraction of a patch's points that may lie outside the field. */
  public static final double MAX_OUTSIDE = 0.5;

  private final EField field;
  private final PatchGrid grid;
  private final double sign;
  private final int[] predecessor;
  private final int[] outwards;

  /**
   * Creates a sampler.
   *
   * @param reversed whether the coil current is reversed, which reverses the field
   */
  public PatchSampler(EField field, PatchGrid grid, boolean reversed) {
    this.field = field;
    this.grid = grid;
    this.sign = reversed ? -1 : 1;
    this.predecessor = grid.predecessors();
    this.outwards = grid.outwards();
  }

  /**
   * Samples the patches of {@code count} sites, from index {@code first} on, into the first lanes of a block, and
   * clears the other lanes.
   *
   * @param sites poses of the cells, mm
   * @throws IllegalArgumentException if the block has another grid
   * @throws IndexOutOfBoundsException if there are fewer sites or lanes than {@code count}
   */
  public void sample(List<Pose> sites, int first, int count, PatchBlock block) {
    if (!block.grid().equals(grid)) {
      throw new IllegalArgumentException("the block must have patches on " + grid + ", not on " + block.grid());
    }
    Objects.checkFromIndexSize(0, count, block.lanes());
    for (int from = 0; from < block.lanes(); from += block.line.length) {
      for (int lane = from; lane < Math.min(block.lanes(), from + block.line.length); lane++) {
        block.status[lane] =
            lane < count ? sample(sites.get(first + lane), lane, block) : ThresholdStatus.OUTSIDE_FIELD;
        setPatch(lane, block.line[lane - from], block);
      }
      block.setLine(from);
    }
  }

  /** Samples the vectors of a patch into the working arrays of a block and returns the status of the site. */
  private ThresholdStatus sample(Pose site, int lane, PatchBlock block) {
    double[] e = block.e;
    byte[] flag = block.flag;
    Vec3 soma = somaField(site, e, flag);
    block.somaField[lane] = soma.norm();
    block.outside[lane] = 0;
    // also true for NaN
    if (!(block.somaField[lane] > 0)) {
      return ThresholdStatus.OUTSIDE_FIELD;
    }
    Rotation turn = grid.frame() == PatchGrid.Frame.CELL ? site.cellToWorld() : alongField(site, soma);
    Rotation inverse = turn.inverse();
    inverse.apply(e, e, 1);
    Grid points = grid.placedAt(new Pose(site.position(), turn));
    int missing = block.sampler.sample(field, points, inverse, e, 1, flag);
    block.outside[lane] = missing / (double) grid.size();
    if (block.outside[lane] > MAX_OUTSIDE) {
      return ThresholdStatus.OUTSIDE_FIELD;
    }
    if (missing > 0) {
      extrapolate(e, flag);
      return ThresholdStatus.PARTLY_OUTSIDE;
    }
    return flag[0] == FieldSampler.NEAREST ? ThresholdStatus.NEAREST_VOXEL : ThresholdStatus.NONE;
  }

  /** Sets a patch and its direction from the vectors in the working arrays; clears them if there is no patch. */
  private void setPatch(int lane, float[] patch, PatchBlock block) {
    if (block.status[lane] == ThresholdStatus.OUTSIDE_FIELD) {
      block.somaDirection[lane] = null;
      Arrays.fill(patch, 0);
      return;
    }
    double[] e = block.e;
    double scale = sign / block.somaField[lane];
    block.somaDirection[lane] = new Vec3(scale * e[0], scale * e[1], scale * e[2]);
    for (int v = 0; v < patch.length; v++) {
      patch[v] = (float) (scale * e[3 + v]);
    }
  }

  private Vec3 somaField(Pose site, double[] e, byte[] flag) {
    e[0] = site.position().x();
    e[1] = site.position().y();
    e[2] = site.position().z();
    field.sampler().sample(e, 1, e, flag);
    return new Vec3(e[0], e[1], e[2]);
  }

  /** Returns the rotation of {@link PatchGrid.Frame#FIELD}, from the frame of the patch to world. */
  private Rotation alongField(Pose site, Vec3 soma) {
    Rotation upright = Rotation.fromZTo(site.cellToWorld().apply(Vec3.Z));
    Vec3 e = upright.inverse().apply(soma.times(sign));
    return upright.after(Rotation.aboutZ(Math.toDegrees(Math.atan2(e.y(), e.x()))));
  }

  /** Sets every point outside the field to the vector of its predecessor. */
  private void extrapolate(double[] e, byte[] flag) {
    for (int p : outwards) {
      if (flag[1 + p] == FieldSampler.OUTSIDE) {
        System.arraycopy(e, 3 * (1 + predecessor[p]), e, 3 * (1 + p), 3);
      }
    }
  }
}
