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
  void aFailureLeavesTheFileAsItWas() throws IOException {
    Path file = folder.resolve("table.csv");
    AtomicFile.writeText(file, "µ");
    assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, aside -> {
      Files.writeString(aside, "half");
      throw new IllegalStateException();
    }));
    assertEquals("µ", Files.readString(file));
    assertEquals(List.of("table.csv"), names());
  }

  @Test
  void whatCannotBeReplacedIsNamedAndNothingStaysBehind() throws IOException {
    Path file = folder.resolve("table.csv");
    IOException e = assertThrows(IOException.class, () -> AtomicFile.write(file, aside -> {
      Files.writeString(aside, "whole");
      Files.createDirectories(file.resolve("in the way"));
    }));
    assertTrue(e.getMessage().startsWith(file + ": cannot be replaced ("), e.getMessage());
    assertEquals(List.of("table.csv"), names());
  }
}
