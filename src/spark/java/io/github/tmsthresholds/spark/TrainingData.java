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

/** Computes training data on a cluster, as <i>Generate Training Data...</i> does. */
@Command(name = "training-data", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Computes thresholds at random sites of E-fields as training data of networks.")
public final class TrainingData extends ClusterCommand {

  /** Runs the program. @param arguments options */
  public static void main(String[] arguments) {
    ParameterOptions.run(new TrainingData(), Set.of(), Map.of(), arguments);
  }

  @Override
  String label() {
    return "Generate Training Data...";
  }

  @Override
  Map<String, Map<String, String>> commands() {
    return Map.of("training data", values());
  }
}
