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

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/** The text of an error in a window: the label of the parameter that it concerns, and lines that fit on a screen. */
public final class ErrorText {

  private static final int COLUMNS = 90;
  private static final Pattern KEY = Pattern.compile("^(\\w+)=");
  /** A line that ends before a space, else after a separator of paths and lists, else anywhere. */
  private static final Pattern LINE = Pattern.compile("\\G *(.{1," + COLUMNS + "}(?= |$)|.{1," + (COLUMNS - 1)
      + "}[/\\\\,;]|.{" + COLUMNS + "})");

  private ErrorText() {}

  /**
   * Returns the text for an error in one line.
   *
   * @param message {@code key=value <problem>}, or without a key
   * @param command whose parameters have labels
   */
  public static String of(String message, ModuleInfo command) {
    Matcher key = KEY.matcher(message);
    ModuleItem<?> input = key.find() ? command.getInput(key.group(1)) : null;
    String label = input == null || input.getLabel() == null ? ""
        : input.getLabel().replaceFirst(Pattern.quote(InputCheck.REQUIRED) + "$", "") + ":\n";
    return label + wrapped(message);
  }

  private static String wrapped(String message) {
    StringBuilder lines = new StringBuilder();
    Matcher line = LINE.matcher(message);
    while (line.find()) {
      lines.append(lines.isEmpty() ? "" : "\n").append(line.group(1));
    }
    return lines.toString();
  }
}
