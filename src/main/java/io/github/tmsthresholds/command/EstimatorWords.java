package io.github.tmsthresholds.command;

import io.github.tmsthresholds.threshold.CheckpointedEstimator;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import org.scijava.plugin.PluginService;

/** An estimator in the words of macros. */
record EstimatorWords(String estimator, String checkpoint) {

  /** @throws IllegalArgumentException if there is no such estimator or the checkpoint's folder cannot be written */
  ThresholdEstimator chosen(PluginService plugins) {
    ThresholdEstimator chosen = Estimators.named(plugins, estimator);
    return Words.given(checkpoint)
        ? new CheckpointedEstimator(chosen, estimator, OutputPath.folder("checkpoint", checkpoint)) : chosen;
  }
}
