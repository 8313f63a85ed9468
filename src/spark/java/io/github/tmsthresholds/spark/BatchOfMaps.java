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

import io.github.tmsthresholds.ij.BatchMaps;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/** Computes threshold maps of all E-fields in a folder on a cluster, as {@code Batch_Maps.ijm} does. */
@Command(name = "batch-maps", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Computes a map of the thresholds of neurons in each E-field of a folder.")
public final class BatchOfMaps extends ClusterCommand {

  /** Runs the program. @param arguments options */
  public static void main(String[] arguments) {
    ParameterOptions.run(new BatchOfMaps(), Set.of("efield", "result"), Map.of("inputs", "folder of E-fields"),
        arguments);
  }

  @Override
  String label() {
    return ThresholdMap.LABEL;
  }

  @Override
  Map<String, Map<String, String>> commands() throws IOException {
    return BatchMaps.parameters(values());
  }

  /** Makes the maps, for writing many takes longer than computing them by a network. */
  @Override
  Map<String, String> finish(Cluster cluster, List<Job> jobs) {
    return cluster.makeMaps(jobs);
  }

  /** Runs the batch, which records the maps, also those that failed. */
  @Override
  void collect(Map<String, Map<String, String>> commands) throws IOException {
    BatchMaps.collect(values(), commands.keySet());
  }
}
