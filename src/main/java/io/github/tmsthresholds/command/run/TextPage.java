/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import ij.IJ;
import ij.Prefs;
import ij.gui.GUI;
import ij.plugin.frame.PlugInFrame;
import java.awt.BorderLayout;
import java.awt.Button;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Panel;
import java.awt.Rectangle;
import java.awt.TextArea;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;

/** A window with a text whose long lines are broken, to read, select and copy. */
public final class TextPage extends PlugInFrame {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 600;
  private static final int FONT = 13;

  /** Shows a text. */
  public TextPage(String title, String text) {
    super(title);
    double scale = Prefs.getGuiScale();
    TextArea area = new TextArea(text, 1, 1, TextArea.SCROLLBARS_VERTICAL_ONLY);
    area.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) (FONT * scale)));
    area.setEditable(false);
    area.setBackground(Color.WHITE);
    Button copy = new Button("Copy all");
    copy.addActionListener(event -> {
      Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
      IJ.showStatus("copied: " + title);
    });
    Panel buttons = new Panel(new FlowLayout(FlowLayout.CENTER));
    buttons.add(copy);
    GUI.scale(buttons);
    add(area, BorderLayout.CENTER);
    add(buttons, BorderLayout.SOUTH);
    Rectangle screen = GUI.getMaxWindowBounds(this);
    setSize(new Dimension(Math.min(screen.width, (int) (WIDTH * scale)),
        Math.min(screen.height, (int) (HEIGHT * scale))));
    GUI.centerOnImageJScreen(this);
    setVisible(true);
    area.setCaretPosition(0);
  }
}
