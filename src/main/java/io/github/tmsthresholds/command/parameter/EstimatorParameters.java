package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.threshold.CheckpointedEstimator;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.plugin.PluginService;

/** An estimator in the words of macros, of single cells and of medians; networks and engine are for {@code cnn} alone. */
public record EstimatorParameters(String estimator, String networks, EngineParameters engine, String checkpoint) {

  /**
   * @throws IllegalArgumentException if there is no such estimator or folder of networks, or the
   *     checkpoint's folder cannot be written
   * @throws IOException if the engine does not start
   */
  public ThresholdEstimator chosen(PluginService plugins) throws IOException {
    ThresholdEstimator chosen = Estimators.named(plugins, estimator);
    requireNetworks();
    if (chosen instanceof CnnEstimator cnn) {
      if (Parameters.isSet(networks)) {
        cnn.setFolder(Path.of(networks));
      }
      cnn.setEngine(engine.chosen());
    }
    return new MedianEstimator(Parameters.isSet(checkpoint)
        ? new CheckpointedEstimator(chosen, estimator, OutputPath.folder("checkpoint", checkpoint)) : chosen);
  }

  private void requireNetworks() {
    if (Parameters.isSet(networks) && !Files.isDirectory(Path.of(networks))) {
      throw new IllegalArgumentException("networks=" + networks + ": there is no such folder");
    }
  }
}
