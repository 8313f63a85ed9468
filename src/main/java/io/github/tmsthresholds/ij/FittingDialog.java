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
import java.awt.Insets;
import java.awt.Label;
import java.awt.Panel;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.ScrollPane;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;

/**
 * An ImageJ 1.x dialog of grouped fields that fits on the screen: if the fields do not fit, they scroll above the
 * buttons. It shows the description of the field that has the focus.
 */
final class FittingDialog extends GenericDialog {

  private static final int SCROLL_STEP = 28;
  private static final int LINES = 3;

  private final FieldPanel fields;
  private final Button extraButton;
  private final ScrollPane scroll = new ScrollPane(ScrollPane.SCROLLBARS_AS_NEEDED);
  private final WrappedText description = new WrappedText(LINES);
  private Component south;
  private boolean laidOut;

  /** @param extraButton a button beside OK and Cancel */
  FittingDialog(String title, FieldPanel fields, Button extraButton) {
    super(title);
    this.fields = fields;
    this.extraButton = extraButton;
    scroll.add(fields);
    scroll.getVAdjustable().setUnitIncrement(SCROLL_STEP);
    fields.fields().values().forEach(this::listen);
    fields.onFold(this::fit);
    addWindowListener(new WindowAdapter() {
      @Override
      public void windowOpened(WindowEvent event) {
        // X11 may report the place at which the window was created after that to which it was moved
        GUI.centerOnImageJScreen(FittingDialog.this);
        fields.fields().values().iterator().next().editor().requestFocusInWindow();
      }
    });
  }

  private void listen(ParameterField field) {
    // Enter confirms the dialog, Escape cancels it
    field.editor().addKeyListener(this);
    for (Button button : field.buttons()) {
      button.addKeyListener(this);
    }
    field.editor().addFocusListener(new FocusAdapter() {
      @Override
      public void focusGained(FocusEvent event) {
        String text = field.input().getDescription();
        description.setText(text == null ? "" : CommandDialog.sentence(text));
        reveal(field.row());
      }
    });
  }

  /** Scrolls to a row that is not in view. */
  private void reveal(Component row) {
    Point at = scroll.getScrollPosition();
    int bottom = row.getY() + row.getHeight() - scroll.getViewportSize().height;
    if (row.getY() < at.y || bottom > at.y) {
      scroll.setScrollPosition(at.x, Math.max(0, row.getY() < at.y ? row.getY() : bottom));
    }
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
    Container buttons = (Container) getComponent(getComponentCount() - 1);
    buttons.add(extraButton, 0);
    removeAll();
    Panel below = new Panel(new BorderLayout(0, 6));
    below.add(description, BorderLayout.NORTH);
    below.add(buttons, BorderLayout.CENTER);
    below.add(new Label("* required"), BorderLayout.WEST);
    south = below;
    setLayout(new BorderLayout(0, 6));
    add(scroll, BorderLayout.CENTER);
    add(below, BorderLayout.SOUTH);
    laidOut = true;
    addNotify();
    fit();
  }

  /** Gives the window the size of the visible fields, or that of the screen if they are larger. */
  private void fit() {
    Rectangle screen = GUI.getMaxWindowBounds(this);
    fields.invalidate();
    Dimension preferred = fields.getPreferredSize();
    Insets border = getInsets(), inner = scroll.getInsets();
    int below = south.getPreferredSize().height + 6;
    int width = preferred.width + border.left + border.right + inner.left + inner.right + SCROLL_STEP;
    int height = preferred.height + border.top + border.bottom + inner.top + inner.bottom + below;
    boolean tall = height > screen.height;
    width = Math.min(screen.width, Math.max(getWidth(), width + (tall ? scroll.getVScrollbarWidth() : 0)));
    height = Math.min(screen.height, height);
    if (isShowing()) {
      // at once, because of two changes in quick succession X11 may keep the first
      setBounds(Math.max(screen.x, Math.min(getX(), screen.x + screen.width - width)),
          Math.max(screen.y, Math.min(getY(), screen.y + screen.height - height)), width, height);
    } else {
      setSize(width, height);
    }
    validate();
    scroll.validate();
    fields.validate();
  }
}
