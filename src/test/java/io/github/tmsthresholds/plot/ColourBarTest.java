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

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.colour.Viridis;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColourBarTest {

  private static final DisplayRange RANGE = new DisplayRange(-100, 1100);

  private static Figure drawn(float... values) {
    ColourBar bar = new ColourBar(ColourScale.thresholds(RANGE, ColourMap.VIRIDIS, values), "threshold (A/µs)");
    return new Figure((g, area) -> bar.draw(g, 10, 10, 280), 10 + (int) ColourBar.WIDTH, 300, "");
  }

  private static int yellow(float... values) {
    return Pixels.count(drawn(values).image(), Viridis.rgb(255));
  }

  private static int dark(float... values) {
    return Pixels.count(drawn(values).image(), Viridis.rgb(0));
  }

  @Test
  void endsArePointedIfValuesLieBeyond() {
    assertTrue(yellow(0, 1200, Float.NaN) > yellow(0, 1000) + 30);
    assertTrue(yellow(-200, 1000) < yellow(0, 1000) + 20, "the other end");
    assertTrue(dark(-200, 1000) > dark(0, 1000) + 30);
    assertTrue(dark(0, 1200) < dark(0, 1000) + 20, "the other end");
  }

  @Test
  void drawsTheMaximumAtTheTopAndNumbersAsText() {
    Figure figure = drawn(0, 1000);
    BufferedImage image = figure.image();
    assertTrue(new Color(image.getRGB(18, 25)).getGreen() > 200, "yellow");
    assertTrue(new Color(image.getRGB(18, 275)).getGreen() < 50, "dark blue");
    for (String text : List.of("0", "200", "1000", "threshold (A/µs)")) {
      assertTrue(figure.svg().contains(">" + text + "<"), text);
    }
  }
}
