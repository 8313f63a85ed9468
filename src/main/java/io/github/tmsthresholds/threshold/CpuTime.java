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

import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Sums of estimated processor times, any of which may be unknown. Stateless, thread-safe. */
public final class CpuTime {

  private CpuTime() {}

  /** Returns the sum of some times (s); empty if any of them is empty. */
  public static OptionalDouble sum(Stream<OptionalDouble> times) {
    return times.reduce(OptionalDouble.of(0), (a, b) -> a.isEmpty() || b.isEmpty() ? OptionalDouble.empty()
        : OptionalDouble.of(a.getAsDouble() + b.getAsDouble()));
  }
}
