/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GridBagConstraints;
import java.awt.Insets;
import java.awt.RenderingHints;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;

/** Fonts and borders of the window, the same with every look and feel. Stateless. */
final class Style {

  static final Color INK = new Color(0x26303a), QUIET = new Color(0x5a6672), WARNING = new Color(0xa33b00);
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  private Style() {}

  /** Returns a copy of a component's graphics that draws smoothly. */
  static Graphics2D smooth(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return g;
  }

  static JLabel label(String text) {
    return inked(new JLabel(text), FONT, INK);
  }

  static JLabel heading(String text) {
    return inked(new JLabel(text), BOLD, INK);
  }

  static void small(JLabel label) {
    inked(label, SMALL, QUIET);
  }

  private static JLabel inked(JLabel label, Font font, Color colour) {
    label.setFont(font);
    label.setForeground(colour);
    return label;
  }

  /** Adds a row of a grid: the first component at the left, the others at the right. */
  static void row(Container grid, int row, Component... cells) {
    for (int c = 0; c < cells.length; c++) {
      cells[c].setFont(FONT);
      GridBagConstraints at = new GridBagConstraints();
      at.gridx = c;
      at.gridy = row;
      at.weightx = c == 0 ? 1 : 0;
      at.anchor = c == 0 ? GridBagConstraints.WEST : GridBagConstraints.EAST;
      at.insets = new Insets(1, c == 0 ? 0 : 6, 1, 0);
      if (c == cells.length - 1 && c > 0) {
        at.anchor = GridBagConstraints.WEST;
      }
      grid.add(cells[c], at);
    }
  }

  /** Puts a titled frame around a component. */
  static <T extends JComponent> T titled(String title, T component) {
    component.setBorder(BorderFactory.createCompoundBorder(
        BorderFactory.createTitledBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, new Color(0xc3cad1)), title, 0, 0,
            BOLD, INK), BorderFactory.createEmptyBorder(0, 2, 4, 2)));
    component.setAlignmentX(Component.LEFT_ALIGNMENT);
    return component;
  }
}
