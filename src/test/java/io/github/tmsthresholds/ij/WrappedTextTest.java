/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTextTest {

  private static final FontMetrics FONT =
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics();

  @Test
  void breaksLinesBetweenWords() {
    String text = "one two three four five six seven eight nine ten";
    int width = FONT.stringWidth("one two three four");
    List<String> lines = WrappedText.wrap(text, width, 9, FONT);
    assertEquals(text, String.join(" ", lines));
    assertEquals("one two three four", lines.get(0));
    lines.forEach(line -> assertTrue(FONT.stringWidth(line) <= width, line));
  }

  @Test
  void endsInDotsWhatDoesNotFit() {
    assertEquals(List.of("one two ..."), WrappedText.wrap("one two three", FONT.stringWidth("one two"), 1, FONT));
    assertEquals(List.of("one two"), WrappedText.wrap("one two", FONT.stringWidth("one two"), 1, FONT));
    assertEquals(List.of(""), WrappedText.wrap("", 100, 3, FONT));
  }
}
