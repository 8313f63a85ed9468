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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.SplittableRandom;

/**
 * A random smooth deformation of a head: scaling along each axis, a slight shear, and local stretching and compression
 * of gyri, sulci, cortex and skull. Immutable, thread-safe; the same bits on every platform.
 *
 * <p>The map from the new head to the old one is a sequence of waves {@code r -> r + a sin(k r + p)} followed by an
 * affine map. Each wave is invertible because its gradient, at most |a| |k|, is below one; therefore the whole map is.
 */
final class HeadWarp {

  /** Ratio of the lengths of the new and the old head along each axis. */
  private static final double SMALLEST = 0.88;
  private static final double LARGEST = 1.12;
  private static final double SHEAR = 0.05;
  private static final int WAVES = 8;
  /** Wavelengths, mm, and the bounds of the waves' largest gradients. */
  private static final double SHORTEST = 20;
  private static final double LONGEST = 60;
  private static final double FLATTEST = 0.1;
  private static final double STEEPEST = 0.3;

  private final Affine toNew;
  private final Affine toOld;
  private final Vec3[] amplitude = new Vec3[WAVES];
  /** Radians per mm. */
  private final Vec3[] wave = new Vec3[WAVES];
  private final double[] phase = new double[WAVES];

  /**
   * Draws a random deformation.
   *
   * @param centre point of the head (mm) that the affine map leaves unchanged
   */
  HeadWarp(Vec3 centre, SplittableRandom random) {
    double[] m = new double[12];
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        m[4 * i + j] = i == j ? random.nextDouble(SMALLEST, LARGEST) : random.nextDouble(-SHEAR, SHEAR);
      }
    }
    Vec3 shift = centre.minus(Affine.of(m).apply(centre));
    m[3] = shift.x();
    m[7] = shift.y();
    m[11] = shift.z();
    toNew = Affine.of(m);
    toOld = toNew.inverse();
    for (int k = 0; k < WAVES; k++) {
      double number = 2 * Math.PI / Distributions.logUniform(SHORTEST, LONGEST, random);
      wave[k] = Distributions.direction(random).times(number);
      amplitude[k] = Distributions.direction(random).times(random.nextDouble(FLATTEST, STEEPEST) / number);
      phase[k] = random.nextDouble(2 * Math.PI);
    }
  }

  /** Returns the point of the old head (mm) that corresponds to a point of the new head. */
  Vec3 toOld(Vec3 point) {
    Vec3 r = point;
    for (int k = 0; k < WAVES; k++) {
      r = r.plus(amplitude[k].times(StrictMath.sin(wave[k].dot(r) + phase[k])));
    }
    return toOld.apply(r);
  }

  /**
   * Returns the approximate point of the new head (mm) that corresponds to a point of the old head; the error is at
   * most {@link #maxShift()}.
   */
  Vec3 approximatelyToNew(Vec3 point) {
    return toNew.apply(point);
  }

  /** Returns an upper bound of the shift by the waves, mm. */
  double maxShift() {
    double sum = 0;
    for (Vec3 a : amplitude) {
      sum += a.norm();
    }
    return sum;
  }
}
