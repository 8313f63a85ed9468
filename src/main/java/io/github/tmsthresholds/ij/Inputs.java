package io.github.tmsthresholds.ij;

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

/** A command's inputs as text: the words of a macro and the fields of a dialog. */
final class Inputs {

  private record Reader(Function<String, Object> parse, String expected) {}

  private static final Map<Class<?>, Reader> READERS = Map.of(
      String.class, new Reader(text -> text, "text"),
      boolean.class, new Reader(Inputs::truth, "true or false"),
      int.class, new Reader(Integer::valueOf, "a whole number"),
      long.class, new Reader(Long::valueOf, "a whole number"),
      double.class, new Reader(Double::valueOf, "a number"));

  private Inputs() {}

  /** Whether inputs of this type can be given as text. */
  static boolean isText(Class<?> type) {
    return READERS.containsKey(type);
  }

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
      throw new IllegalArgumentException(input.getName() + "=" + text + ": " + reader.expected() + " was expected");
    }
  }

  private static boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException();
  }
}
