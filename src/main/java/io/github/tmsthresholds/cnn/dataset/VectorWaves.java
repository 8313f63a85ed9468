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
 * A random smooth vector field: the sum of a uniform field of length 1 and several plane waves of random direction,
 * polarisation, phase and wavelength. Immutable, thread-safe; the same bits on every platform.
 */
final class VectorWaves {

  private static final int WAVES = 5;
  /** Wavelengths, mm. */
  private static final double SHORTEST = 6;
  private static final double LONGEST = 60;
  /** Largest gradient of one wave, per mm, and its largest amplitude. */
  private static final double STEEPEST = 0.15;
  private static final double HIGHEST = 0.4;

  private final Vec3 uniform;
  private final Vec3[] amplitude = new Vec3[WAVES];
  /** Radians per mm. */
  private final Vec3[] wave = new Vec3[WAVES];
  private final double[] phase = new double[WAVES];

  VectorWaves(SplittableRandom random) {
    uniform = Distributions.direction(random);
    for (int k = 0; k < WAVES; k++) {
      double number = 2 * Math.PI / Distributions.logUniform(SHORTEST, LONGEST, random);
      double size = Math.min(HIGHEST, random.nextDouble(STEEPEST) / number);
      wave[k] = Distributions.direction(random).times(number);
      amplitude[k] = Distributions.direction(random).times(size);
      phase[k] = random.nextDouble(2 * Math.PI);
    }
  }

  /** Returns the vector at a point (mm). */
  Vec3 at(Vec3 r) {
    Vec3 sum = uniform;
    for (int k = 0; k < WAVES; k++) {
      sum = sum.plus(amplitude[k].times(StrictMath.sin(wave[k].dot(r) + phase[k])));
    }
    return sum;
  }
}
