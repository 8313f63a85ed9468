/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.neuron.Compartments;
import org.junit.jupiter.api.Test;

class NeuronProjectionTest {

  private final Compartments cell = SmallCell.named("L5_Small").compartments();
  private final NeuronProjection neuron = new NeuronProjection(cell);

  @Test
  void drawsEachCompartmentAtItsPositionUnlessHidden() {
    float[] numbers = new float[cell.count()];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = c;
    }
    float[] pixels = neuron.paint(numbers);
    assertEquals(neuron.width() * neuron.height(), pixels.length);
    int right = 0;
    for (int c = 0; c < cell.count(); c++) {
      int x = (int) (neuron.originColumn() + cell.centre[3 * c] / neuron.pixelSize());
      int y = (int) (neuron.originRow() - cell.centre[3 * c + 2] / neuron.pixelSize());
      boolean neurite = false, itself = false;
      // a line of one pixel may be off by half a pixel
      for (int at : new int[] {0, -1, 1, -neuron.width(), neuron.width()}) {
        float visible = pixels[y * neuron.width() + x + at];
        neurite |= visible >= 0;
        itself |= visible == c;
      }
      assertTrue(neurite, "background at the centre of compartment " + c);
      right += itself ? 1 : 0;
    }
    assertTrue(right > 0.7 * cell.count(), right + " of " + cell.count() + " are visible");
    assertTrue(Float.isNaN(pixels[0]));
  }

  @Test
  void fillsTheImageUpToTheMargin() {
    assertEquals(512, Math.max(neuron.width(), neuron.height()), 1);
    double top = 0;
    for (int c = 0; c < cell.count(); c++) {
      top = Math.max(top, cell.centre[3 * c + 2]);
    }
    assertEquals(6, neuron.originRow() - top / neuron.pixelSize(), 1e-9);
  }

  @Test
  void limitsTheWidthOfADisabledAxonTerminal() {
    float[] numbers = new float[cell.count()];
    int disabled = 0;
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = cell.diameter[c] == 1000 ? 1 : 0;
      disabled += (int) numbers[c];
    }
    assertEquals(1, disabled);
    int pixels = 0;
    for (float v : neuron.paint(numbers)) {
      pixels += v == 1 ? 1 : 0;
    }
    assertTrue(pixels > 0 && pixels < 500, pixels + " pixels");
  }
}
