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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdScaleTest {

  private static final ThresholdScale QUARTER = new ThresholdScale(0.25);

  private static Thresholds thresholds() {
    Thresholds t = new Thresholds(3, 1, 1);
    t.setSomaField(0, 2);
    t.set(0, 0, 240, ThresholdStatus.NONE, null);
    t.setSomaField(1, 2);
    t.set(1, 0, 5000, ThresholdStatus.ABOVE_MAX, null);
    return t;
  }

  @Test
  void scalesQuantitiesAndStatesFactorInUnit() {
    Thresholds t = thresholds();
    MapQuantity rate = QUARTER.of(MapQuantity.COIL_RATE), field = QUARTER.of(MapQuantity.FIELD);
    assertEquals(30, rate.of(t, 0, 0));
    assertEquals(60, field.of(t, 0, 0));
    assertEquals(Double.POSITIVE_INFINITY, rate.of(t, 1, 0));
    assertEquals(Double.NaN, rate.of(t, 2, 0));
    assertEquals("A/us (model x 0.25)", rate.unit());
    assertEquals(1, QUARTER.fraction(30).of(t, 0, 0));
    assertEquals(0, QUARTER.fraction(29.9).of(t, 0, 0));
    assertEquals("threshold × 0.25", QUARTER.label());
  }

  @Test
  void factorOfOneLeavesThresholdsUnchanged() {
    assertSame(MapQuantity.FIELD, ThresholdScale.NONE.of(MapQuantity.FIELD));
    assertEquals("threshold", ThresholdScale.NONE.label());
    assertEquals(120, ThresholdScale.NONE.of(MapQuantity.COIL_RATE).of(thresholds(), 0, 0));
  }

  @Test
  void scalesNeuronsInBothUnits() {
    Neuron fires = new Neuron(Layer.L5, "L5_Cell", Vec3.ZERO, 200, 240);
    Neuron silent = new Neuron(Layer.L5, "L5_Cell", Vec3.ZERO, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertEquals(List.of(new Neuron(Layer.L5, "L5_Cell", Vec3.ZERO, 50, 60), silent),
        QUARTER.of(List.of(fires, silent)));
  }

  @Test
  void rejectsFactorsThatAreNotPositive() {
    for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals("the factor must be above 0, not " + factor,
          assertThrows(IllegalArgumentException.class, () -> new ThresholdScale(factor)).getMessage());
    }
  }
}
