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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

  @Test
  void sumIsUnknownIfAnyPartIsUnknown() {
    assertEquals(OptionalDouble.of(5), CpuTime.sum(Stream.of(OptionalDouble.of(2), OptionalDouble.of(3))));
    assertEquals(OptionalDouble.empty(), CpuTime.sum(Stream.of(OptionalDouble.of(2), OptionalDouble.empty())));
  }
}
