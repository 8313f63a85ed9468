package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.SplittableRandom;

/**
 * A built-in coil of random kind, size, handle and distance from the scalp, over a random place of the cortex. Immutable,
 * thread-safe; the same numbers on every platform.
 *
 * @param target the place: grey matter that is outermost as seen from the brain's middle, mm
 */
record RandomCoil(PlacedCoil coil, Vec3 target) {

  /** One coil of so many is round, the others are figures of eight. */
  private static final int ONE_OF = 4;
  private static final double SMALLEST = 0.7;
  private static final double LARGEST = 1.3;
  /** From the scalp to the coil's face, mm. */
  private static final double NEAREST = 2;
  private static final double FARTHEST = 12;
  /** Smallest z of the unit vector from the brain's middle to the target: not through the neck. */
  private static final double LOWEST = -0.2;
  /** A coil may hit nose, ears or shoulders; then another is tried, so many times. */
  private static final int TRIES = 30;

  /**
   * @throws IllegalArgumentException if there is no room for coils around the head
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static RandomCoil over(WarpedHead head, SplittableRandom random, Progress progress) {
    Grid grid = head.grid();
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    Vec3 middle = head.middle(TissueLabels.GREY_MATTER);
    for (int i = 0; i < TRIES; i++) {
      progress.step("laying a coil on the head", i / (double) TRIES);
      Coil coil = BuiltInCoils.get(random.nextInt(ONE_OF) == 0 ? "Round_90mm" : "Figure8_70mm",
          random.nextDouble(SMALLEST, LARGEST));
      Vec3 target = outermost(head, middle, upwards(random));
      PlacedCoil placed = coil.placed(CoilPlacement.onScalp(grid, head.labels(), target, Distributions.direction(random),
          random.nextDouble(NEAREST, FARTHEST)));
      if (placed.anyElement(p -> head.label(grid.indexAt(p, worldToVoxel)) != 0).isEmpty()) {
        return new RandomCoil(placed, target);
      }
    }
    throw new IllegalArgumentException("of " + TRIES + " coils laid on the head all reach into it");
  }

  private static Vec3 upwards(SplittableRandom random) {
    while (true) {
      Vec3 v = Distributions.direction(random);
      if (v.z() > LOWEST) {
        return v;
      }
    }
  }

  /** The last voxel of grey matter on the way from a point. */
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
