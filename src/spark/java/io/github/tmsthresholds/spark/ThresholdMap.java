/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/** Computes a threshold map on a cluster, as <i>Estimate Thresholds...</i> does. */
@Command(name = "threshold-map", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Computes a map of the thresholds of neurons in an E-field.")
public final class ThresholdMap extends ClusterCommand {

  static final String LABEL = "Estimate Thresholds...";

  /** Runs the program. @param arguments options */
  public static void main(String[] arguments) {
    ParameterOptions.run(new ThresholdMap(), Set.of("result"), Map.of(), arguments);
  }

  @Override
  String label() {
    return LABEL;
  }

  @Override
  Map<String, Map<String, String>> commands() {
    return Map.of("map", values());
  }
}
