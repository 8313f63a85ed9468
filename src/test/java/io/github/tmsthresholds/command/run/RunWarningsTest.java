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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWarningsTest {

  @TempDir
  Path folder;

  @Test
  void reportsEachTextOnceInTheLogAndOnTheStandardErrorStream() throws IOException {
    RunWarnings warnings = new RunWarnings(RunLog.beside(folder.resolve("map").toString()));
    PrintStream saved = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      warnings.add("a.nii: first");
      warnings.add("b.nii: second");
      warnings.add("a.nii: first");
    } finally {
      System.setErr(saved);
    }
    assertEquals("Warning: a.nii: first\nWarning: b.nii: second\n", printed.toString(StandardCharsets.UTF_8));
    assertEquals(List.of("a.nii: first", "b.nii: second"), List.copyOf(warnings.texts()));
    List<String> log = Files.readAllLines(folder.resolve("map.log"));
    assertEquals(2, log.size());
    assertTrue(log.get(1).endsWith(" Warning: b.nii: second"), log.get(1));
  }

  @Test
  void windowShowsTextsAsTheyAre() {
    RunWarnings warnings = new RunWarnings(RunLog.beside(""));
    warnings.add("a<b & c");
    assertTrue(warnings.html("Measure Thresholds...").contains("<li>a&lt;b &amp; c</li>"));
  }
}
