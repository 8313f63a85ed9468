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
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Path2D;

/** The heading of a group of fields. A click, Enter or the space bar shows or hides its further fields. */
final class GroupHeading extends Canvas {

  private static final Color NOTE = new Color(0x60, 0x60, 0x60);
  private static final Color LINE = new Color(0xB0, 0xB0, 0xB0);

  private final String heading;
  private final Runnable toggle;
  private String note = "";
  private boolean open;

  /** @param toggle shows or hides the further fields; null if there are none */
  GroupHeading(String heading, Runnable toggle) {
    this.heading = heading;
    this.toggle = toggle;
    setFocusable(toggle != null);
    if (toggle == null) {
      return;
    }
    setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
    addMouseListener(new MouseAdapter() {
      @Override
      public void mousePressed(MouseEvent event) {
        toggle.run();
      }
    });
    addKeyListener(new KeyAdapter() {
      @Override
      public void keyPressed(KeyEvent event) {
        if (event.getKeyCode() == KeyEvent.VK_SPACE || event.getKeyCode() == KeyEvent.VK_ENTER) {
          toggle.run();
        }
      }
    });
    addFocusListener(new FocusAdapter() {
      @Override
      public void focusGained(FocusEvent event) {
        repaint();
      }

      @Override
      public void focusLost(FocusEvent event) {
        repaint();
      }
    });
  }

  /** Shows whether the further fields are visible, and a note on them. */
  void show(boolean open, String note) {
    this.open = open;
    this.note = note;
    repaint();
  }

  /** Returns the heading. */
  String heading() {
    return heading;
  }

  private Font bold() {
    return getFont().deriveFont(Font.BOLD);
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics font = getFontMetrics(bold());
    return new Dimension(font.stringWidth(heading) + 4 * font.getHeight(), font.getHeight() * 5 / 4);
  }

  @Override
  public void paint(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(bold());
    FontMetrics font = g.getFontMetrics();
    int height = getHeight(), base = (height - font.getHeight()) / 2 + font.getAscent();
    double size = font.getAscent() * 0.6;
    int x = (int) (2 * size);
    if (toggle != null) {
      g.fill(triangle(size * 0.3, height / 2.0, size));
    }
    g.drawString(heading, x, base);
    x += font.stringWidth(heading) + font.charWidth('m');
    if (!note.isEmpty()) {
      g.setFont(getFont());
      g.setColor(NOTE);
      g.drawString(note, x, base);
      x += g.getFontMetrics().stringWidth(note) + font.charWidth('m');
    }
    g.setColor(LINE);
    g.drawLine(x, height / 2, getWidth(), height / 2);
    if (isFocusOwner()) {
      g.drawRect(0, 0, getWidth() - 1, height - 1);
    }
  }

  /** Returns a triangle that points down if the group is open, else to the right. */
  private Path2D triangle(double left, double middle, double size) {
    Path2D path = new Path2D.Double();
    double half = size / 2;
    if (open) {
      path.moveTo(left, middle - half * 0.8);
      path.lineTo(left + size, middle - half * 0.8);
      path.lineTo(left + half, middle + half);
    } else {
      path.moveTo(left, middle - half);
      path.lineTo(left + size * 0.9, middle);
      path.lineTo(left, middle + half);
    }
    path.closePath();
    return path;
  }
}
