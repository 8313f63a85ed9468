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
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;
import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;
import org.scijava.widget.InputHarvester;

/**
 * Fills the inputs of our commands where SciJava runs them, as in Fiji, in the same way as plain ImageJ does. A command
 * that is chosen from the menu shows the same {@link CommandDialog}, which, unlike SciJava's, folds groups of fields
 * and has buttons to browse and choose; only a program without ImageJ's window shows SciJava's. If a macro or script
 * sets any input, the others take their defaults without a dialog, where SciJava would ask for the rest. A macro ends
 * when a command fails.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 2)
public final class InputsInFiji extends AbstractPreprocessorPlugin {

  @Override
  public void process(Module module) {
    if (!(module.getDelegateObject() instanceof TmsCommand command)) {
      return;
    }
    listen(command);
    List<ModuleItem<?>> inputs = Inputs.of(module);
    try {
      takeMacroOptions(module, inputs);
      boolean anySet = inputs.stream().anyMatch(input -> module.isInputResolved(input.getName()));
      if (!anySet && !Host.headless()) {
        if (IJ.getInstance() == null && isUserInterfaceVisible()) {
          // a program with a SciJava user interface only: its dialog asks, and the command checks the values
          return;
        }
        if (IJ.getInstance() != null && !ask(module, command)) {
          cancel(TmsCommand.BY_USER);
          return;
        }
      }
      command.checkInputs();
    } catch (InvalidInputException e) {
      command.throwUnlessHandled(ErrorMessage.of(e));
      cancel(ErrorMessage.of(e));
    }
    // also headings, for which SciJava would show a dialog
    module.getInfo().inputs().forEach(input -> module.resolveInput(input.getName()));
  }

  /** Shows the dialog and records its values. @return false if the user cancels */
  private static boolean ask(Module module, TmsCommand command) {
    if (!IJ.isMacro()) {
      // SciJava shows the reason
      command.onCancel(reason -> {});
    }
    String label = module.getInfo().getMenuPath().getLeaf().getName();
    CommandDialog dialog = new CommandDialog(label, module);
    if (!dialog.show()) {
      return false;
    }
    Recorder.setCommand(label);
    dialog.record();
    Recorder.saveCommand();
    command.askBeforeLongRuns();
    return true;
  }

  private boolean isUserInterfaceVisible() {
    UIService service = getContext().getService(UIService.class);
    return service != null && service.isVisible();
  }

  /** Lets a failure end Java or a macro; scripts and programs that embed Fiji get an exception. */
  private static void listen(TmsCommand command) {
    if (IJ.isMacro()) {
      command.onCancel(Launch.isForOneJob() ? Batch::exit : InputsInFiji::endMacro);
    } else if (Launch.isForOneCommand()) {
      command.onCancel(Batch::exit);
    }
  }

  /**
   * Ends the macro, as in plain ImageJ; Fiji itself would go on after a failed command, headless without any message.
   */
  private static void endMacro(String reason) {
    if (Host.headless()) {
      System.err.println("error: " + reason);
    }
    // the first ends a script that calls ImageJ, the second a macro, which runs in another thread
    Macro.abort();
    Interpreter.abort();
  }

  /** Sets all options of a macro; Fiji itself ignores unknown keys and keys without a value. */
  private static void takeMacroOptions(Module module, List<ModuleItem<?>> inputs) {
    String options = Macro.getOptions();
    if (options != null) {
      Map<String, String> values = Options.parse(options);
      // options without any of our keys belong to another command, which runs this one
      if (inputs.stream().anyMatch(input -> values.containsKey(input.getName()))) {
        Inputs.set(module, values);
      }
    }
  }
}
