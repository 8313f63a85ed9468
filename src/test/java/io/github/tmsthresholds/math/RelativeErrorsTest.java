/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RelativeErrorsTest {

  @Test
  void computesStatisticsOfFourPairs() {
    RelativeErrors e = RelativeErrors.of(new double[] {101, 190, 303, 400, 7, Double.NaN, 5},
        new double[] {100, 200, 300, 400, Double.NaN, 3, Double.POSITIVE_INFINITY});
    assertEquals(4, e.count());
    assertEquals((1 + 5 + 1 + 0) / 4.0, e.mape(), 1e-12);
    assertEquals(1, e.median(), 1e-12);
    assertEquals(1 + 0.85 * 4, e.p95(), 1e-12);
    assertEquals(100, e.within5());
    assertEquals((1 - 5 + 1) / 4.0, e.bias(), 1e-12);
    assertEquals(1 - (1 + 100 + 9) / 50_000.0, e.r2(), 1e-12);
  }

  @Test
  void skipsZerosAndReturnsNanR2ForEqualValues() {
    RelativeErrors zero = RelativeErrors.of(new double[] {1, 99, 202}, new double[] {0, 100, 200});
    assertEquals(2, zero.count());
    assertEquals(1, zero.mape(), 1e-12);
    RelativeErrors equal = RelativeErrors.of(new double[] {101, 100}, new double[] {100, 100});
    assertEquals(0.5, equal.mape(), 1e-12);
    assertTrue(Double.isNaN(equal.r2()), "there is no variance to explain");
  }

  @Test
  void returnsNanWithoutComparablePairs() {
    RelativeErrors none = RelativeErrors.of(new double[] {1}, new double[] {Double.NaN});
    assertEquals(0, none.count());
    assertTrue(Double.isNaN(none.mape()));
    assertThrows(IllegalArgumentException.class, () -> RelativeErrors.of(new double[1], new double[2]));
  }
}
