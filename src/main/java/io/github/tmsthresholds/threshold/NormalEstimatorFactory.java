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

/** Offers {@link BaselineEstimator} with the normal component of the E-field, which has no parameters of its own. */
@Plugin(type = ThresholdEstimatorFactory.class, name = "normal", priority = -30,
    description = "Baseline: the cosine model, two thresholds per cell type, of the component of the E-field along the "
        + "cortical normal into and out of the cortex.")
public final class NormalEstimatorFactory implements ThresholdEstimatorFactory {

  @Override
  public ThresholdEstimator create(EstimatorValues values) {
    return new BaselineEstimator(BundledResponses.normal());
  }
}
