/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNumberTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1, -1, 123.4, 0.1, 1e-4, 9.99999999e-5, 9.9999999949e-5, 9.9999999951e-5, 1e-5,
      999999999.4, 999999999.5, 1e9, -1e9, 0.99999999949, 0.9999999995, 2.00000000050, 1e300, Double.MIN_VALUE})
  void isThatOfTheFormatOfJava(double v) {
    assertEquals(String.format(Locale.ROOT, "%.9g", v), TableNumber.of(v));
  }

  @Test
  void isThatOfTheFormatOfJavaForAnyNumber() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      double usual = Math.pow(10, random.nextInt(16) - 6) * (random.nextDouble() - 0.5);
      double halfway = random.nextInt(1_000_000) * 1e-3 + 5e-7;
      for (double v : new double[] {Double.isFinite(any) ? any : 0, usual, (float) usual, halfway}) {
        isThatOfTheFormatOfJava(v);
      }
    }
  }

  @Test
  void writesNaNForWhatIsNotFinite() {
    assertEquals("NaN", TableNumber.of(Double.NaN));
    assertEquals("NaN", TableNumber.of(Double.NEGATIVE_INFINITY));
  }
}
