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

import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

  private static final String COMMAND = "Count Words...";

  @TempDir
  Path folder;

  private String paths;

  @BeforeEach
  void writeInput() throws IOException {
    Path in = folder.resolve("four words.txt");
    Files.writeString(in, "one two three four");
    paths = "input=[" + in + "] output=[" + folder.resolve("out.txt") + "]";
  }

  @Test
  void omittedInputsKeepTheirDefaults() throws IOException {
    Batch.runCommand(COMMAND, paths);
    assertEquals("fast 2.0", Files.readString(folder.resolve("out.txt")));
  }

  @Test
  void valuesOfOneRunDoNotLeakIntoTheNext() throws IOException {
    Batch.runCommand(COMMAND, paths + " times=3 scale=1e-1 search=published reverse");
    assertEquals("published -1.2000000000000002", Files.readString(folder.resolve("out.txt")));
    omittedInputsKeepTheirDefaults();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "seed=7        | seed=7 is not a parameter of the command; the keys are input, times, scale, search, reverse, "
          + "folder, output",
      "times=2.5     | times=2.5 is not an integer",
      "times=11      | times=11 must be from 1 to 10",
      "scale=NaN     | scale=NaN must be a finite number",
      "scale=0,5     | scale=0,5 is not a number",
      "search=slow   | search=slow must be one of fast, published",
      "reverse=yes   | reverse=yes is not true or false"})
  void rejectsInvalidParameters(String key, String message) {
    rejects(paths + " " + key, message);
  }

  @Test
  void rejectsMissingInputsFilesAndCommands() {
    String output = "output=[" + folder.resolve("out.txt") + "]";
    rejects(output, "input= is missing: file whose words are counted");
    rejects(output + " input=none.txt", "none.txt: no such file or folder");
    rejects(paths.replace("four words", "four\nwords"), folder.resolve("four words.txt") + ": no such file or folder");
    assertEquals("no command 'Guess...' in the menu TMS Thresholds",
        assertThrows(InvalidInputException.class, () -> Batch.runCommand("Guess...", "")).getMessage());
  }

  private void rejects(String options, String message) {
    assertEquals(message,
        assertThrows(RuntimeException.class, () -> Batch.runCommand(COMMAND, options)).getMessage());
    assertFalse(Files.exists(folder.resolve("out.txt")));
  }

  @Test
  void propagatesDefects() throws IOException {
    Files.writeString(folder.resolve("four words.txt"), "defect");
    String line = assertThrows(CommandFailedException.class, () -> Batch.runCommand(COMMAND, paths)).getMessage();
    Path log = folder.resolve("out.txt.log");
    assertTrue(line.startsWith("internal error: java.lang.IllegalArgumentException: a defect at "
        + "io.github.tmsthresholds.command.CountWords.execute(CountWords.java:"), line);
    assertTrue(line.endsWith("; the stack trace is in " + log.toAbsolutePath()), line);
    List<String> lines = Files.readAllLines(log);
    assertTrue(lines.get(3).endsWith(" java.lang.IllegalArgumentException: a defect"), lines::toString);
    assertTrue(lines.get(4).startsWith("\tat io.github.tmsthresholds.command.CountWords.execute("), lines::toString);
    assertTrue(lines.get(lines.size() - 1).endsWith(" s: " + line), lines::toString);
  }

  @Test
  void reportsInvalidInputWithoutStackTrace() throws IOException {
    Path input = Files.writeString(folder.resolve("four words.txt"), "invalid");
    rejects(paths, "input=" + input + " must not begin with invalid");
    List<String> lines = Files.readAllLines(folder.resolve("out.txt.log"));
    assertEquals(4, lines.size(), lines::toString);
    assertTrue(lines.get(3).endsWith(" s: input=" + input + " must not begin with invalid"), lines::toString);
  }
}
