/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import org.scijava.plugin.Plugin;

/** Offers {@link UniformEstimator}, which has no parameters of its own. */
@Plugin(type = ThresholdEstimatorFactory.class, name = "uniform", priority = -10,
    description = "Uniform-field approximation: the cell's threshold for the direction of the E-field at the soma, "
        + "interpolated between 398 directions (Aberra et al. 2023).")
public final class UniformEstimatorFactory implements ThresholdEstimatorFactory {

  @Override
  public ThresholdEstimator create(EstimatorValues values) {
    return new UniformEstimator();
  }
}
