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

import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** Finds the installed estimators, including those of other plugins. Stateless, thread-safe. */
public final class Estimators {

  private Estimators() {}

  /** Returns new factories of all estimators by name, in the order of their priorities. */
  public static Map<String, ThresholdEstimatorFactory> installed(PluginService plugins) {
    Map<String, ThresholdEstimatorFactory> factories = new LinkedHashMap<>();
    for (PluginInfo<ThresholdEstimatorFactory> info : plugins.getPluginsOfType(ThresholdEstimatorFactory.class)) {
      // null if the class cannot be loaded, which SciJava logs
      ThresholdEstimatorFactory factory = plugins.createInstance(info);
      if (factory != null) {
        factories.putIfAbsent(info.getName(), factory);
      }
    }
    return factories;
  }

  /**
   * Creates an estimator.
   *
   * @param values of the parameters of all estimators
   * @throws IllegalArgumentException if there is no estimator of that name, or a value of any estimator is invalid
   * @throws IOException if something that the estimator needs cannot be read or started
   */
  public static ThresholdEstimator create(PluginService plugins, String name, EstimatorValues values)
      throws IOException {
    Map<String, ThresholdEstimatorFactory> factories = installed(plugins);
    if (!factories.containsKey(name)) {
      throw new InvalidInputException("estimator", name, "must be one of "
          + String.join(", ", factories.keySet()));
    }
    factories.values().forEach(factory -> factory.check(values));
    return factories.get(name).create(values);
  }
}
