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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.progress.Progress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  private static final int LENGTH = 12;
  private final SplittableRandom random = new SplittableRandom(3);

  /** Three components represent three functions exactly: they preserve the length of the functions' values. */
  @Test
  void componentsPreserveTheLengthOfTheFunctionValues() {
    float[][] functions = rows(3, LENGTH), vectors = rows(200, LENGTH);
    float[] w = new PrincipalComponents(functions, vectors).of(3, Progress.NONE);
    double first = Double.NaN, squares = 0;
    for (float[] vector : vectors) {
      double length = 0, kept = 0;
      for (float[] function : functions) {
        double value = 0;
        for (int j = 0; j < LENGTH; j++) {
          value += function[j] * vector[j];
        }
        length += value * value;
      }
      for (int c = 0; c < 3; c++) {
        double value = component(w, 3, c, vector);
        kept += value * value;
      }
      squares += kept / 3 / vectors.length;
      first = Double.isNaN(first) ? kept / length : first;
      assertEquals(first, kept / length, 1e-5 * first);
    }
    assertEquals(1, squares, 1e-5);
  }

  @Test
  void sortsComponentsBySize() {
    float[][] functions = rows(40, LENGTH), vectors = rows(300, LENGTH);
    for (float[] vector : vectors) {
      for (int j = 0; j < LENGTH; j++) {
        vector[j] *= (float) Math.pow(0.6, j);
      }
    }
    float[] w = new PrincipalComponents(functions, vectors).of(8, Progress.NONE);
    double before = Double.POSITIVE_INFINITY;
    for (int c = 0; c < 8; c++) {
      double squares = 0;
      for (float[] vector : vectors) {
        squares += Math.pow(component(w, 8, c, vector), 2);
      }
      assertTrue(squares < before, "component " + c);
      before = squares;
    }
  }

  @Test
  void rejectsMoreComponentsThanFunctions() {
    PrincipalComponents three = new PrincipalComponents(rows(3, LENGTH), rows(20, LENGTH));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> three.of(4, Progress.NONE)).getMessage()
        .contains("at most 3"));
  }

  private static double component(float[] w, int components, int c, float[] vector) {
    double value = 0;
    for (int j = 0; j < vector.length; j++) {
      value += w[j * components + c] * vector[j];
    }
    return value;
  }

  private float[][] rows(int count, int length) {
    float[][] rows = new float[count][length];
    for (float[] row : rows) {
      for (int j = 0; j < length; j++) {
        row[j] = (float) random.nextDouble(-1, 1);
      }
    }
    return rows;
  }
}
