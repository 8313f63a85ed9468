/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Summarises the neurons without a threshold. */
public final class MissingThresholds {

  private MissingThresholds() {}

  /** Returns their number and status in one line; empty if there are none. */
  public static Optional<String> warning(Collection<Thresholds> results) {
    Map<ThresholdStatus, Integer> missing = new TreeMap<>();
    int neurons = 0;
    for (Thresholds result : results) {
      neurons += result.sites() * result.cells();
      for (int s = 0; s < result.sites(); s++) {
        for (int c = 0; c < result.cells(); c++) {
          if (!result.status(s, c).hasThreshold()) {
            missing.merge(result.status(s, c), 1, Integer::sum);
          }
        }
      }
    }
    int all = missing.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? Optional.empty() : Optional.of(all + " of " + neurons + " neurons have no threshold ("
        + missing.entrySet().stream().map(m -> m.getKey().label() + " " + m.getValue())
            .collect(Collectors.joining(", "))
        + ")");
  }
}
