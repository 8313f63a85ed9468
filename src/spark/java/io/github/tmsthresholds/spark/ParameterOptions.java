/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import ij.Prefs;
import io.github.tmsthresholds.ij.Commands;
import io.github.tmsthresholds.ij.Inputs;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes the parameters of a command options of a program: the parameter {@code spacing} is the option {@code
 * --spacing}, with the same description, default and checks. Stateless, thread-safe.
 */
final class ParameterOptions {

  private ParameterOptions() {}

  /**
   * Runs a program and ends Java with its exit code.
   *
   * @param excluded parameters that the program sets itself
   * @param added further options with their descriptions
   */
  static void run(ClusterCommand program, Set<String> excluded, Map<String, String> added, String... arguments) {
    System.setProperty("java.awt.headless", "true");
    // the options of ImageJ, such as the byte order of TIFF files, as in a macro
    Prefs.load(new Prefs(), null);
    System.exit(commandLine(program, excluded, added).execute(arguments));
  }

  static CommandLine commandLine(ClusterCommand program, Set<String> excluded, Map<String, String> added) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(program);
    added.forEach((key, description) -> spec.addOption(option(program, key, "TEXT", description).build()));
    Module command = Commands.create(program.label());
    for (ModuleItem<?> input : Inputs.of(command)) {
      if (!excluded.contains(input.getName())) {
        spec.addOption(option(program, command, input));
      }
    }
    return new CommandLine(spec);
  }

  private static OptionSpec option(ClusterCommand program, Module command, ModuleItem<?> input) {
    Object value = command.getInput(input.getName());
    String preset = value == null || value.toString().isEmpty() ? "" : "; default: " + value;
    OptionSpec.Builder option = option(program, input.getName(),
        input.getType().getSimpleName().toUpperCase(Locale.ROOT), input.getDescription() + preset);
    // a key alone means true, as in macros
    return (input.getType() == boolean.class ? option.arity("0..1").fallbackValue("true") : option).build();
  }

  private static OptionSpec.Builder option(ClusterCommand program, String key, String kind, String description) {
    return OptionSpec.builder("--" + key).type(String.class).paramLabel(kind)
        .description(description.replace("%", "%%")).setter(new ISetter() {
          @Override
          public <T> T set(T value) {
            if (value != null) {
              program.values().put(key, value.toString());
            }
            return null;
          }
        });
  }
}
