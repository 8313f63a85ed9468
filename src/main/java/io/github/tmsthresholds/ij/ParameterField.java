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

import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Suggestions;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Label;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.scijava.module.ModuleItem;

/**
 * The field of one input in a dialog: a choice, a check box, or a text with a button to browse for a path or to choose
 * from suggestions.
 */
final class ParameterField {

  private static final int COLUMNS = 38;
  private static final int SHORT = 12;

  private final ModuleItem<?> input;
  private final Panel row = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
  private final Component editor;
  private final Supplier<String> text;
  private final Consumer<String> change;

  /** @param others returns the text of another field by key */
  ParameterField(ModuleItem<?> input, String value, UnaryOperator<String> others) {
    this.input = input;
    if (input.getType() == boolean.class) {
      Checkbox box = new Checkbox(label(input), value.equals("true"));
      editor = box;
      text = () -> Boolean.toString(box.getState());
      change = state -> box.setState(state.equals("true"));
    } else if (hasChoices(input)) {
      Choice choice = new Choice();
      input.getChoices().forEach(c -> choice.add(c.toString()));
      choice.select(value);
      editor = choice;
      text = choice::getSelectedItem;
      change = choice::select;
    } else {
      TextField field = new TextField(value, input.getType() == String.class ? COLUMNS : SHORT);
      editor = field;
      text = field::getText;
      change = field::setText;
    }
    editor.setName(input.getName());
    row.add(editor);
    if (editor instanceof TextField field) {
      addButtons(field, others);
    }
  }

  private void addButtons(TextField field, UnaryOperator<String> others) {
    String kind = input.get(CommandInputs.SUGGEST);
    if (kind != null) {
      row.add(new SuggestButton(field, () -> Suggestions.of(kind, others), Suggestions.isList(kind)));
    }
    String style = input.getWidgetStyle() == null ? "" : input.getWidgetStyle();
    if (!style.isEmpty()) {
      row.add(new BrowseButton(style, label(input), field));
      ImageButton.of(input, field).ifPresent(row::add);
      field.addComponentListener(new ComponentAdapter() {
        @Override
        public void componentResized(ComponentEvent e) {
          // the end of a path says more than its beginning; the field scrolls only once it has a size
          field.setCaretPosition(field.getText().length());
        }
      });
    }
  }

  /** Returns the key. */
  String key() {
    return input.getName();
  }

  /** Returns the parameter. */
  ModuleItem<?> input() {
    return input;
  }

  /** Returns the label of an input. */
  static String label(ModuleItem<?> input) {
    return input.getLabel() == null || input.getLabel().isBlank() ? input.getName() : input.getLabel();
  }

  static boolean hasChoices(ModuleItem<?> input) {
    return input.getChoices() != null && !input.getChoices().isEmpty();
  }

  /** Returns the label in the column of labels; without text for a check box, which has its own. */
  Label label() {
    return new Label(editor instanceof Checkbox ? "" : label(input), Label.RIGHT);
  }

  /** Returns the field with its buttons. */
  Panel row() {
    return row;
  }

  /** Returns the part that receives the focus. */
  Component editor() {
    return editor;
  }

  /** Returns the buttons beside the field. */
  Button[] buttons() {
    return Arrays.stream(row.getComponents()).filter(Button.class::isInstance).toArray(Button[]::new);
  }

  /** Returns the value as text. */
  String text() {
    return text.get().strip();
  }

  void setText(String value) {
    change.accept(value);
  }
}
