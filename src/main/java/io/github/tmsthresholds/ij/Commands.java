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

import ij.ImagePlus;
import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.concurrent.CancellationException;
import org.scijava.Cancelable;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/**
 * Finds our SciJava commands by their menu label and runs them on the calling thread, as ImageJ 1.x runs its plugins.
 */
public final class Commands {

  private static final String MENU = "TMS Thresholds";

  private Commands() {}

  /**
   * Creates a command with default inputs.
   *
   * @throws InvalidInputException if the menu has no such command
   */
  public static Module create(String label) {
    for (CommandInfo info : Host.context().service(CommandService.class).getCommands()) {
      int depth = info.getMenuPath().size();
      if (depth > 1 && info.getMenuPath().get(depth - 2).getName().equals(MENU)
          && info.getMenuPath().getLeaf().getName().equals(label)) {
        Module command = Host.context().service(ModuleService.class).createModule(info);
        try {
          command.initialize();
        } catch (MethodCallException e) {
          throw new IllegalStateException(label + " cannot be initialized", e);
        }
        return command;
      }
    }
    throw new InvalidInputException("no command '" + label + "' in the menu " + MENU);
  }

  /** Runs a command as {@link #compute} does and shows the images that it returns if there is a display. */
  static void run(Module command) {
    compute(command);
    for (ModuleItem<?> output : command.getInfo().outputs()) {
      if (!Host.headless() && command.getOutput(output.getName()) instanceof ImagePlus image) {
        image.show();
      }
    }
  }

  /**
   * Runs a command whose inputs are set.
   *
   * @throws CommandFailedException with the command's error in one line if it failed
   * @throws CancellationException if the user cancelled it
   */
  public static void compute(Module command) {
    command.run();
    if (command instanceof Cancelable cancelable && cancelable.isCanceled()) {
      throw new CancellationException(TmsCommand.CANCELLED);
    }
  }
}
