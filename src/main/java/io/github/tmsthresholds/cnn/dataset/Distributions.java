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

import io.github.tmsthresholds.geometry.Vec3;
import java.util.SplittableRandom;

/** Draws random numbers from several distributions, with the same bits on every platform. Stateless. */
final class Distributions {

  private Distributions() {}

  /** Returns a uniformly distributed point inside the unit sphere. */
  static Vec3 inUnitSphere(SplittableRandom random) {
    while (true) {
      Vec3 v = new Vec3(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1));
      if (v.norm() <= 1) {
        return v;
      }
    }
  }

  /** Returns a uniformly distributed unit vector. */
  static Vec3 direction(SplittableRandom random) {
    while (true) {
      Vec3 v = inUnitSphere(random);
      if (v.norm() > 0.1) {
        return v.unit();
      }
    }
  }

  /** Returns a number whose logarithm is uniformly distributed between those of the given bounds. */
  static double logUniform(double from, double to, SplittableRandom random) {
    return from * StrictMath.exp(random.nextDouble() * StrictMath.log(to / from));
  }
}
