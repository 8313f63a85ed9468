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
    assertEquals(all.min(), shown.min());
    assertEquals(5 * all.min(), shown.max());
    float[] near = Arrays.copyOf(nearAndFar(), 100);
    assertEquals(DisplayRange.of(near, NONE), DisplayRange.ofThresholds(near));
    assertEquals(DisplayRange.of(new float[] {-9, 50}, NONE), DisplayRange.ofThresholds(new float[] {-9, 50}));
  }

  @Test
  void reservesTheLowestColourForTheBackground() {
    DisplayRange range = DisplayRange.thresholdsAboveBackground(nearAndFar());
    assertEquals(DisplayRange.ofThresholds(nearAndFar()).max(), range.max());
    assertEquals(100, range.min() + (range.max() - range.min()) / 255, 1e-9,
        "the lowest value must lie one of 255 steps above the minimum");
  }
}
