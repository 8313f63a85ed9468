package io.github.tmsthresholds.ij;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.command.run.InputCheck;
import java.util.List;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/**
 * How our commands come by their inputs where SciJava runs them, as in Fiji: as in plain ImageJ. Chosen from the menu, a
 * command asks in the same {@link CommandDialog}, whose text fields, unlike SciJava's, have buttons to browse. As soon as a
 * macro or script gives one input, the others have their defaults, without a dialog, where SciJava would ask for the rest.
 * A macro ends where a command fails.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 2)
public final class InputsInFiji extends AbstractPreprocessorPlugin {

  @Override
  public void process(Module module) {
    if (!(module.getDelegateObject() instanceof TmsCommand command)) {
      return;
    }
    if (IJ.isMacro()) {
      command.onCancel(InputsInFiji::endMacro);
    }
    List<ModuleItem<?>> inputs = Inputs.of(module);
    try {
      takeWords(module, inputs);
      boolean given = inputs.stream().anyMatch(input -> module.isInputResolved(input.getName()));
      if (!given && !Host.headless() && IJ.getInstance() != null) {
        if (!new CommandDialog(module.getInfo().getMenuPath().getLeaf().getName(), module).ask()) {
          cancel(TmsCommand.BY_USER);
          return;
        }
        command.askBeforeLongRuns();
      }
      InputCheck.check(module);
    } catch (IllegalArgumentException e) {
      cancel(ErrorMessage.of(e));
    }
    inputs.forEach(input -> module.resolveInput(input.getName()));
  }

  /** As in plain ImageJ, a macro does not go on after a command that failed; Fiji itself would, without a word if headless. */
  private static void endMacro(String reason) {
    if (Host.headless()) {
      Batch.exit(reason);
    }
    // a script that calls ImageJ, and a macro proper, which another thread runs
    Macro.abort();
    Interpreter.abort();
  }

  /** Takes all words of a macro; Fiji itself passes over those that it does not know, and bare ones. */
  private static void takeWords(Module module, List<ModuleItem<?>> inputs) {
    String options = Macro.getOptions();
    if (options != null) {
      Map<String, String> words = Options.parse(options);
      // without any, the words are those of another command, which runs this one
      if (inputs.stream().anyMatch(input -> words.containsKey(input.getName()))) {
        Inputs.set(module, words);
      }
    }
  }
}
