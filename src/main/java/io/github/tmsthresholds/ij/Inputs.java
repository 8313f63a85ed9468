package io.github.tmsthresholds.ij;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.scijava.ItemVisibility;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** A command's inputs as text: the words of a macro and the fields of a dialog. */
final class Inputs {

  private Inputs() {}

  /** What a user may set: all but services and messages. */
  static List<ModuleItem<?>> of(Module command) {
    return StreamSupport.stream(command.getInfo().inputs().spliterator(), false)
        .filter(i -> !Service.class.isAssignableFrom(i.getType()) && i.getType() != Context.class)
        .filter(i -> i.getVisibility() != ItemVisibility.MESSAGE)
        .collect(Collectors.toList());
  }

  /**
   * Sets the given inputs; the others keep their defaults.
   *
   * @throws IllegalArgumentException if the command has no such key or the text is no value of its type
   */
  static void set(Module command, Map<String, String> values) {
    List<ModuleItem<?>> inputs = of(command);
    values.forEach((key, text) -> {
      ModuleItem<?> input = inputs.stream().filter(i -> i.getName().equals(key)).findFirst()
          .orElseThrow(() -> new IllegalArgumentException(key + "=" + text + ": no such key, known are "
              + inputs.stream().map(ModuleItem::getName).collect(Collectors.joining(", "))));
      command.setInput(key, value(input, text));
      command.resolveInput(key);
    });
  }

  /** An input's present value as text, empty if it has none. */
  static String text(Module command, ModuleItem<?> input) {
    Object value = command.getInput(input.getName());
    if (value instanceof Double || value instanceof Float) {
      double v = ((Number) value).doubleValue();
      return v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : value.toString();
    }
    return value == null ? "" : value.toString();
  }

  private static Object value(ModuleItem<?> input, String text) {
    Class<?> type = input.getType();
    try {
      if (type == String.class) {
        return text;
      }
      if (type == boolean.class) {
        return truth(text);
      }
      if (type == int.class) {
        return Integer.valueOf(text);
      }
      if (type == long.class) {
        return Long.valueOf(text);
      }
      if (type == double.class) {
        return Double.valueOf(text);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(input.getName() + "=" + text + ": " + expected(type) + " was expected");
    }
    throw new IllegalStateException("parameter " + input.getName() + " has type " + type + ", which no macro can give");
  }

  private static boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException();
  }

  private static String expected(Class<?> type) {
    return type == boolean.class ? "true or false" : type == double.class ? "a number" : "a whole number";
  }
}
