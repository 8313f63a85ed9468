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

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;

/** Measures and draws text so that it fits into a given width. Stateless, thread-safe. */
final class Lettering {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  /** Smallest size of letters, points, below which a text is shortened. */
  private static final int SMALLEST = 10;

  private Lettering() {}

  /** Returns the width of a text, pixels. */
  static double width(String text, Font font) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** Draws a text centred at x; a text wider than {@code room} is drawn in smaller letters, then without its middle. */
  static void centred(Graphics2D g, String text, Font font, double x, double baseline, double room) {
    Font fit = font;
    while (width(text, fit) > room && fit.getSize() > SMALLEST) {
      fit = fit.deriveFont(fit.getSize2D() - 1);
    }
    String shown = text;
    for (int letters = text.length() - 1; width(shown, fit) > room && letters > 1; letters--) {
      shown = text.substring(0, (letters + 1) / 2) + "\u2026" + text.substring(text.length() - letters / 2);
    }
    g.setFont(fit);
    g.drawString(shown, (float) (x - width(shown, fit) / 2), (float) baseline);
  }

  /** Draws a text that reads upwards, centred at y; a text longer than {@code room} is drawn smaller. */
  static void upwards(Graphics2D g, String text, Font font, double baseline, double y, double room) {
    AffineTransform upright = g.getTransform();
    g.rotate(-Math.PI / 2, baseline, y);
    centred(g, text, font, baseline, y, room);
    g.setTransform(upright);
  }
}
