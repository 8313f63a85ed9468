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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;
import ij.Prefs;
import io.github.tmsthresholds.command.CountWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;

/** Tests inputs of commands that SciJava runs from scripts and macros: omitted ones have defaults, without a dialog. */
class InputsInFijiTest {

  @TempDir
  Path folder;

  private Path in;
  private Path out;

  @BeforeEach
  void rememberValuesOfADialog() throws IOException {
    in = folder.resolve("four words.txt");
    out = folder.resolve("out.txt");
    Files.writeString(in, "one two three four");
    Map<String, String> defaults = Map.of("times", "1", "search", "fast", "folder", "");
    LastValues.keep("Count Words...", Map.of("times", "7", "search", "published", "folder", "elsewhere"), defaults);
    assertEquals(Map.of("times", "7", "search", "published", "folder", "elsewhere"),
        LastValues.of("Count Words...", defaults));
  }

  @AfterEach
  void forget() {
    Map<String, String> defaults = Map.of("times", "1", "search", "fast", "folder", "");
    LastValues.keep("Count Words...", defaults, defaults);
    assertEquals(defaults, LastValues.of("Count Words...", defaults));
    assertEquals("none", Prefs.get("tms-thresholds.countwords.times", "none"));
  }

  private static CommandModule run(Object... inputs) throws Exception {
    return Host.context().service(CommandService.class).run(CountWords.class, true, inputs).get();
  }

  @Test
  void usesDefaultsForInputsThatAScriptOmits() throws Exception {
    CommandModule run = run("input", in.toString(), "output", out.toString(), "reverse", true);
    assertFalse(run.isCanceled(), run.getCancelReason());
    assertEquals("fast -2.0", Files.readString(out));
  }

  @Test
  void ignoresRememberedValuesInBatchRuns() throws IOException {
    Batch.runCommand("Count Words...", "input=[" + in + "] output=[" + out + "]");
    assertEquals("fast 2.0", Files.readString(out));
  }

  @Test
  void reportsErrorsOfScriptsInOneLine() throws Exception {
    Exception e = assertThrows(ExecutionException.class,
        () -> run("input", in.toString(), "output", out.toString(), "times", 11));
    assertEquals("times=11 must be from 1 to 10", e.getCause().getCause().getMessage());
    assertFalse(Files.exists(out));
  }

  @Test
  void notifiesTheListenerOfTheReasonOfAFailure() throws Exception {
    CommandInfo command = Host.context().service(CommandService.class).getCommand(CountWords.class);
    Module module = Host.context().service(ModuleService.class).createModule(command);
    List<String> messages = new ArrayList<>();
    ((CountWords) module.getDelegateObject()).onCancel(messages::add);
    Host.context().service(ModuleService.class)
        .run(module, true, "input", in.toString(), "output", out.toString(), "times", 11).get();
    assertEquals(List.of("times=11 must be from 1 to 10"), messages);
  }

  /** Runs with macro options, on a thread like that on which ImageJ runs macros. */
  private CommandModule macro(String parameters) throws InterruptedException {
    CommandModule module = (CommandModule) Commands.create("Count Words...");
    ((CountWords) module.getCommand()).onCancel(reason -> {});
    Thread thread = new Thread(() -> {
      Macro.setOptions(parameters);
      for (PreprocessorPlugin p : Host.context().service(PluginService.class)
          .createInstancesOfType(PreprocessorPlugin.class)) {
        p.process(module);
        if (p.isCanceled()) {
          module.cancel(p.getCancelReason());
          break;
        }
      }
      Macro.setOptions(null);
    }, "Run$_Count Words");
    thread.start();
    thread.join();
    return module;
  }

  @Test
  void usesDefaultsForOmittedKeysAndTrueForKeysWithoutValue() throws InterruptedException {
    Module module = macro("input=[" + in + "] reverse output=out.txt");
    assertEquals(in.toString(), module.getInput("input"));
    assertEquals(true, module.getInput("reverse"));
    assertEquals(1, module.getInput("times"));
    assertTrue(Inputs.of(module).stream().allMatch(i -> module.isInputResolved(i.getName())));
  }

  @Test
  void rejectsUnknownKeysOfMacros() throws InterruptedException {
    CommandModule module = macro("input=[" + in + "] outptu=out.txt");
    assertTrue(module.getCancelReason().startsWith(
        "outptu=out.txt is not a parameter of the command; the keys are input"));
  }

  @Test
  void ignoresMacroOptionsOfTheCallingCommand() throws InterruptedException {
    CommandModule module = macro("sigma=2");
    assertEquals("input= is missing: file whose words are counted", module.getCancelReason());
  }
}
