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

import io.github.tmsthresholds.command.run.ImageInputs;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Renders the parameters of all commands as Markdown, from the commands themselves. */
final class ParameterReference {

  private final List<String> labels;

  /** @param labels menu labels of the commands, in the order of the menu */
  ParameterReference(List<String> labels) {
    this.labels = labels;
  }

  /** Returns a table of the commands, and a section with a table of parameters for each command that has some. */
  String render() throws IOException {
    StringBuilder page = new StringBuilder("## Commands\n\n| command | what it does | macro |\n|---|---|---|\n");
    for (String label : labels) {
      page.append("| *").append(label).append("* | ").append(text(description(label))).append(" | ")
          .append(String.join(", ", macros(label))).append(" |\n");
    }
    for (String label : labels) {
      Module command = Commands.create(label);
      if (!Inputs.of(command).isEmpty()) {
        page.append("\n## ").append(label.replace("...", "")).append("\n\n")
            .append(sentence(description(label))).append("\n\n")
            .append("| key | label | meaning | default | values |\n|---|---|---|---|---|\n");
        for (ModuleItem<?> input : Inputs.of(command)) {
          page.append("| `").append(input.getName()).append("=` | ").append(text(input.getLabel())).append(" | ")
              .append(text(input.getDescription())).append(" | ").append(standard(command, input)).append(" | ")
              .append(values(input)).append(" |\n");
        }
      }
    }
    return page.toString();
  }

  private static String description(String label) {
    return Commands.create(label).getInfo().getDescription();
  }

  /** Returns the names of the macros that call a command. */
  private static List<String> macros(String label) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("macros"))) {
      return files.filter(f -> f.toString().endsWith(".ijm") && PageLines.commandOf(f).equals(label))
          .map(f -> "`" + f.getFileName() + "`").sorted().toList();
    }
  }

  private static String standard(Module command, ModuleItem<?> input) {
    String value = Inputs.text(command, input).replace(System.getProperty("user.home"), "~")
        .replace(File.separatorChar, '/');
    if (value.isEmpty()) {
      return input.isRequired() ? "**required**" : "";
    }
    return "`" + value + "`";
  }

  private static String values(ModuleItem<?> input) {
    if (input.getChoices() != null && !input.getChoices().isEmpty()) {
      return input.getChoices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
    }
    List<String> values = new ArrayList<>();
    String style = input.getWidgetStyle() == null ? "" : input.getWidgetStyle();
    if (input.getType() == boolean.class) {
      values.add("`true`, `false`");
    } else if (input.getType() != String.class) {
      values.add(input.getType() == double.class ? "number" : "integer");
    } else if (style.contains("directory")) {
      values.add("folder");
    } else if (ImageInputs.takesVolume(input)) {
      values.add("path or open image");
    } else if (style.contains("open") || style.contains("save")) {
      values.add("path");
    } else {
      values.add("text");
    }
    if (input.getMinimumValue() != null) {
      values.add("at least " + number(input.getMinimumValue()));
    }
    if (input.getMaximumValue() != null) {
      values.add("at most " + number(input.getMaximumValue()));
    }
    return String.join(", ", values);
  }

  private static String number(Object value) {
    return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
  }

  private static String sentence(String text) {
    return text(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)) + ".";
  }

  private static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("*", "\\*").replace("[", "\\[")
        .replace("|", "&#124;")
        .replaceAll("(?<![\\w.])([a-z]\\w*=)(?=[\\s,;:)]|$)", "`$1`");
  }
}
