package io.github.tmsthresholds.command;

import io.github.tmsthresholds.threshold.CheckpointedEstimator;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.plugin.PluginService;

/** An estimator in the words of macros, of single cells and of medians. */
record EstimatorWords(String estimator, String networks, String checkpoint) {

  /** @throws IllegalArgumentException if there is no such estimator or folder of networks, or the
   *     checkpoint's folder cannot be written */
  ThresholdEstimator chosen(PluginService plugins) {
    ThresholdEstimator chosen = Estimators.named(plugins, estimator);
    if (Words.given(networks)) {
      useNetworks(chosen);
    }
    return new MedianEstimator(Words.given(checkpoint)
        ? new CheckpointedEstimator(chosen, estimator, OutputPath.folder("checkpoint", checkpoint)) : chosen);
  }

  private void useNetworks(ThresholdEstimator chosen) {
    Path folder = Path.of(networks);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("networks=" + networks + ": there is no such folder");
    }
    if (chosen instanceof CnnEstimator cnn) {
      cnn.setFolder(folder);
    }
  }
}
