/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import io.github.tmsthresholds.io.InvalidInputException;
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
 * Checks the values of a command's parameters against their declarations. SciJava does so in its dialogs only, not for
 * values from macros and scripts.
 */
public final class InputCheck {

  /** End of the label of an input that must be given. */
  public static final String REQUIRED = " *";

  private static final String OUTPUT = "output";

  private InputCheck() {}

  /**
   * Checks all inputs of a command.
   *
   * @throws InvalidInputException if an input is missing, out of its limits or not among its choices, or the output
   *     would overwrite the file of another input
   */
  public static void check(Module command) {
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      check(input, command.getInput(input.getName()));
    }
    if (command.getInput(OUTPUT) instanceof String output) {
      InputFiles.of(command).forEach((key, files) -> checkOverwriting(key, files, output));
    }
  }

  private static void checkOverwriting(String key, List<Path> files, String output) {
    for (Path file : files) {
      try {
        if (Files.exists(Path.of(output)) && Files.isSameFile(file, Path.of(output))) {
          throw new InvalidInputException(OUTPUT, output, "is the file of " + key + "=, which would be overwritten",
              "give another name");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void check(ModuleItem<?> input, Object value) {
    if (value == null || value.toString().isBlank()) {
      if (input.isRequired()) {
        throw InvalidInputException.missing(input.getName(), meaning(input));
      }
      return;
    }
    if (value.toString().startsWith("~/")) {
      throw invalid(input, value, "a path without ~, which only a shell expands");
    }
    List<?> choices = input.getChoices();
    if (choices != null && !choices.isEmpty() && !choices.contains(value)) {
      throw invalid(input, value,
          choices.stream().map(Object::toString).collect(Collectors.joining(", ", "one of ", "")));
    }
    if (value instanceof Number number) {
      Object min = input.getMinimumValue();
      Object max = input.getMaximumValue();
      double v = number.doubleValue();
      boolean below = min != null && !(v >= ((Number) min).doubleValue());
      boolean above = max != null && !(v <= ((Number) max).doubleValue());
      if (below || above || !Double.isFinite(v)) {
        throw invalid(input, value, range(min, max));
      }
    }
  }

  private static String meaning(ModuleItem<?> input) {
    String text = input.getDescription();
    return text == null || text.isBlank() ? input.getLabel() : text;
  }

  private static String range(Object min, Object max) {
    if (min == null && max == null) {
      return "a finite number";
    }
    if (max == null) {
      return plain(min) + " or more";
    }
    return min == null ? plain(max) + " or less" : "from " + plain(min) + " to " + plain(max);
  }

  private static String plain(Object number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  private static InvalidInputException invalid(ModuleItem<?> input, Object value, String allowed) {
    return new InvalidInputException(input.getName(), value, "must be " + allowed);
  }
}
