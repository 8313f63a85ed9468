/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/**
 * The inputs of a command in the order of its dialog: those of its fields and of its base classes, which it may move,
 * describe anew or restrict, and others. Not thread-safe.
 */
public final class CommandInputs {

  private final ModuleInfo command;
  private final Map<String, CommandModuleItem<?>> byName = new LinkedHashMap<>();

  /** @param fields the inputs that SciJava finds */
  public CommandInputs(ModuleInfo command, Iterable<ModuleItem<?>> fields) {
    this.command = command;
    fields.forEach(input -> byName.put(input.getName(), (CommandModuleItem<?>) input));
  }

  /** Returns the command. */
  public ModuleInfo command() {
    return command;
  }

  /** Returns all inputs, unmodifiable. */
  public List<ModuleItem<?>> all() {
    return List.copyOf(byName.values());
  }

  /** Returns an input; null if there is none of this name. */
  public CommandModuleItem<?> get(String name) {
    return byName.get(name);
  }

  /** Moves inputs to the top, where SciJava puts those of base classes. */
  public void moveToTop(String... names) {
    order(Stream.concat(Stream.of(names), List.copyOf(byName.keySet()).stream()).distinct().toList());
  }

  /**
   * Adds inputs.
   *
   * @param after name of the input that they follow
   */
  public void add(List<? extends CommandModuleItem<?>> inputs, String after) {
    List<String> names = new ArrayList<>(byName.keySet());
    names.addAll(names.indexOf(after) + 1, inputs.stream().map(ModuleItem::getName).toList());
    inputs.forEach(input -> byName.put(input.getName(), input));
    order(names);
  }

  private void order(List<String> names) {
    Map<String, CommandModuleItem<?>> before = new LinkedHashMap<>(byName);
    byName.clear();
    names.forEach(name -> byName.put(name, before.get(name)));
  }

  /** Replaces the description of the input of a field. */
  public void describe(String name, String description) {
    CommandModuleItem<?> input = byName.get(name);
    byName.put(name, new Adapted(input, description, input.getChoices()));
  }

  /** Restricts the input of a field to some values. */
  public void restrict(String name, List<?> choices) {
    CommandModuleItem<?> input = byName.get(name);
    byName.put(name, new Adapted(input, input.getDescription(), choices));
  }

  /** The input of a field with another description or other choices. */
  private static final class Adapted extends CommandModuleItem<Object> {

    private final String description;
    private final List<Object> choices;

    Adapted(CommandModuleItem<?> input, String description, List<?> choices) {
      super(input.getInfo(), input.getField());
      this.description = description;
      this.choices = choices == null ? null : List.copyOf(choices);
    }

    @Override
    public String getDescription() {
      return description;
    }

    @Override
    public List<Object> getChoices() {
      return choices;
    }
  }
}
