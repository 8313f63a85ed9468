package io.github.tmsthresholds.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * Enforces what a command's parameters declare. SciJava does so in its dialogs only: values from macros and scripts
 * come unchecked.
 */
public final class InputCheck {

  private InputCheck() {}

  /** @throws IllegalArgumentException if an input is missing, out of its limits or not among its choices */
  public static void check(Module command) {
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      check(input, command.getInput(input.getName()));
    }
  }

  private static void check(ModuleItem<?> input, Object value) {
    if (value == null || value.toString().isBlank()) {
      if (input.isRequired()) {
        throw new IllegalArgumentException(input.getName() + "= is missing: " + meaning(input));
      }
      return;
    }
    List<?> choices = input.getChoices();
    if (choices != null && !choices.isEmpty() && !choices.contains(value)) {
      throw wrong(input, value, choices.stream().map(Object::toString).collect(Collectors.joining(", ", "one of ", "")));
    }
    if (value instanceof Number number) {
      Object least = input.getMinimumValue();
      Object most = input.getMaximumValue();
      double v = number.doubleValue();
      boolean below = least != null && !(v >= ((Number) least).doubleValue());
      boolean above = most != null && !(v <= ((Number) most).doubleValue());
      if (below || above || !Double.isFinite(v)) {
        throw wrong(input, value, range(least, most));
      }
    }
  }

  private static String meaning(ModuleItem<?> input) {
    String text = input.getDescription();
    return text == null || text.isBlank() ? input.getLabel() : text;
  }

  private static String range(Object least, Object most) {
    if (least == null && most == null) {
      return "a finite number";
    }
    return "a number" + (least == null ? "" : " from " + plain(least)) + (most == null ? "" : " up to " + plain(most));
  }

  private static String plain(Object number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  private static IllegalArgumentException wrong(ModuleItem<?> input, Object value, String allowed) {
    return new IllegalArgumentException(input.getName() + "=" + value + ": " + allowed + " was expected");
  }
}
