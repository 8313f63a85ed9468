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
import ij.plugin.frame.Recorder;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.run.ErrorText;
import io.github.tmsthresholds.command.run.InputCheck;
import io.github.tmsthresholds.io.InvalidInputException;
import java.awt.Button;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * An ImageJ 1.x dialog built from a command's parameters, grouped as the command declares. It opens with the values of
 * its last use. The macro recorder gets the parameters' keys, where ImageJ itself would take the first word of each
 * label.
 */
final class CommandDialog {

  private final String label;
  private final Module command;
  private final List<ModuleItem<?>> inputs;
  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private Map<String, String> values;

  CommandDialog(String label, Module command) {
    this.label = label;
    this.command = command;
    this.inputs = Inputs.of(command).stream().filter(i -> i.getVisibility() != ItemVisibility.INVISIBLE).toList();
    inputs.forEach(i -> defaults.put(i.getName(), Inputs.text(command, i)));
  }

  /** Returns the values with which the dialog opens, by key. */
  Map<String, String> lastValues() {
    Map<String, String> last = LastValues.of(label, defaults);
    inputs.stream().filter(ParameterField::hasChoices)
        .filter(input -> input.getChoices().stream().noneMatch(c -> c.toString().equals(last.get(input.getName()))))
        .map(ModuleItem::getName).forEach(key -> last.put(key, defaults.get(key)));
    inputs.stream().filter(input -> ImageButton.isClosed(input, last.get(input.getName()))).map(ModuleItem::getName)
        .forEach(key -> last.put(key, defaults.get(key)));
    return last;
  }

  /**
   * Shows the dialog until the values are valid, then sets them. A command without inputs has no dialog.
   *
   * @return false if the user cancels
   */
  boolean show() {
    values = lastValues();
    Set<String> required =
        inputs.stream().filter(ModuleItem::isRequired).map(ModuleItem::getName).collect(Collectors.toSet());
    CurrentData.of(label, required).forEach((input, data) -> values.computeIfPresent(input, (key, last) -> data));
    while (!inputs.isEmpty()) {
      Map<String, ParameterField> fields = new LinkedHashMap<>();
      inputs.forEach(input -> fields.put(input.getName(),
          new ParameterField(input, values.get(input.getName()),
              key -> fields.containsKey(key) ? fields.get(key).text() : "")));
      GenericDialog dialog = dialog(fields);
      dialog.showDialog();
      if (dialog.wasCanceled()) {
        return false;
      }
      fields.forEach((key, field) -> values.put(key, field.text()));
      try {
        Inputs.set(command, values);
        InputCheck.check(command);
        break;
      } catch (InvalidInputException e) {
        IJ.showMessage(label, ErrorText.of(e.getMessage(), command.getInfo()));
        unfold(e.getMessage());
      }
    }
    LastValues.keep(label, values, defaults);
    inputs.stream().filter(input -> FileWidget.OPEN_STYLE.equals(input.getWidgetStyle()))
        .forEach(input -> BrowseButton.remember(values.get(input.getName())));
    return true;
  }

  /** Shows the group of the parameter with which a message begins. */
  private void unfold(String message) {
    inputs.stream().filter(input -> message.startsWith(input.getName() + "=") && input.is(CommandInputs.ADVANCED))
        .forEach(input -> open.add(input.get(CommandInputs.GROUP)));
  }

  /** Records the values that differ from the defaults as macro options if the recorder is open. */
  void record() {
    if (IJ.recording()) {
      recorded().forEach(key ->
          Recorder.recordOption(key, Recorder.fixString(Recorder.fixPath(values.get(key)))));
    }
  }

  /**
   * Returns the keys to record: those whose values differ from the defaults, which a macro takes for all others. There
   * is at least one, else the macro would show the dialog.
   */
  private List<String> recorded() {
    List<String> keys = new ArrayList<>(values.keySet());
    keys.removeIf(key -> values.get(key).equals(defaults.get(key)));
    return keys.isEmpty() ? values.keySet().stream().limit(1).toList() : keys;
  }

  private GenericDialog dialog(Map<String, ParameterField> fields) {
    FieldPanel panel = new FieldPanel(fields, defaults, open);
    Button reset = new Button("Defaults");
    reset.addActionListener(event -> {
      fields.forEach((key, field) -> field.setText(defaults.get(key)));
      panel.showChanges();
    });
    GenericDialog dialog = new FittingDialog(label.replace("...", ""), panel, reset);
    dialog.addHelp(help());
    return dialog;
  }

  private String help() {
    StringBuilder help = new StringBuilder("<html><h3>" + label.replace("...", "") + "</h3><p>"
        + escape(sentence(command.getInfo().getDescription())) + "</p>");
    String group = null;
    for (ModuleItem<?> input : inputs) {
      if (input.is(CommandInputs.GROUP) && !input.get(CommandInputs.GROUP).equals(group)) {
        group = input.get(CommandInputs.GROUP);
        help.append("<h4>").append(group).append("</h4>");
      }
      help.append("<p><b>").append(escape(ParameterField.label(input))).append("</b> [").append(input.getName())
          .append("=]: ").append(input.getDescription() == null ? "" : escape(input.getDescription())).append("</p>");
    }
    return help.toString();
  }

  /** Returns a description as a sentence. */
  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
