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

import io.github.tmsthresholds.baseline.BundledResponses;
import org.scijava.plugin.Plugin;

/** Offers {@link BaselineEstimator} with the magnitude of the E-field, which has no parameters of its own. */
@Plugin(type = ThresholdEstimatorFactory.class, name = "magnitude", priority = -40,
    description = "Baseline: one threshold per cell type, a constant magnitude of the E-field at the soma, whatever "
        + "its direction.")
public final class MagnitudeEstimatorFactory implements ThresholdEstimatorFactory {

  @Override
  public ThresholdEstimator create(EstimatorValues values) {
    return new BaselineEstimator(BundledResponses.magnitude());
  }
}
