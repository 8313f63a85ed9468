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

import io.github.tmsthresholds.command.parameter.CommandInputs;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.PluginInfo;

/** Metadata of a command whose inputs are those of its fields as {@link TmsCommand#adapt} changes them. */
final class TmsCommandInfo extends CommandInfo {

  private final Context context;
  private CommandInputs inputs;

  /** @param weight place in the menu, before that of commands with greater ones */
  TmsCommandInfo(PluginInfo<Command> info, Context context, double weight) {
    super(info);
    this.context = context;
    getMenuPath().getLeaf().setWeight(weight);
  }

  /** Adapts the inputs at first use, because that loads the class of the command. */
  private synchronized CommandInputs adapted() {
    if (inputs == null) {
      try {
        TmsCommand command = (TmsCommand) createInstance();
        context.inject(command);
        CommandInputs adapted = new CommandInputs(this, super.inputs());
        command.adapt(adapted);
        adapted.requireAllWithoutDefault(command);
        inputs = adapted;
      } catch (InstantiableException e) {
        throw new IllegalStateException(getClassName() + " cannot be created", e);
      }
    }
    return inputs;
  }

  /** Says, too, that Fiji does not record this command: the dialog records what differs from the defaults. */
  @Override
  public boolean is(String key) {
    return key.equals("no-record") || super.is(key);
  }

  @Override
  public Iterable<ModuleItem<?>> inputs() {
    return adapted().all();
  }

  @Override
  public CommandModuleItem<?> getInput(String name) {
    return adapted().get(name);
  }

  @Override
  public Module createModule() throws ModuleException {
    return new TmsModule(this);
  }

  @Override
  public Module createModule(Command command) {
    return new TmsModule(this, command);
  }
}
