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

/** Offers {@link BaselineEstimator} with the average response of each cell type, which has no parameters of its own. */
@Plugin(type = ThresholdEstimatorFactory.class, name = "average", priority = -20,
    description = "Baseline: the average response of each cell type to the angle between the E-field and the cortical "
        + "normal and to the change of the E-field along the normal (after Weise et al. 2023).")
public final class AverageEstimatorFactory implements ThresholdEstimatorFactory {

  @Override
  public ThresholdEstimator create(EstimatorValues values) {
    return new BaselineEstimator(BundledResponses.average());
  }
}
