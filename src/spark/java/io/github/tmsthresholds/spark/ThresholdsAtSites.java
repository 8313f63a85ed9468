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

/** Computes a table of thresholds on a cluster, as <i>Estimate Thresholds...</i> does with {@code result=table}. */
@Command(name = "thresholds-at-sites", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Computes the thresholds of all cells at all sites of a table.")
public final class ThresholdsAtSites extends ClusterCommand {

  /** Runs the program. @param arguments options */
  public static void main(String[] arguments) {
    ParameterOptions.run(new ThresholdsAtSites(), Set.of("result"), Map.of(), arguments);
  }

  @Override
  String label() {
    return ThresholdMap.LABEL;
  }

  @Override
  Map<String, Map<String, String>> commands() {
    values().put("result", "table");
    return Map.of("table", values());
  }
}
