/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;

/** Groups, order and marks of the inputs of a command. */
class CommandInputsTest {

  /** A command with four inputs. */
  public static final class Four implements Command {

    @Parameter(label = "First")
    private String first;

    @Parameter(label = "Second", required = false)
    private String second = "";

    @Parameter(label = "Third")
    private int third = 3;

    @Parameter(label = "Fourth", choices = {"a", "b"})
    private String fourth = "a";

    @Override
    public void run() {}
  }

  private CommandInputs inputs;

  @BeforeEach
  void takeFields() {
    CommandInfo info = new CommandInfo(Four.class);
    inputs = new CommandInputs(info, info.inputs());
  }

  private List<String> names() {
    return inputs.all().stream().map(ModuleItem::getName).toList();
  }

  @Test
  void keepsTheOrderOfTheFieldsWithoutGroups() {
    assertEquals(List.of("first", "second", "third", "fourth"), names());
  }

  @Test
  void ordersInputsByGroupsWithAdvancedOnesLast() {
    inputs.group("Late", "fourth");
    inputs.advanced("Early", "second");
    inputs.group("Early", "third");
    inputs.group("Late", "first");
    assertEquals(List.of("Late", "fourth", "first", "Early", "third", "second"), names());
    assertEquals("Early", inputs.get("second").get(CommandInputs.GROUP));
    assertTrue(inputs.get("second").is(CommandInputs.ADVANCED));
    assertFalse(inputs.get("third").is(CommandInputs.ADVANCED));
  }

  @Test
  void headingsAreMessages() {
    inputs.group("Input", "first", "second", "third", "fourth");
    CommandModuleItem<?> heading = inputs.get("Input");
    assertEquals(ItemVisibility.MESSAGE, heading.getVisibility());
    assertEquals("<html><b>Input</b></html>", heading.getDefaultValue());
    assertFalse(heading.isRequired());
    assertFalse(heading.isPersisted());
    assertEquals(String.class, heading.getType());
    assertNull(inputs.get("Output"));
  }

  @Test
  void marksInputsThatHaveNoDefault() {
    inputs.requireAllWithoutDefault(new Four());
    assertEquals(List.of("First *", "Second", "Third", "Fourth"),
        inputs.all().stream().map(ModuleItem::getLabel).toList());
    inputs.require("first", "second");
    assertEquals("First *", inputs.get("first").getLabel());
    assertEquals("Second *", inputs.get("second").getLabel());
  }

  @Test
  void changesLabelDescriptionAndChoicesOfGroupedInputs() {
    inputs.group("Input", "fourth");
    inputs.label("fourth", "Last");
    inputs.describe("fourth", "the last");
    inputs.restrict("fourth", List.of("b"));
    ModuleItem<?> fourth = inputs.get("fourth");
    assertEquals("Last", fourth.getLabel());
    assertEquals("the last", fourth.getDescription());
    assertEquals(List.of("b"), fourth.getChoices());
    assertEquals("Input", fourth.get(CommandInputs.GROUP));
    assertEquals(String.class, fourth.getType());
  }

  @Test
  void rejectsNamesWithoutInput() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> inputs.group("Input", "fifth")).getMessage()
        .endsWith(" has no input fifth"));
  }
}
