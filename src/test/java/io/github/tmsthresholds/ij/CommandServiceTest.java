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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.command.CountWords;
import io.github.tmsthresholds.command.EstimateThresholds;
import io.github.tmsthresholds.command.run.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.console.ConsoleService;
import org.scijava.service.SciJavaService;
import org.scijava.startup.StartupService;

/** Runs commands as scripts, PyImageJ and {@code fiji --headless --run} do. */
class CommandServiceTest {

  private final Context context = new Context();
  private final CommandService commands = context.service(CommandService.class);

  @TempDir
  Path folder;

  private Path in;
  private Path out;

  @BeforeEach
  void writeInput() throws IOException {
    in = Files.writeString(folder.resolve("four words.txt"), "one two three four");
    out = folder.resolve("out.txt");
  }

  @AfterEach
  void disposeContext() {
    context.dispose();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void returnsTheModuleWithOrWithoutProcessing(boolean process) throws Exception {
    CommandModule module =
        commands.run(CountWords.class, process, "input", in.toString(), "output", out.toString(), "times", 3).get();
    assertFalse(module.isCanceled(), module.getCancelReason());
    assertEquals(3, module.getInput("times"));
    assertEquals("fast 6.0", Files.readString(out));
  }

  /** As PyImageJ: a class name, a map, and values that SciJava converts. */
  @Test
  void runsByNameWithAMap() throws Exception {
    commands.run(CountWords.class.getName(), true, Map.of("input", in.toFile(), "output", out.toFile(), "times", 3L,
        "reverse", true)).get();
    assertEquals("fast -6.0", Files.readString(out));
  }

  private static void fails(String message, Future<CommandModule> run) {
    Throwable failure = assertThrows(ExecutionException.class, run::get).getCause().getCause();
    assertInstanceOf(CommandFailedException.class, failure);
    assertEquals(message, failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void throwsTheFailureOfACommand(boolean process) throws Exception {
    fails("none.txt: no such file or folder",
        commands.run(CountWords.class, process, "input", "none.txt", "output", out.toString()));
    fails("times=11 must be from 1 to 10",
        commands.run(CountWords.class, process, "input", in.toString(), "output", out.toString(), "times", 11));
    fails("input= is missing: file whose words are counted", commands.run(CountWords.class, process));
    fails("tmies=3 is not a parameter of the command; the keys are input, times, scale, search, reverse, folder, "
        + "output",
        commands.run(CountWords.class, process, "input", in.toString(), "output", out.toString(), "tmies", 3));
    assertFalse(Files.exists(out));
  }

  @Test
  void checksInputsOfInstalledEstimators() {
    Object[] files = {"efield", in.toString(), "tissues", in.toString(), "output", out.toString()};
    assertTrue(commands.getCommand(EstimateThresholds.class).getInput("estimator").getChoices().contains("cnn"));
    fails("estimator=fem must be one of cable, cnn, uniform, average, normal, magnitude",
        commands.run(EstimateThresholds.class, true, with(files, "estimator", "fem")));
    fails("engine=abacus must be one of java, tensorflow",
        commands.run(EstimateThresholds.class, true, with(files, "engine", "abacus")));
  }

  /** Fiji creates the services of SciJava and of ImageJ only. */
  @Test
  void hasInputsOfEstimatorsWhereOnlyServicesOfSciJavaAreCreated() {
    try (Context fiji = new Context(SciJavaService.class)) {
      CommandInfo info = fiji.service(CommandService.class).getCommand(EstimateThresholds.class);
      assertEquals("Input", info.inputs().iterator().next().getName(), "the heading of a group");
      assertNotNull(info.getInput("engine"));
      assertNotNull(fiji.getService(ViewsInFiji.class));
    }
  }

  private static Object[] with(Object[] inputs, Object key, Object value) {
    Object[] all = Arrays.copyOf(inputs, inputs.length + 2);
    all[inputs.length] = key;
    all[inputs.length + 1] = value;
    return all;
  }

  @Test
  void hasOneModuleForEachCommand() {
    for (CommandInfo info : commands.getCommands()) {
      assertSame(info, commands.getCommand(info.getClassName()));
      assertEquals(1, commands.getCommandsOfClass(info.getClassName()).size(), info.getClassName());
      assertEquals(1, commands.moduleService().getModules().stream()
          .filter(module -> module.getIdentifier().equals(info.getIdentifier())).count(), info.getClassName());
    }
  }

  /** Runs what the command line names, as Fiji does, then ends Java with exit code 0. */
  static final class Fiji {

    public static void main(String[] options) {
      Context context = new Context();
      context.service(ConsoleService.class).processArgs(options);
      context.service(StartupService.class).executeOperations();
      System.exit(0);
    }
  }

  private String fiji(int exit, String inputs) throws Exception {
    Path printed = folder.resolve("printed");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Fiji.class.getName(),
        "--run", "Count Words...", inputs).redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    String messages = Files.readString(printed);
    assertEquals(exit, process.exitValue(), messages);
    return messages;
  }

  @Test
  @Tag("jvm")
  void runsFromTheCommandLine() throws Exception {
    String messages = fiji(0, "input='" + in + "',output='" + out + "',times=3");
    assertEquals("fast 6.0", Files.readString(out), messages);
  }

  @Test
  @Tag("jvm")
  void exitsWithCode1WhenTheCommandOfTheCommandLineFails() throws Exception {
    String more = ",output='" + out + "'";
    for (String[] run : new String[][] {{"input='none.txt'" + more, "none.txt: no such file or folder"},
        {"input='" + in + "',times=11" + more, "times=11 must be from 1 to 10"},
        {"input='" + in + "',tmies=11" + more, "tmies=11 is not a parameter of the command; the keys are input, "}}) {
      String messages = fiji(1, run[0]);
      assertTrue(messages.contains("error: " + run[1]), messages);
      assertFalse(Files.exists(out));
    }
  }
}
