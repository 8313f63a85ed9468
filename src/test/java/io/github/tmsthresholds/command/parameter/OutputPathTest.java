package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    String message = assertThrows(IllegalArgumentException.class, () -> OutputPath.folder("output", output)).getMessage();
    assertTrue(message.startsWith("output=" + output + ": cannot be written ("), message);
    assertNothingLeft();
  }
}
