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

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.command.run.ErrorText;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.concurrent.CancellationException;
import org.scijava.module.DefaultMutableModuleInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;

/**
 * Runs a SciJava command, named by its menu label, as a plugin of ImageJ 1.x; {@code plugins.config} has one entry per
 * command. From the menu it shows a dialog and records the values; with macro options or headless it takes
 * {@code key=value} pairs and shows nothing.
 */
public final class CommandBridge implements PlugIn {

  @Override
  public void run(String label) {
    String options = Macro.getOptions();
    ModuleInfo info = new DefaultMutableModuleInfo();
    try {
      if (options != null || Host.headless()) {
        Batch.runCommand(label, options == null ? "" : options);
        return;
      }
      Module command = Commands.create(label);
      info = command.getInfo();
      CommandDialog dialog = new CommandDialog(label, command);
      if (dialog.show()) {
        dialog.record();
        ((TmsCommand) command.getDelegateObject()).askBeforeLongRuns();
        Commands.run(command);
      }
    } catch (CancellationException e) {
      IJ.showStatus(label + " " + e.getMessage());
      Macro.abort();
    } catch (InvalidInputException | CommandFailedException e) {
      Batch.exitIfForOneJob(e);
      if (Host.headless()) {
        throw e;
      }
      IJ.error(label, ErrorText.of(ErrorMessage.of(e), info));
    } catch (RuntimeException | Error e) {
      Batch.exitIfForOneJob(e);
      throw e;
    }
  }
}
