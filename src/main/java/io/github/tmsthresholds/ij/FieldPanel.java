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
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Label;
import java.awt.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of a dialog under the headings of their groups. The advanced fields of a group are folded away; its
 * heading shows how many there are and which of them have been changed.
 */
final class FieldPanel extends Panel {

  private static final int BETWEEN_ROWS = 3;
  private static final int ABOVE_HEADING = 5;
  private static final int BETWEEN_COLUMNS = 6;

  private static final class Group {

    private GroupHeading heading;
    private final List<ParameterField> advanced = new ArrayList<>();
    private final List<Component> folded = new ArrayList<>();
  }

  private final Map<String, ParameterField> fields;
  private final Map<String, String> defaults;
  private final Set<String> open;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private Runnable onFold = () -> {};
  private int rows;

  /**
   * Lays out fields.
   *
   * @param fields by key, the groups together
   * @param defaults by key
   * @param open headings of the groups whose advanced fields are shown, changed by the user
   */
  FieldPanel(Map<String, ParameterField> fields, Map<String, String> defaults, Set<String> open) {
    super(new GridBagLayout());
    this.fields = fields;
    this.defaults = defaults;
    this.open = open;
    String last = null;
    for (ParameterField field : fields.values()) {
      String group = field.input().get(CommandInputs.GROUP);
      if (group != null && !group.equals(last)) {
        addHeading(group);
        last = group;
      }
      addRow(field, group);
    }
    groups.keySet().forEach(this::fold);
  }

  /** Runs after a group was folded or unfolded. */
  void onFold(Runnable action) {
    onFold = action;
  }

  private void addHeading(String name) {
    Group group = groups.computeIfAbsent(name, n -> new Group());
    boolean foldable = fields.values().stream().map(ParameterField::input)
        .anyMatch(input -> name.equals(input.get(CommandInputs.GROUP)) && input.is(CommandInputs.ADVANCED));
    group.heading = new GroupHeading(name, foldable ? () -> toggle(name) : null);
    add(group.heading, place(0, 2, GridBagConstraints.HORIZONTAL, rows == 0 ? 0 : ABOVE_HEADING));
    rows++;
  }

  private void addRow(ParameterField field, String group) {
    Label label = field.label();
    GridBagConstraints left = place(0, 1, GridBagConstraints.NONE, 0);
    left.anchor = GridBagConstraints.EAST;
    left.insets.right = BETWEEN_COLUMNS;
    add(label, left);
    add(field.row(), place(1, 1, GridBagConstraints.NONE, 0));
    rows++;
    if (group != null && field.input().is(CommandInputs.ADVANCED)) {
      groups.get(group).advanced.add(field);
      groups.get(group).folded.addAll(List.of(label, field.row()));
    }
  }

  private GridBagConstraints place(int column, int columns, int fill, int above) {
    return new GridBagConstraints(column, rows, columns, 1, column, 0, GridBagConstraints.WEST, fill,
        new Insets(above, 0, BETWEEN_ROWS, 0), 0, 0);
  }

  private void toggle(String name) {
    if (!open.remove(name)) {
      open.add(name);
    }
    fold(name);
    onFold.run();
  }

  /** Shows or hides the advanced fields of a group. */
  private void fold(String name) {
    Group group = groups.get(name);
    boolean shown = open.contains(name);
    group.folded.forEach(component -> component.setVisible(shown));
    group.heading.show(shown, shown || group.advanced.isEmpty() ? "" : note(group));
  }

  private String note(Group group) {
    String changed = group.advanced.stream().filter(field -> !field.text().equals(defaults.get(field.key())))
        .map(field -> ParameterField.label(field.input()).replaceFirst(" \\(.*", "")).collect(Collectors.joining(", "));
    return group.advanced.size() + " more" + (changed.isEmpty() ? "" : ", changed: " + changed);
  }

  /** Updates the notes in the headings. */
  void showChanges() {
    groups.keySet().forEach(this::fold);
  }

  /** Returns the fields. */
  Map<String, ParameterField> fields() {
    return fields;
  }
}
