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
import java.awt.Button;
import java.awt.CheckboxMenuItem;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A button that shows suggestions for a text field as a menu. */
final class SuggestButton extends Button {

  private final TextField field;
  private final Supplier<Map<String, List<String>>> suggestions;
  private final boolean list;

  /**
   * Creates a button.
   *
   * @param suggestions by heading, computed at each click; each of several headings is a submenu
   * @param list whether the text is a list, separated by commas, to which a choice is added or from which it is removed
   */
  SuggestButton(TextField field, Supplier<Map<String, List<String>>> suggestions, boolean list) {
    super("Choose");
    this.field = field;
    this.suggestions = suggestions;
    this.list = list;
    addActionListener(event -> {
      PopupMenu menu = menu();
      GUI.scalePopupMenu(menu);
      add(menu);
      menu.show(this, 0, getHeight());
    });
  }

  /** Returns the menu of suggestions. */
  PopupMenu menu() {
    PopupMenu menu = new PopupMenu();
    Map<String, List<String>> offered = suggestions.get();
    offered.forEach((heading, values) -> {
      Menu parent = offered.size() == 1 ? menu : new Menu(heading);
      values.forEach(value -> parent.add(item(value)));
      if (parent != menu) {
        menu.add(parent);
      }
    });
    return menu;
  }

  private MenuItem item(String value) {
    if (!list) {
      MenuItem item = new MenuItem(value);
      item.addActionListener(event -> set(value));
      return item;
    }
    CheckboxMenuItem item = new CheckboxMenuItem(value, entries().contains(value));
    item.addItemListener(event -> {
      List<String> entries = entries();
      if (!entries.remove(value)) {
        entries.add(value);
      }
      set(String.join(",", entries));
    });
    return item;
  }

  private void set(String text) {
    field.setText(text);
    field.setCaretPosition(text.length());
  }

  private List<String> entries() {
    return new ArrayList<>(Arrays.stream(field.getText().split(",")).map(String::strip).filter(e -> !e.isEmpty())
        .toList());
  }
}
