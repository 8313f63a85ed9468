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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.run.InputCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Tests the menu entries in ImageJ 1.x and Fiji, and the conventions for parameters. */
class MenuTest {

  /** Maximum number of inputs of a dialog without groups. */
  private static final int UNGROUPED = 8;
  /** Longest label, so that dialogs fit on the screen. */
  private static final int LONGEST_LABEL = 52;

  private static Stream<CommandInfo> commands() {
    return Host.context().service(CommandService.class).getCommands().stream()
        .filter(c -> c.getClassName().startsWith(TmsCommand.class.getPackageName() + "."));
  }

  @Test
  void pluginsConfigListsEachCommandOnce() throws IOException {
    List<String> listed = new ArrayList<>(Files.readAllLines(Path.of("plugins.config")));
    listed.addAll(Files.readAllLines(Path.of("src/test/resources/plugins.config")));
    listed.removeIf(line -> line.isBlank() || line.startsWith("#") || line.endsWith("\"-\""));
    List<String> expected = commands().map(c -> c.getMenuPath().getLeaf().getName()).map(label ->
        "Plugins>TMS Thresholds, \"" + label + "\", " + CommandBridge.class.getName() + "(\"" + label + "\")").toList();
    assertEquals(new TreeSet<>(expected), new TreeSet<>(listed));
    assertEquals(expected.size(), listed.size());
  }

  @Test
  void menuInFijiHasTheOrderOfPluginsConfig() throws IOException {
    List<String> listed = Files.readAllLines(Path.of("plugins.config")).stream()
        .filter(line -> line.startsWith("Plugins>") && !line.endsWith("\"-\""))
        .map(line -> line.split("\"")[1]).toList();
    List<String> sorted = commands().filter(c -> listed.contains(c.getMenuPath().getLeaf().getName()))
        .sorted(Comparator.comparingDouble(c -> c.getMenuPath().getLeaf().getWeight()))
        .map(c -> c.getMenuPath().getLeaf().getName()).toList();
    assertEquals(listed, sorted);
    assertEquals(sorted.size(), commands().map(c -> c.getMenuPath().getLeaf().getWeight()).distinct()
        .filter(w -> w < sorted.size()).count(), "each has a place of its own");
  }

  @Test
  void macroHeadersGiveKeysAndDefaultsOfTheirCommands() throws IOException {
    try (Stream<Path> macros = Files.list(Path.of("macros"))) {
      for (Path file : macros.filter(f -> f.toString().endsWith(".ijm") && !f.endsWith("Batch_Maps.ijm")).toList()) {
        String macro = Files.readString(file);
        Matcher label = Pattern.compile("Batch\\.run\", \"([^\"]+)\"").matcher(macro);
        assertTrue(label.find(), file::toString);
        Module command = Commands.create(label.group(1));
        Matcher word = Pattern.compile("[ \\[|]([a-z_]+)=([^\\s\\]|]*)").matcher(
            macro.lines().filter(line -> line.startsWith("//   ")).collect(Collectors.joining("\n")));
        while (word.find()) {
          ModuleItem<?> input = command.getInfo().getInput(word.group(1));
          assertNotNull(input, file + ": " + word.group());
          String standard = Inputs.text(command, input);
          if (word.group(2).matches("[0-9.]+") && !standard.isEmpty()) {
            assertEquals(standard, word.group(2), file + ": " + word.group());
          }
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> parametersKeepTheRules() {
    return commands().map(c -> DynamicTest.dynamicTest(c.getMenuPath().getLeaf().getName(), () -> keepsTheRules(c)));
  }

  private static void keepsTheRules(CommandInfo info) {
    assertEquals("Plugins > TMS Thresholds > " + info.getMenuPath().getLeaf().getName(),
        info.getMenuPath().getMenuString());
    Module command = Commands.create(info.getMenuPath().getLeaf().getName());
    for (ModuleItem<?> input : Inputs.of(command)) {
      String key = input.getName();
      assertTrue(key.matches("[a-z][a-z0-9_]*"), key);
      assertTrue(Inputs.isText(input.getType()), key + " has a type that no macro can give: " + input.getType());
      assertFalse(input.isPersisted(), key + " must say persist = false");
      assertFalse(input.getDescription() == null || input.getDescription().isBlank(), key + " needs a description");
      boolean mustBeGiven = input.isRequired() && Inputs.text(command, input).isEmpty();
      assertTrue(!mustBeGiven || input.getLabel().endsWith(InputCheck.REQUIRED), key + " must be marked as required");
      assertTrue(Inputs.of(command).size() <= UNGROUPED || input.is(CommandInputs.GROUP), key + " needs a group");
      assertTrue(input.getLabel().length() <= LONGEST_LABEL, key + " has a long label: " + input.getLabel());
      // ImageJ finds key= after any character that is not a letter
      Inputs.of(command).forEach(other -> assertFalse(other.getName().matches(".*[^a-z]" + key), other.getName()
          + " hides " + key));
    }
  }
}
