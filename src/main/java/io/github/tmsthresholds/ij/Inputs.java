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

import io.github.tmsthresholds.io.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** Converts a command's inputs from and to text, as in macro options and the fields of a dialog. */
public final class Inputs {

  private record Reader(Function<String, Object> parse, String kind) {}

  private static final Map<Class<?>, Reader> READERS = Map.of(
      String.class, new Reader(text -> text, "text"),
      boolean.class, new Reader(Inputs::truth, "true or false"),
      int.class, new Reader(Integer::valueOf, "an integer"),
      long.class, new Reader(Long::valueOf, "an integer"),
      double.class, new Reader(Double::valueOf, "a number"));

  private Inputs() {}

  /** Returns whether inputs of this type can be given as text. */
  static boolean isText(Class<?> type) {
    return READERS.containsKey(type);
  }

  /** Returns the inputs that a user may set: all but services and messages. */
  public static List<ModuleItem<?>> of(Module command) {
    return StreamSupport.stream(command.getInfo().inputs().spliterator(), false)
        .filter(i -> !Service.class.isAssignableFrom(i.getType()) && i.getType() != Context.class)
        .filter(i -> i.getVisibility() != ItemVisibility.MESSAGE)
        .collect(Collectors.toList());
  }

  /**
   * Sets the given inputs; the others keep their defaults.
   *
   * @throws InvalidInputException if the command has no such key or the text is not a value of its type
   */
  public static void set(Module command, Map<String, String> values) {
    List<ModuleItem<?>> inputs = of(command);
    values.forEach((key, text) -> {
      ModuleItem<?> input = inputs.stream().filter(i -> i.getName().equals(key)).findFirst()
          .orElseThrow(() -> new InvalidInputException(key, text, "is not a parameter of the command; the keys are "
              + inputs.stream().map(ModuleItem::getName).collect(Collectors.joining(", "))));
      command.setInput(key, value(input, text));
      command.resolveInput(key);
    });
  }

  /** Returns an input's value as text; empty if it has none. */
  static String text(Module command, ModuleItem<?> input) {
    Object value = command.getInput(input.getName());
    if (value instanceof Double) {
      return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
    return value == null ? "" : value.toString();
  }

  private static Object value(ModuleItem<?> input, String text) {
    Reader reader = READERS.get(input.getType());
    try {
      return reader.parse().apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(input.getName(), text, "is not " + reader.kind());
    }
  }

  private static boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException();
  }
}
