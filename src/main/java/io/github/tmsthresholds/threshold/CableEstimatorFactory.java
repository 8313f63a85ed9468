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

/** Offers {@link CableEstimator}, which has no parameters of its own. */
@Plugin(type = ThresholdEstimatorFactory.class, name = "cable", priority = 0,
    description = "Multi-compartment cable simulation of every neuron in the E-field along its arbor "
        + "(Aberra et al. 2018, 2020). The reference; the slowest.")
public final class CableEstimatorFactory implements ThresholdEstimatorFactory {

  @Override
  public ThresholdEstimator create(EstimatorValues values) {
    return new CableEstimator();
  }
}
