/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DisplayRangeTest {

  private static final float NONE = Float.NaN;

  /** Returns 100 values from 100 to 199, followed by ten times the same values. */
  private static float[] nearAndFar() {
    float[] values = new float[200];
    for (int i = 0; i < 100; i++) {
      values[i] = 100 + i;
      values[100 + i] = 10 * values[i];
    }
    return values;
  }

  @Test
  void spansTheFirstToTheNinetyNinthPercentile() {
    float[] values = new float[1001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    assertEquals(new DisplayRange(10, 990), DisplayRange.of(values, NONE));
    assertEquals(new DisplayRange(0, 1), DisplayRange.of(new float[] {NONE}, NONE));
    assertEquals(new DisplayRange(6.5, 7.5), DisplayRange.of(new float[] {7, 7, -1}, -1));
  }

  @Test
  void limitsTheRangeOfThresholdsToFiveTimesTheLowest() {
    DisplayRange all = DisplayRange.of(nearAndFar(), NONE), shown = DisplayRange.ofThresholds(nearAndFar());
    assertTrue(all.min() > 100);
    assertEquals(new DisplayRange(100, 500), shown);
    float[] near = Arrays.copyOf(nearAndFar(), 100);
    assertEquals(new DisplayRange(100, DisplayRange.of(near, NONE).max()), DisplayRange.ofThresholds(near));
    DisplayRange one = DisplayRange.ofThresholds(new float[] {200, 200});
    assertEquals(180, one.min(), 1e-9);
    assertEquals(220, one.max(), 1e-9);
    assertEquals(DisplayRange.of(new float[] {-9, 50}, NONE), DisplayRange.ofThresholds(new float[] {-9, 50}));
  }

  @Test
  void positionsOfThresholdsAreLogarithmic() {
    DisplayRange range = new DisplayRange(100, 400);
    assertEquals(0.5, range.logPosition(200), 1e-12);
    assertEquals(0, range.logPosition(20));
    assertEquals(1, range.logPosition(2000));
    assertEquals(0.25, new DisplayRange(-100, 300).logPosition(0), 1e-12, "linear below 0");
  }

  @Test
  void rangeOfVectorsIncludesTheirStrongestComponents() {
    float[] field = new float[3000];
    for (int i = 0; i < 1000; i++) {
      field[1000 + i] = i < 990 ? 0.01f : -i;
    }
    DisplayRange range = DisplayRange.ofVectors(field);
    assertEquals(999, range.max(), 1.01);
    assertEquals(-range.max(), range.min());
    assertEquals(new DisplayRange(-1, 1), DisplayRange.ofVectors(new float[3]));
  }

  @Test
  void reservesTheLowestColourForTheBackground() {
    DisplayRange range = DisplayRange.thresholdsAboveBackground(nearAndFar());
    assertEquals(DisplayRange.ofThresholds(nearAndFar()).max(), range.max());
    assertEquals(100, range.min() + (range.max() - range.min()) / 255, 1e-9,
        "the lowest value must lie one of 255 steps above the minimum");
  }
}
