/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import java.awt.GraphicsEnvironment;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleException;

/**
 * A command with its inputs. It has no state of its own but which inputs are resolved: values are in the fields of the
 * command, and those of other inputs in {@link TmsCommand#otherValues}.
 */
final class TmsModule extends CommandModule {

  TmsModule(CommandInfo info) throws ModuleException {
    super(info);
  }

  TmsModule(CommandInfo info, Command command) {
    super(info, command);
  }

  @Override
  public Object getInput(String name) {
    CommandModuleItem<?> input = getInfo().getInput(name);
    if (isField(input)) {
      return super.getInput(name);
    }
    return otherValues().getOrDefault(name, input == null ? null : input.getDefaultValue());
  }

  /** Sets an input. Values of unknown names are kept for {@link TmsCommand#run()}, which rejects them. */
  @Override
  public void setInput(String name, Object value) {
    if (isField(getInfo().getInput(name))) {
      super.setInput(name, value);
    } else {
      otherValues().put(name, value);
    }
  }

  /**
   * Runs the command. Without a display its outputs then count as shown: SciJava would print them as log messages, such
   * as {@code image = img["threshold_map"...]}, on the standard output. Scripts get them all the same.
   */
  @Override
  public void run() {
    super.run();
    if (GraphicsEnvironment.isHeadless()) {
      getInfo().outputs().forEach(output -> resolveOutput(output.getName()));
    }
  }

  private boolean isField(CommandModuleItem<?> input) {
    return input != null && input.getField().getDeclaringClass().isInstance(getCommand());
  }

  private Map<String, Object> otherValues() {
    return ((TmsCommand) getCommand()).otherValues();
  }
}
