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

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Colour bar of a scale, with numbers at its right and a label beside them. An end of the bar is pointed if there are
 * values beyond it. Immutable, thread-safe.
 *
 * @param scale colours and their range
 * @param label label of the values, with their unit
 */
public record ColourBar(ColourScale scale, String label) {

  /** Total width with numbers and label, pixels. */
  public static final double WIDTH = 100;

  private static final double MIN_HEIGHT = 165;
  private static final double STRIP = 16;
  private static final double POINT = 12;
  private static final double TICK = 4;
  private static final double GAP = 5;
  /** Smallest distance between numbers, pixels. */
  private static final double STEP = 26;
  private static final int COLOURS = 256;
  private static final Font FONT = TraceFigure.FONT;

  /** Returns the height that the label needs, pixels. */
  double minHeight() {
    return Math.max(MIN_HEIGHT, width(label));
  }

  /** Draws the bar; the given point is its upper left corner. */
  public void draw(Graphics2D g, double left, double top, double height) {
    double first = top + FONT.getSize() / 2.0 + (scale.above() ? POINT : 0);
    double last = top + height - FONT.getSize() / 2.0 - (scale.below() ? POINT : 0);
    colours(g, left, first, last);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(1));
    g.draw(outline(left, first, last));
    double numbers = numbers(g, left + STRIP, first, last);
    Lettering.upwards(g, label, FONT, numbers + GAP + FONT.getSize(), top + height / 2, height);
  }

  private void colours(Graphics2D g, double left, double first, double last) {
    double low = scale.range().min(), high = scale.range().max(), step = (last - first) / COLOURS;
    for (int i = COLOURS - 1; i >= 0; i--) {
      g.setColor(new Color(scale.rgbAt((i + 0.5) / COLOURS)));
      // down to the end of the bar, below the following colours, so that no background shows between them
      g.fill(new Rectangle2D.Double(left, last - (i + 1) * step, STRIP, (i + 1) * step));
    }
    if (scale.above()) {
      g.setColor(new Color(scale.rgb(high)));
      g.fill(point(left, first, -POINT));
    }
    if (scale.below()) {
      g.setColor(new Color(scale.rgb(low)));
      g.fill(point(left, last, POINT));
    }
  }

  private static Path2D point(double left, double y, double height) {
    Path2D path = new Path2D.Double();
    path.moveTo(left, y);
    path.lineTo(left + STRIP / 2, y + height);
    path.lineTo(left + STRIP, y);
    path.closePath();
    return path;
  }

  private Path2D outline(double left, double first, double last) {
    Path2D path = new Path2D.Double();
    path.moveTo(left, first);
    path.lineTo(left + STRIP / 2, first - (scale.above() ? POINT : 0));
    path.lineTo(left + STRIP, first);
    path.lineTo(left + STRIP, last);
    path.lineTo(left + STRIP / 2, last + (scale.below() ? POINT : 0));
    path.lineTo(left, last);
    path.closePath();
    return path;
  }

  /** Draws the numbers; returns the right end of the widest one. */
  private double numbers(Graphics2D g, double left, double first, double last) {
    double end = left;
    g.setFont(FONT);
    for (double value : Ticks.of(scale, (last - first) / STEP)) {
      double y = last - (last - first) * scale.position(value);
      String text = Ticks.text(value);
      g.draw(new Line2D.Double(left, y, left + TICK, y));
      g.drawString(text, (float) (left + TICK + GAP), (float) (y + 0.36 * FONT.getSize()));
      end = Math.max(end, left + TICK + GAP + width(text));
    }
    return end;
  }

  private static double width(String text) {
    return Lettering.width(text, FONT);
  }
}
