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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathTest {

  @TempDir
  Path folder;

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    OutputPath.folder("output", folder.resolve("a/b/c").toString());
    OutputPath.file(folder.resolve("a/b.csv").toString());
    assertNothingLeft();
  }

  @Test
  void rejectsImpossibleFolderNames() throws IOException {
    String output = folder.resolve("a").resolve("x".repeat(300)).toString();
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> OutputPath.folder("output", output));
    assertTrue(e.getMessage().startsWith("output=" + output + " cannot be written ("), e.getMessage());
    assertEquals("output", e.key());
    assertNothingLeft();
  }
}
