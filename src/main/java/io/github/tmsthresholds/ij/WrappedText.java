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

import java.awt.Canvas;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;

/** Shows a text in a fixed number of lines, broken between words; what does not fit ends in dots. */
final class WrappedText extends Canvas {

  private final int lines;
  private String text = "";

  WrappedText(int lines) {
    this.lines = lines;
    setFocusable(false);
  }

  void setText(String text) {
    this.text = text;
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics font = getFontMetrics(getFont());
    return new Dimension(20 * font.charWidth('m'), lines * font.getHeight());
  }

  @Override
  public void paint(Graphics graphics) {
    ((Graphics2D) graphics).setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
        RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    FontMetrics font = graphics.getFontMetrics();
    int y = font.getAscent();
    for (String line : wrap(text, getWidth(), lines, font)) {
      graphics.drawString(line, 0, y);
      y += font.getHeight();
    }
  }

  /** Breaks a text into lines of a width in pixels. */
  static List<String> wrap(String text, int width, int most, FontMetrics font) {
    List<String> wrapped = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (font.stringWidth(longer) <= width) {
        line = longer;
      } else if (wrapped.size() == most - 1) {
        wrapped.add(line + " ...");
        return wrapped;
      } else {
        wrapped.add(line);
        line = word;
      }
    }
    wrapped.add(line);
    return wrapped;
  }
}
