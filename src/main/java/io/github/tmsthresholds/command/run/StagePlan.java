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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The stages of a run that are still to come, with their costs on the machine of the measurements. Not thread-safe. */
public final class StagePlan {

  private record Cost(double seconds, boolean parallel) {}

  private final Map<String, Cost> costs = new LinkedHashMap<>();
  private boolean known = true;

  /**
   * Adds a stage that uses all processors.
   *
   * @param cpuSeconds on one thread; empty if unknown
   * @return this plan
   */
  public StagePlan onAllProcessors(String stage, OptionalDouble cpuSeconds) {
    known &= cpuSeconds.isPresent();
    costs.put(stage, new Cost(cpuSeconds.orElse(0) / Runtime.getRuntime().availableProcessors(), true));
    return this;
  }

  /**
   * Adds a stage that uses one thread.
   *
   * @return this plan
   */
  public StagePlan onOneThread(String stage, double seconds) {
    costs.put(stage, new Cost(seconds, false));
    return this;
  }

  /** Returns the predicted seconds of each stage, in order; empty if the cost of a stage is unknown. */
  public Map<String, Double> seconds(MachineSpeed speed) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    costs.forEach((stage, cost) -> seconds.put(stage,
        cost.seconds() * (cost.parallel() ? speed.allThreads() : speed.oneThread())));
    return known ? seconds : Map.of();
  }

  /** Returns the predicted seconds of all stages; empty if the cost of a stage is unknown. */
  public OptionalDouble total(MachineSpeed speed) {
    return known ? OptionalDouble.of(seconds(speed).values().stream().mapToDouble(Double::doubleValue).sum())
        : OptionalDouble.empty();
  }
}
