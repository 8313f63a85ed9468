/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ParallelProgressTest {

  @Test
  void sumsTheProgressOfItsParts() {
    double[] reported = new double[1];
    String[] stage = new String[1];
    ParallelProgress sum = new ParallelProgress(new Progress() {
      @Override
      public void update(String what, double fraction) {
        stage[0] = what;
        reported[0] = fraction;
      }

      @Override
      public boolean cancelled() {
        return reported[0] > 0.6;
      }
    }, 10);
    Progress a = sum.part("a", 4), b = sum.part("b", 6);
    a.update("some", 0.5);
    assertEquals(0.2, reported[0], 1e-12);
    b.update("other", 0.25);
    assertEquals(0.35, reported[0], 1e-12);
    assertEquals("b", stage[0]);
    a.update("some", 1);
    assertEquals(0.55, reported[0], 1e-12);
    a.checkCancelled();
    b.update("other", 0.5);
    assertEquals(0.7, reported[0], 1e-12);
    assertThrows(CancellationException.class, a::checkCancelled);
  }
}
