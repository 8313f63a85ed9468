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

import io.github.tmsthresholds.command.run.InputCheck;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.service.Service;
import org.scijava.util.ClassUtils;

/**
 * The inputs of a command in the order of its dialog: those of its fields and of its base classes, which it may group,
 * describe anew or restrict, and others. Not thread-safe.
 *
 * <p>Groups are declared once, for every dialog: each input has its group as the attribute {@value #GROUP}, and a
 * message with the heading precedes the first input of each group.
 */
public final class CommandInputs {

  /** Attribute of an input: the heading of its group. */
  public static final String GROUP = "group";
  /** Attribute of an input that a dialog shows only on request. */
  public static final String ADVANCED = "advanced";
  /** Attribute of a text: what a dialog offers to choose from, see {@link Suggestions}. */
  public static final String SUGGEST = "suggest";

  private final ModuleInfo command;
  private final Map<String, CommandModuleItem<?>> byName = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /** Names of the inputs of a group. */
  private record Group(List<String> basic, List<String> advanced) {

    Stream<String> names() {
      return Stream.concat(basic.stream(), advanced.stream());
    }
  }

  /** @param fields the inputs that SciJava finds; headings among them are left out */
  public CommandInputs(ModuleInfo command, Iterable<ModuleItem<?>> fields) {
    this.command = command;
    fields.forEach(input -> {
      if (!(input instanceof Heading)) {
        byName.put(input.getName(), (CommandModuleItem<?>) input);
      }
    });
  }

  /** Returns the command. */
  public ModuleInfo command() {
    return command;
  }

  /** Returns all inputs and the headings of groups, unmodifiable. */
  public List<ModuleItem<?>> all() {
    List<ModuleItem<?>> all = new ArrayList<>();
    String group = null;
    for (CommandModuleItem<?> input : byName.values()) {
      String own = input.get(GROUP);
      if (own != null && !own.equals(group)) {
        all.add(new Heading(command, own));
        group = own;
      }
      all.add(input);
    }
    return List.copyOf(all);
  }

  /** Returns an input or the heading of a group; null if there is none of this name. */
  public CommandModuleItem<?> get(String name) {
    CommandModuleItem<?> input = byName.get(name);
    return input == null && groups.containsKey(name) ? new Heading(command, name) : input;
  }

  /** Puts inputs into a group. Groups, and the inputs of one, are in the order of the calls. */
  public void group(String heading, String... names) {
    ofGroup(heading).basic().addAll(List.of(names));
    arrange();
  }

  /** Puts inputs into a group that a dialog shows only on request, after all others of the group. */
  public void advanced(String heading, String... names) {
    ofGroup(heading).advanced().addAll(List.of(names));
    arrange();
  }

  private Group ofGroup(String heading) {
    return groups.computeIfAbsent(heading, h -> new Group(new ArrayList<>(), new ArrayList<>()));
  }

  private void arrange() {
    groups.forEach((heading, group) -> {
      group.basic().forEach(name -> adapted(name).attributes.put(GROUP, heading));
      group.advanced().forEach(name -> adapted(name).attributes.putAll(Map.of(GROUP, heading, ADVANCED, "")));
    });
    order(Stream.concat(groups.values().stream().flatMap(Group::names), List.copyOf(byName.keySet()).stream())
        .distinct().toList());
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

  /** Replaces the label of an input. */
  public void label(String name, String label) {
    adapted(name).label = label;
  }

  /** Replaces the description of an input. */
  public void describe(String name, String description) {
    adapted(name).description = description;
  }

  /** Restricts an input to some values. */
  public void restrict(String name, List<?> choices) {
    adapted(name).choices = List.copyOf(choices);
  }

  /** Marks the labels of inputs that must be given. */
  public void require(String... names) {
    Stream.of(names).map(this::adapted).filter(input -> !input.label.endsWith(InputCheck.REQUIRED))
        .forEach(input -> input.label += InputCheck.REQUIRED);
  }

  /** Marks the labels of the inputs that must be given because their fields have no default. */
  public void requireAllWithoutDefault(Command instance) {
    require(byName.values().stream().filter(ModuleItem::isRequired)
        .filter(input -> input.getField().getDeclaringClass().isInstance(instance))
        .filter(input -> !Service.class.isAssignableFrom(input.getType()))
        .filter(input -> ClassUtils.getValue(input.getField(), instance) == null)
        .map(ModuleItem::getName).toArray(String[]::new));
  }

  private Adapted adapted(String name) {
    CommandModuleItem<?> input = byName.get(name);
    if (input == null) {
      throw new IllegalArgumentException(command.getTitle() + " has no input " + name);
    }
    if (!(input instanceof Adapted)) {
      byName.put(name, new Adapted(input));
    }
    return (Adapted) byName.get(name);
  }

  /** An input with another label, description or choices, or with attributes. */
  private static final class Adapted extends CommandModuleItem<Object> {

    private final CommandModuleItem<?> input;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String label;
    private String description;
    private List<Object> choices;

    Adapted(CommandModuleItem<?> input) {
      super(input.getInfo(), input.getField());
      this.input = input;
      label = input.getLabel();
      description = input.getDescription();
      choices = input.getChoices() == null ? null : List.copyOf(input.getChoices());
    }

    @Override
    public String getName() {
      return input.getName();
    }

    @Override
    public String getLabel() {
      return label;
    }

    @Override
    public String getDescription() {
      return description;
    }

    @Override
    public List<Object> getChoices() {
      return choices;
    }

    @Override
    public boolean is(String key) {
      return get(key) != null;
    }

    @Override
    public String get(String key) {
      return attributes.getOrDefault(key, input.get(key));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Object> getType() {
      return (Class<Object>) input.getType();
    }

    @Override
    public Type getGenericType() {
      return input.getGenericType();
    }

    @Override
    public Object getDefaultValue() {
      return input.getDefaultValue();
    }

    @Override
    public String getWidgetStyle() {
      return input.getWidgetStyle();
    }

    @Override
    public boolean isRequired() {
      return input.isRequired();
    }
  }

  /** The heading of a group, which SciJava's own dialog shows as a message. Its name is no key. */
  private static final class Heading extends CommandModuleItem<String> {

    /** Has the attributes of all headings. */
    @Parameter(visibility = ItemVisibility.MESSAGE, required = false, persist = false)
    private static String attributes;

    private final String heading;

    Heading(ModuleInfo command, String heading) {
      super(command, attributes());
      this.heading = heading;
    }

    private static Field attributes() {
      try {
        return Heading.class.getDeclaredField("attributes");
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String getName() {
      return heading;
    }

    @Override
    public Class<String> getType() {
      return String.class;
    }

    @Override
    public Type getGenericType() {
      return String.class;
    }

    @Override
    public String getDefaultValue() {
      return "<html><b>" + heading + "</b></html>";
    }
  }
}
