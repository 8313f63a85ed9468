package io.github.tmsthresholds.threshold;

import java.util.List;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** Finds the estimators that are installed, third parties' among them. Stateless, thread-safe. */
public final class Estimators {

  private Estimators() {}

  /** Names of all estimators, by priority. */
  public static List<String> names(PluginService plugins) {
    return plugins.getPluginsOfType(ThresholdEstimator.class).stream().map(PluginInfo::getName).toList();
  }

  /**
   * Makes an estimator.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists those there are
   */
  public static ThresholdEstimator named(PluginService plugins, String name) {
    for (PluginInfo<ThresholdEstimator> info : plugins.getPluginsOfType(ThresholdEstimator.class)) {
      if (name.equals(info.getName())) {
        return plugins.createInstance(info);
      }
    }
    throw new IllegalArgumentException("estimator=" + name + ": one of " + String.join(", ", names(plugins))
        + " was expected");
  }
}
