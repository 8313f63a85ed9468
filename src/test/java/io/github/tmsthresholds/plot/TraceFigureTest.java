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

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceFigureTest {

  private static final double[] TIME = {0, 1, 2};

  @Test
  void drawsEachTraceInItsColour() {
    BufferedImage figure = TraceFigure.of("cell", TIME, List.of("soma", "axon"),
        List.of(new double[] {-70, -60, -70}, new double[] {-70, 30, -70}), new double[] {0, 100, 0}).image();
    assertEquals(800, figure.getWidth());
    assertTrue(Pixels.count(figure, 0xd55e00) > 300, "the second trace");
    assertEquals(0, Pixels.count(figure, 0x0072b2), "no third trace");
  }
}
