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

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.SplittableRandom;

/**
 * A built-in coil of random type, size, handle direction and distance from the scalp, over a random point of the
 * cortex. Immutable, thread-safe; the same bits on every platform.
 *
 * @param coil the coil in its position
 * @param target point below the coil, mm: the outermost grey matter in a direction from the brain's centre
 */
record RandomCoil(PlacedCoil coil, Vec3 target) {

  /** One in this number of coils is round, the others are figure-of-eight coils. */
  private static final int ROUND_ONE_IN = 4;
  /** Scale of the coil. */
  private static final double SMALLEST = 0.7;
  private static final double LARGEST = 1.3;
  /** Distance from the scalp to the coil's face, mm. */
  private static final double NEAREST = 2;
  private static final double FARTHEST = 12;
  /** Smallest z of the unit vector from the brain's centre to the target, which excludes the neck. */
  private static final double LOWEST = -0.2;
  /** Largest number of attempts: a coil that intersects the nose, ears or shoulders is replaced by another. */
  private static final int MAX_ATTEMPTS = 30;

  /**
   * Draws a coil that does not intersect the head.
   *
   * @throws IllegalArgumentException if no coil fits on the head
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static RandomCoil over(WarpedHead head, SplittableRandom random, Progress progress) {
    Grid grid = head.grid();
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    Vec3 middle = head.centroid(TissueLabels.GREY_MATTER);
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      progress.step("placing a coil on the head", i / (double) MAX_ATTEMPTS);
      Coil coil = BuiltInCoils.get(random.nextInt(ROUND_ONE_IN) == 0 ? "Round_90mm" : "Figure8_70mm",
          random.nextDouble(SMALLEST, LARGEST));
      Vec3 target = outermost(head, middle, upwards(random));
      PlacedCoil placed = coil.placed(CoilPlacement.onScalp(grid, head.labels(), target,
          Distributions.direction(random), random.nextDouble(NEAREST, FARTHEST)));
      if (placed.anyElement(p -> head.label(grid.indexAt(p, worldToVoxel)) != 0).isEmpty()) {
        return new RandomCoil(placed, target);
      }
    }
    throw new InvalidInputException("no coil fits on the head: all " + MAX_ATTEMPTS + " attempts intersect it");
  }

  private static Vec3 upwards(SplittableRandom random) {
    while (true) {
      Vec3 v = Distributions.direction(random);
      if (v.z() > LOWEST) {
        return v;
      }
    }
  }

  /** Returns the last point in grey matter on the ray from a point, mm; the point itself if there is none. */
  private static Vec3 outermost(WarpedHead head, Vec3 from, Vec3 direction) {
    Affine worldToVoxel = head.grid().voxelToWorld().inverse();
    double step = head.grid().voxelToWorld().spacing(0) / 2;
    Vec3 last = from;
    int voxel = 0;
    for (int i = 0; voxel >= 0; i++) {
      Vec3 at = from.plus(direction.times(i * step));
      voxel = head.grid().indexAt(at, worldToVoxel);
      if (head.label(voxel) == TissueLabels.GREY_MATTER) {
        last = at;
      }
    }
    return last;
  }
}
