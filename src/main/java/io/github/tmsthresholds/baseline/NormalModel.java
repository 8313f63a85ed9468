/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.baseline;

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * The cosine model: neurons respond to the component of the E-field along the cortical normal, with one threshold for
 * each of its directions. Immutable, thread-safe.
 *
 * @param inward threshold of the normal component into the cortex, towards the white matter, V/m
 * @param outward threshold of the normal component out of the cortex, towards the pia, V/m
 */
public record NormalModel(double inward, double outward) implements ResponseModel {

  /** @throws IllegalArgumentException if a threshold is not above 0 */
  public NormalModel {
    requirePositive("the inward threshold", inward);
    requirePositive("the outward threshold", outward);
  }

  static void requirePositive(String what, double threshold) {
    if (!(threshold > 0) || Double.isInfinite(threshold)) {
      throw new InvalidInputException(what + " must be above 0 V/m, not " + threshold);
    }
  }

  @Override
  public double threshold(double theta, double gradient) {
    double normal = Math.cos(Math.toRadians(theta));
    return (normal < 0 ? inward : outward) / Math.abs(normal);
  }
}
