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

import ij.gui.GUI;
import ij.gui.GenericDialog;
import java.awt.BorderLayout;
import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Label;
import java.awt.Panel;
import java.awt.Rectangle;
import java.awt.ScrollPane;
import java.util.Arrays;

/**
 * An ImageJ 1.x dialog that fits on the screen: many fields are laid out in two columns, and if they still do not fit,
 * they scroll. Rows are evenly spaced, and check boxes are aligned with the fields.
 */
final class FittingDialog extends GenericDialog {

  private static final int MAX_ROWS = 16;
  private static final int SCROLL_STEP = 28;
  private static final int BETWEEN_ROWS = 4;
  private static final int BETWEEN_COLUMNS = 16;

  private final Button extraButton;
  private boolean laidOut;

  /** @param extraButton a button beside OK and Cancel */
  FittingDialog(String title, Button extraButton) {
    super(title);
    this.extraButton = extraButton;
  }

  /** Does nothing until the fields are laid out: of two sizes in quick succession, X11 may keep the first. */
  @Override
  public void pack() {
    if (laidOut) {
      super.pack();
    }
  }

  @Override
  protected void setup() {
    GridBagLayout layout = (GridBagLayout) getLayout();
    Container buttons = (Container) getComponent(getComponentCount() - 1);
    buttons.add(extraButton, 0);
    align(layout, buttons);
    int rows = layout.getConstraints(buttons).gridy;
    if (rows > MAX_ROWS) {
      splitIntoColumns(layout, buttons, (rows + 1) / 2);
    }
    laidOut = true;
    pack();
    Rectangle screen = GUI.getMaxWindowBounds(this);
    if (getWidth() > screen.width || getHeight() > screen.height) {
      scroll(layout, buttons, screen);
    }
  }

  private void align(GridBagLayout layout, Component buttons) {
    for (Component component : getComponents()) {
      GridBagConstraints place = layout.getConstraints(component);
      if (component != buttons) {
        place.gridx = component instanceof Label ? 0 : 1;
        place.gridwidth = 1;
        place.insets = new Insets(0, 0, BETWEEN_ROWS, 0);
        layout.setConstraints(component, place);
      }
    }
  }

  /** Moves the lower half of the fields to the right of the upper half. */
  private void splitIntoColumns(GridBagLayout layout, Component buttons, int upper) {
    for (Component component : getComponents()) {
      GridBagConstraints place = layout.getConstraints(component);
      if (component == buttons) {
        place.gridwidth = 4;
      } else if (place.gridy >= upper) {
        place.gridx += 2;
        place.gridy -= upper;
        place.insets.left = component instanceof Label ? BETWEEN_COLUMNS : 0;
      }
      layout.setConstraints(component, place);
    }
  }

  /** Moves everything but the buttons into a scroll pane. */
  private void scroll(GridBagLayout layout, Component buttons, Rectangle screen) {
    GridBagLayout inside = new GridBagLayout();
    Panel fields = new Panel(inside);
    for (Component field : Arrays.asList(getComponents())) {
      if (field != buttons) {
        GridBagConstraints place = layout.getConstraints(field);
        remove(field);
        fields.add(field, place);
      }
    }
    ScrollPane pane = new ScrollPane(ScrollPane.SCROLLBARS_AS_NEEDED);
    pane.add(fields);
    pane.getVAdjustable().setUnitIncrement(SCROLL_STEP);
    setLayout(new BorderLayout(0, SCROLL_STEP / 2));
    add(pane, BorderLayout.CENTER);
    add(buttons, BorderLayout.SOUTH);
    Dimension preferred = fields.getPreferredSize();
    Insets border = getInsets();
    int bar = pane.getVScrollbarWidth() + 2 * SCROLL_STEP;
    setSize(Math.min(screen.width, preferred.width + border.left + border.right + bar),
        Math.min(screen.height,
            preferred.height + border.top + border.bottom + buttons.getPreferredSize().height + bar));
    validate();
  }
}
