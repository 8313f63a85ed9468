/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EarlyTerminationTest {

  private static final double DT = 0.005;
  /** 0.1 ms. */
  private static final int SETTLE = 20;

  @Test
  void waitsUntilTheLastPulseIsNearlyOver() {
    double[] drive = new double[200];
    Arrays.fill(drive, 0, 10, 1);
    // of ten equal steps, the last alone is about a tenth
    assertEquals(10 + SETTLE, EarlyTermination.firstStep(drive, DT), 1);
    Arrays.fill(drive, 100, 110, -0.5);
    assertEquals(110 + SETTLE, EarlyTermination.firstStep(drive, DT), 2);
    Arrays.fill(drive, 100, 110, 0.05);
    assertEquals(10 + SETTLE, EarlyTermination.firstStep(drive, DT), 1);
  }

  @Test
  void waitsUntilALongTailIsWeak() {
    double[] drive = new double[400];
    for (int i = 0; i < drive.length; i++) {
      drive[i] = Math.exp(-i * DT / 0.2);
    }
    // as strong at its end as at its start times exp(-t / tau): a tenth after tau ln 10
    assertEquals(0.2 * Math.log(10) / DT + SETTLE, EarlyTermination.firstStep(drive, DT), 2);
  }
}
