package io.github.tmsthresholds.ij;

import ij.IJ;
import ij.gui.GenericDialog;
import ij.io.SaveDialog;
import ij.plugin.frame.Recorder;
import io.github.tmsthresholds.command.InputCheck;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.TextField;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * An ImageJ 1.x dialog made from a command's parameters: choices, check boxes, text fields, and for the styles
 * {@code open}, {@code directory} and {@code save} a button to browse. Records the parameters' own names; the dialog's own
 * recording would take the first word of each label, so the fields are read from their components.
 */
final class CommandDialog {

  private static final int COLUMNS = 30;
  /** More fields than these would not fit on a small screen one below the other. */
  private static final int MOST_ROWS = 20;

  private final String label;
  private final Module command;
  private final List<ModuleItem<?>> inputs;

  CommandDialog(String label, Module command) {
    this.label = label;
    this.command = command;
    this.inputs = Inputs.of(command).stream().filter(i -> i.getVisibility() != ItemVisibility.INVISIBLE).toList();
  }

  /** Asks until the answers are valid, then sets and records them; false if the user cancels. */
  boolean ask() {
    Map<String, String> defaults = new LinkedHashMap<>();
    inputs.forEach(i -> defaults.put(i.getName(), Inputs.text(command, i)));
    Map<String, String> values = new LinkedHashMap<>(defaults);
    while (true) {
      GenericDialog dialog = dialog(values);
      dialog.showDialog();
      if (dialog.wasCanceled()) {
        return false;
      }
      read(dialog, values);
      try {
        Inputs.set(command, values);
        InputCheck.check(command);
        record(values, defaults);
        return true;
      } catch (IllegalArgumentException e) {
        IJ.showMessage(label, e.getMessage());
      }
    }
  }

  private GenericDialog dialog(Map<String, String> values) {
    GenericDialog dialog = new GenericDialog(label.replace("...", ""));
    StringBuilder help = new StringBuilder("<html><h3>" + dialog.getTitle() + "</h3>");
    for (ModuleItem<?> input : inputs) {
      addField(dialog, input, values.get(input.getName()));
      help.append("<p><b>").append(title(input)).append("</b> (").append(input.getName()).append("=): ")
          .append(input.getDescription() == null ? "" : escape(input.getDescription())).append("</p>");
    }
    if (inputs.size() > MOST_ROWS) {
      halve(dialog);
    }
    dialog.addHelp(help.toString());
    return dialog;
  }

  /** Moves the lower half of the fields to the right of the upper. */
  private static void halve(GenericDialog dialog) {
    GridBagLayout layout = (GridBagLayout) dialog.getLayout();
    int rows = Arrays.stream(dialog.getComponents()).mapToInt(c -> layout.getConstraints(c).gridy).max().orElse(0) + 1;
    int upper = (rows + 1) / 2;
    for (Component component : dialog.getComponents()) {
      GridBagConstraints place = layout.getConstraints(component);
      boolean lower = place.gridy >= upper;
      place.gridx = (place.gridx == GridBagConstraints.RELATIVE ? 1 : 0) + (lower ? 2 : 0);
      place.gridy -= lower ? upper : 0;
      place.gridwidth = component instanceof Checkbox ? 2 : 1;
      layout.setConstraints(component, place);
    }
  }

  private static void addField(GenericDialog dialog, ModuleItem<?> input, String value) {
    String style = input.getWidgetStyle() == null ? "" : input.getWidgetStyle();
    String title = title(input);
    if (input.getType() == boolean.class) {
      dialog.addCheckbox(title, value.equals("true"));
    } else if (hasChoices(input)) {
      dialog.addChoice(title, input.getChoices().stream().map(Object::toString).toArray(String[]::new), value);
    } else if (style.contains("directory")) {
      dialog.addDirectoryField(title, value, COLUMNS);
    } else if (style.contains("open") || style.contains("file") || style.contains("save")) {
      dialog.addFileField(title, value, COLUMNS);
      if (style.contains("save")) {
        browseToSave((TextField) dialog.getStringFields().lastElement(), title);
      }
    } else {
      dialog.addStringField(title, value, input.getType() == String.class ? COLUMNS : 8);
    }
  }

  /** Lets the button beside a file field ask for a file to be made; ImageJ's own asks for one that is there. */
  private static void browseToSave(TextField field, String title) {
    for (Component neighbour : field.getParent().getComponents()) {
      if (neighbour instanceof Button browse) {
        Arrays.stream(browse.getActionListeners()).forEach(browse::removeActionListener);
        browse.addActionListener(event -> {
          SaveDialog dialog = new SaveDialog(title, field.getText(), null);
          if (dialog.getFileName() != null) {
            field.setText(dialog.getDirectory() + dialog.getFileName());
          }
        });
      }
    }
  }

  private void read(GenericDialog dialog, Map<String, String> values) {
    Iterator<?> boxes = iterator(dialog.getCheckboxes());
    Iterator<?> choices = iterator(dialog.getChoices());
    Iterator<?> fields = iterator(dialog.getStringFields());
    for (ModuleItem<?> input : inputs) {
      values.put(input.getName(), input.getType() == boolean.class ? Boolean.toString(((Checkbox) boxes.next()).getState())
          : hasChoices(input) ? ((Choice) choices.next()).getSelectedItem()
          : ((TextField) fields.next()).getText().strip());
    }
  }

  private static Iterator<?> iterator(List<?> components) {
    return components == null ? List.of().iterator() : components.iterator();
  }

  private static void record(Map<String, String> values, Map<String, String> defaults) {
    if (IJ.recording()) {
      values.forEach((key, value) -> {
        if (!value.isEmpty() || !defaults.get(key).isEmpty()) {
          Recorder.recordOption(key, Recorder.fixString(Recorder.fixPath(value)));
        }
      });
    }
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
