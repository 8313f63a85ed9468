/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir
  Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void namesFileInErrorOfFullDisk() throws IOException {
    Path file = folder.resolve("map.tif");
    IOException full = assertThrows(IOException.class, () -> AtomicFile.write(file, temporary -> {
      throw new IOException("No space left on device");
    }));
    assertEquals(file + ": cannot be written (No space left on device)", full.getMessage());
    assertEquals(List.of(), names());
  }

  @Test
  void namesFileWhoseFolderIsAFile() throws IOException {
    Path inFile = Files.writeString(folder.resolve("file"), "").resolve("map.tif");
    IOException e = assertThrows(IOException.class, () -> AtomicFile.writeText(inFile, "text"));
    assertTrue(e.getMessage().startsWith(inFile + ": cannot be written ("), e.getMessage());
  }

  @Test
  void failureLeavesFileUnchanged() throws IOException {
    Path file = folder.resolve("table.csv");
    AtomicFile.writeText(file, "µ");
    assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, temporary -> {
      Files.writeString(temporary, "half");
      throw new IllegalStateException();
    }));
    assertEquals("µ", Files.readString(file));
    assertEquals(List.of("table.csv"), names());
  }

  @Test
  void namesFileThatCannotBeReplacedAndLeavesNoTemporaryFile() throws IOException {
    Path file = folder.resolve("table.csv");
    IOException e = assertThrows(IOException.class, () -> AtomicFile.write(file, temporary -> {
      Files.writeString(temporary, "whole");
      Files.createDirectories(file.resolve("in the way"));
    }));
    assertTrue(e.getMessage().startsWith(file + ": cannot be replaced ("), e.getMessage());
    assertEquals(List.of("table.csv"), names());
  }
}
