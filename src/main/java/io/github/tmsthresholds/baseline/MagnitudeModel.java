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

/**
 * The same threshold whatever the direction of the E-field: neurons respond to its magnitude. Immutable, thread-safe.
 *
 * @param threshold V/m at the soma
 */
public record MagnitudeModel(double threshold) implements ResponseModel {

  /** @throws IllegalArgumentException if the threshold is not above 0 */
  public MagnitudeModel {
    NormalModel.requirePositive("the threshold", threshold);
  }

  @Override
  public double threshold(double theta, double gradient) {
    return threshold;
  }
}
