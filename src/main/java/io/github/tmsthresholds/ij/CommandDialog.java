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

import ij.IJ;
import ij.gui.GenericDialog;
import ij.io.OpenDialog;
import ij.io.SaveDialog;
import ij.plugin.frame.Recorder;
import io.github.tmsthresholds.command.run.ErrorText;
import io.github.tmsthresholds.command.run.InputCheck;
import io.github.tmsthresholds.io.InvalidInputException;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.TextField;
import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * An ImageJ 1.x dialog built from a command's parameters: choices, check boxes, text fields, and a Browse button for
 * the styles {@code open}, {@code directory} and {@code save}. It opens with the values of its last use. The macro
 * recorder gets the parameters' keys; the dialog's own recording would take the first word of each label, so values are
 * read from the components.
 */
final class CommandDialog {

  private static final int COLUMNS = 30;

  /** Access to the text of a field. */
  private record Field(Supplier<String> text, Consumer<String> change) {}

  private final String label;
  private final Module command;
  private final List<ModuleItem<?>> inputs;
  private final Map<String, String> defaults = new LinkedHashMap<>();
  private Map<String, String> values;

  CommandDialog(String label, Module command) {
    this.label = label;
    this.command = command;
    this.inputs = Inputs.of(command).stream().filter(i -> i.getVisibility() != ItemVisibility.INVISIBLE).toList();
    inputs.forEach(i -> defaults.put(i.getName(), Inputs.text(command, i)));
  }

  /**
   * Shows the dialog until the values are valid, then sets them. A command without inputs has no dialog.
   *
   * @return false if the user cancels
   */
  boolean show() {
    values = LastValues.of(label, defaults);
    inputs.stream().filter(CommandDialog::hasChoices).map(ModuleItem::getName).filter(key -> !isChoice(key))
        .forEach(key -> values.put(key, defaults.get(key)));
    while (!inputs.isEmpty()) {
      Map<String, Field> fields = new LinkedHashMap<>();
      GenericDialog dialog = dialog(fields);
      dialog.showDialog();
      if (dialog.wasCanceled()) {
        return false;
      }
      fields.forEach((key, field) -> values.put(key, field.text().get().strip()));
      try {
        Inputs.set(command, values);
        InputCheck.check(command);
        break;
      } catch (InvalidInputException e) {
        IJ.showMessage(label, ErrorText.of(e.getMessage(), command.getInfo()));
      }
    }
    LastValues.keep(label, values, defaults);
    // Browse buttons make ImageJ record select=..., which is no key of ours
    Recorder.resetCommandOptions();
    return true;
  }

  /**
   * Records the values as macro options if the recorder is open: at least one, else the macro would show the dialog.
   */
  void record() {
    if (IJ.recording()) {
      List<String> keys = values.keySet().stream()
          .filter(key -> !values.get(key).isEmpty() || !defaults.get(key).isEmpty()).toList();
      (keys.isEmpty() ? values.keySet().stream().limit(1).toList() : keys).forEach(key ->
          Recorder.recordOption(key, Recorder.fixString(Recorder.fixPath(values.get(key)))));
    }
  }

  private GenericDialog dialog(Map<String, Field> fields) {
    Button reset = new Button("Defaults");
    reset.addActionListener(event -> fields.forEach((key, field) -> field.change().accept(defaults.get(key))));
    GenericDialog dialog = new FittingDialog(label.replace("...", ""), reset);
    StringBuilder help = new StringBuilder("<html><h3>" + dialog.getTitle() + "</h3><p>"
        + escape(command.getInfo().getDescription()) + "</p>");
    for (ModuleItem<?> input : inputs) {
      fields.put(input.getName(), field(dialog, input, values.get(input.getName())));
      help.append("<p><b>").append(title(input)).append("</b> (").append(input.getName()).append("=): ")
          .append(input.getDescription() == null ? "" : escape(input.getDescription())).append("</p>");
    }
    dialog.addHelp(help.toString());
    return dialog;
  }

  private static Field field(GenericDialog dialog, ModuleItem<?> input, String value) {
    String style = input.getWidgetStyle() == null ? "" : input.getWidgetStyle();
    String title = title(input);
    if (input.getType() == boolean.class) {
      dialog.addCheckbox(title, value.equals("true"));
      Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
      return new Field(() -> Boolean.toString(box.getState()), text -> box.setState(text.equals("true")));
    }
    if (hasChoices(input)) {
      dialog.addChoice(title, input.getChoices().stream().map(Object::toString).toArray(String[]::new), value);
      Choice choice = (Choice) dialog.getChoices().lastElement();
      return new Field(choice::getSelectedItem, choice::select);
    }
    if (style.contains("directory")) {
      dialog.addDirectoryField(title, value, COLUMNS);
    } else if (style.contains("open") || style.contains("file") || style.contains("save")) {
      dialog.addFileField(title, value, COLUMNS);
    } else {
      dialog.addStringField(title, value, input.getType() == String.class ? COLUMNS : 8);
    }
    TextField text = (TextField) dialog.getStringFields().lastElement();
    if (style.contains("save")) {
      browseToSave(text, title);
    }
    if (!style.isEmpty()) {
      // ImageJ records the path of every Browse button under one key, and reports the second as a duplicate
      browseButtons(text).forEach(button -> button.addActionListener(event -> Recorder.resetCommandOptions()));
      // the end of a path says more than its beginning
      text.setCaretPosition(text.getText().length());
    }
    return new Field(text::getText, text::setText);
  }

  /** Makes the Browse button of a file field ask for a file to write; ImageJ's own asks for an existing one. */
  private static void browseToSave(TextField field, String title) {
    browseButtons(field).forEach(browse -> {
      Arrays.stream(browse.getActionListeners()).forEach(browse::removeActionListener);
      browse.addActionListener(event -> {
        File file = new File(field.getText());
        String folder = file.getParent() == null ? OpenDialog.getDefaultDirectory() : file.getParent();
        SaveDialog dialog = new SaveDialog(title, folder, file.getName(), null);
        if (dialog.getFileName() != null) {
          OpenDialog.setDefaultDirectory(dialog.getDirectory());
          field.setText(dialog.getDirectory() + dialog.getFileName());
        }
      });
    });
  }

  /** Returns the Browse button beside a field that has one. */
  private static Stream<Button> browseButtons(TextField field) {
    return Arrays.stream(field.getParent().getComponents()).filter(Button.class::isInstance).map(Button.class::cast);
  }

  private boolean isChoice(String key) {
    return command.getInfo().getInput(key).getChoices().stream()
        .anyMatch(choice -> choice.toString().equals(values.get(key)));
  }

  private static boolean hasChoices(ModuleItem<?> input) {
    return input.getChoices() != null && !input.getChoices().isEmpty();
  }

  private static String title(ModuleItem<?> input) {
    return input.getLabel() == null || input.getLabel().isBlank() ? input.getName() : input.getLabel();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
