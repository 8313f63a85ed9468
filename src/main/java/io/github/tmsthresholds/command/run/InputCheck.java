package io.github.tmsthresholds.command.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * Enforces what a command's parameters declare. SciJava does so in its dialogs only: values from macros and scripts
 * come unchecked.
 */
public final class InputCheck {

  private static final String OUTPUT = "output";

  private InputCheck() {}

  /**
   * @throws IllegalArgumentException if an input is missing, out of its limits or not among its choices, or the output
   *     would overwrite a file of another
   */
  public static void check(Module command) {
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      check(input, command.getInput(input.getName()));
    }
    if (command.getInput(OUTPUT) instanceof String output) {
      InputFiles.of(command).forEach((key, files) -> requireKept(key, files, output));
    }
  }

  private static void requireKept(String key, List<Path> files, String output) {
    for (Path file : files) {
      try {
        if (Files.exists(Path.of(output)) && Files.isSameFile(file, Path.of(output))) {
          throw new IllegalArgumentException(OUTPUT + "=" + output + ": is the file of " + key
              + "=, which would be overwritten; give another name");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void check(ModuleItem<?> input, Object value) {
    if (value == null || value.toString().isBlank()) {
      if (input.isRequired()) {
        throw new IllegalArgumentException(input.getName() + "= is missing: " + meaning(input));
      }
      return;
    }
    if (value.toString().startsWith("~/")) {
      throw wrong(input, value, "a path without ~, which only a shell understands,");
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
