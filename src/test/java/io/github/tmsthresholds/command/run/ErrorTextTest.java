/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scijava.module.DefaultMutableModuleInfo;
import org.scijava.module.DefaultMutableModuleItem;

class ErrorTextTest {

  private static final DefaultMutableModuleInfo COMMAND = new DefaultMutableModuleInfo();

  static {
    DefaultMutableModuleItem<String> spacing = new DefaultMutableModuleItem<>(COMMAND, "spacing", String.class);
    spacing.setLabel("Spacing (mm)");
    COMMAND.addInput(spacing);
  }

  @Test
  void beginsWithTheLabelOfTheParameter() {
    assertEquals("Spacing (mm):\nspacing=abc is not a number", ErrorText.of("spacing=abc is not a number", COMMAND));
    assertEquals("other=1 must be 0", ErrorText.of("other=1 must be 0", COMMAND));
    assertEquals("E.nii: no such file", ErrorText.of("E.nii: no such file", COMMAND));
  }

  @Test
  void breaksLongLinesAtSpacesOrInPaths() {
    String words = "a label must be an integer from 0 to 255 ".repeat(20).strip();
    String path = "/data/" + "subject_with_a_long_name/".repeat(12) + "E.nii.gz";
    for (String message : new String[] {words, path + ": " + words, "x".repeat(1000)}) {
      String text = ErrorText.of(message, COMMAND);
      assertTrue(text.lines().allMatch(line -> line.length() <= 90 && line.equals(line.strip())), text);
      assertEquals(message.replace(" ", ""), text.replace(" ", "").replace("\n", ""));
    }
    assertTrue(ErrorText.of(path, COMMAND).lines().allMatch(line -> line.endsWith("/") || line.endsWith("E.nii.gz")));
  }
}
