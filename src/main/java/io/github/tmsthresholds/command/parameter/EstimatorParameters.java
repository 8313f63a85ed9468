/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.threshold.CheckpointedEstimator;
import io.github.tmsthresholds.threshold.EstimatorValues;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import org.scijava.plugin.PluginService;

/**
 * The choice of an estimator of single cells and of medians.
 *
 * @param estimator its name
 * @param values of the parameters of all estimators
 * @param checkpoint folder of finished work; empty for none
 */
public record EstimatorParameters(String estimator, EstimatorValues values, String checkpoint) {

  /**
   * Creates the estimator.
   *
   * @throws IllegalArgumentException if there is no such estimator, a value is invalid, or the checkpoint folder cannot
   *     be written
   * @throws IOException if something that the estimator needs cannot be read or started
   */
  public ThresholdEstimator create(PluginService plugins) throws IOException {
    ThresholdEstimator created = Estimators.create(plugins, estimator, values);
    return new MedianEstimator(Parameters.isSet(checkpoint)
        ? new CheckpointedEstimator(created, estimator, OutputPath.folder("checkpoint", checkpoint)) : created);
  }
}
