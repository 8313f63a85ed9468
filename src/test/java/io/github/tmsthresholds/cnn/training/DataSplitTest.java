/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataSplitTest {

  private static final float NO = Float.NaN;
  private static final TrainingSet DATA = new TrainingSet(List.of("A", "B"), new float[18],
      new float[] {1, 2, NO, 3, NO, NO, 4, 5, 6, 7, NO, 8}, new float[12], new int[] {0, 0, 0, 1, 2, 2},
      List.of("one", "two", "three"));

  @Test
  void splitsByFieldAndOmitsSamplesWithoutThresholds() {
    DataSplit parts = DataSplit.split(DATA, List.of("two"), List.of("three"));
    assertArrayEquals(new int[] {0, 1}, parts.training());
    assertArrayEquals(new int[] {3}, parts.validation());
    assertArrayEquals(new int[] {4, 5}, parts.test());
  }

  @Test
  void rejectsUnknownOrRepeatedFieldsAndEmptyParts() {
    assertEquals("test=four must be one of one, two, three", message(List.of("one"), List.of("four")));
    assertEquals("test=one is also in validation=", message(List.of("one"), List.of("one")));
    assertEquals("validation= has no samples; it must be one or more of one, two, three",
        message(List.of(), List.of()));
    assertEquals("validation= and test= leave no samples for training",
        message(List.of("one"), List.of("two", "three")));
  }

  private static String message(List<String> validation, List<String> test) {
    return assertThrows(IllegalArgumentException.class, () -> DataSplit.split(DATA, validation, test)).getMessage();
  }
}
