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

import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.threshold.CheckpointedEstimator;
import io.github.tmsthresholds.threshold.EstimatorValues;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.util.Optional;
import org.scijava.plugin.PluginService;

/**
 * The choice of an estimator of single cells and of medians.
 *
 * @param estimator its name
 * @param values of the parameters of all estimators
 * @param checkpoint of finished work, if any
 * @param predictions whether the estimator may start from predictions, see {@link ThresholdEstimator#withPredictions}
 */
public record EstimatorParameters(String estimator, EstimatorValues values, Optional<Checkpoint> checkpoint,
    boolean predictions) {

  /**
   * Creates the estimator.
   *
   * @throws IllegalArgumentException if there is no such estimator or a value is invalid
   * @throws IOException if something that the estimator needs cannot be read or started
   */
  public ThresholdEstimator create(PluginService plugins) throws IOException {
    ThresholdEstimator plain = Estimators.create(plugins, estimator, values);
    ThresholdEstimator created = predictions ? plain.withPredictions() : plain;
    return new MedianEstimator(checkpoint.<ThresholdEstimator>map(
        stored -> new CheckpointedEstimator(created, estimator, stored)).orElse(created));
  }
}
