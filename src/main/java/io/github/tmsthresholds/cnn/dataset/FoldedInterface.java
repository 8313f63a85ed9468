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

/**
 * A random folded surface near the origin at which the conductivity jumps, like the boundary between grey and white
 * matter: the graph of a sum of sine waves over a plane. Immutable, thread-safe; the same bits on every platform.
 *
 * <p>The charge on the surface adds a component along the normal to an E-field. It changes sign at the surface and
 * decays exponentially with the distance, so that the normal component of the field jumps by the ratio of the
 * conductivities while the tangential components are continuous.
 */
final class FoldedInterface {

  private static final int WAVES = 4;
  /** Wavelengths of the folds, mm, and the largest slope of each wave. */
  private static final double SHORTEST = 10;
  private static final double LONGEST = 50;
  private static final double STEEPEST = 0.5;
  /** Ratio of the larger to the smaller conductivity; for grey and white matter it is 0.275 / 0.126 = 2.2. */
  private static final double SMALLEST_RATIO = 1.4;
  private static final double LARGEST_RATIO = 3.4;
  /** Decay length of the surface charge's field, mm. */
  private static final double SHORTEST_DECAY = 2;
  private static final double LONGEST_DECAY = 20;

  private final Vec3 up;
  private final Vec3[] wave = new Vec3[WAVES];
  private final double[] height = new double[WAVES];
  private final double[] phase = new double[WAVES];
  private final double ratio;
  private final double decayLength;

  FoldedInterface(SplittableRandom random) {
    up = Distributions.direction(random);
    for (int k = 0; k < WAVES; k++) {
      double number = 2 * Math.PI / Distributions.logUniform(SHORTEST, LONGEST, random);
      wave[k] = lateral(random).times(number);
      height[k] = random.nextDouble(STEEPEST) / number;
      phase[k] = random.nextDouble(2 * Math.PI);
    }
    double larger = Distributions.logUniform(SMALLEST_RATIO, LARGEST_RATIO, random);
    ratio = random.nextBoolean() ? larger : 1 / larger;
    decayLength = Distributions.logUniform(SHORTEST_DECAY, LONGEST_DECAY, random);
  }

  /** Returns a random unit vector in the plane. */
  Vec3 lateral(SplittableRandom random) {
    while (true) {
      Vec3 v = Distributions.direction(random), along = v.minus(up.times(v.dot(up)));
      if (along.norm() > 0.1) {
        return along.unit();
      }
    }
  }

  /** Returns the ratio of the normal component just above the surface to that just below. */
  double ratio() {
    return ratio;
  }

  /** Returns the height of a point (mm) above the surface, measured along the plane's normal, mm. */
  double heightAbove(Vec3 r) {
    double h = r.dot(up);
    for (int k = 0; k < WAVES; k++) {
      h -= height[k] * StrictMath.sin(wave[k].dot(r) + phase[k]);
    }
    return h;
  }

  /**
   * Returns the point at a given height above the surface, mm, on the line through a point along the plane's normal.
   */
  Vec3 lifted(Vec3 point, double height) {
    return point.plus(up.times(height - heightAbove(point)));
  }

  /** Returns the upward unit normal of the surface of equal height through a point. */
  Vec3 normal(Vec3 r) {
    return gradient(r).unit();
  }

  private Vec3 gradient(Vec3 r) {
    Vec3 sum = up;
    for (int k = 0; k < WAVES; k++) {
      sum = sum.minus(wave[k].times(height[k] * StrictMath.cos(wave[k].dot(r) + phase[k])));
    }
    return sum;
  }

  /** Returns the E-field e at a point r (mm) with the contribution of the surface charge added. */
  Vec3 refracted(Vec3 e, Vec3 r) {
    Vec3 gradient = gradient(r), n = gradient.unit();
    double distance = heightAbove(r) / gradient.norm();
    double charge = (ratio - 1) / (ratio + 1) * StrictMath.exp(-Math.abs(distance) / decayLength);
    return e.plus(n.times((distance > 0 ? charge : -charge) * e.dot(n)));
  }
}
