package io.github.tmsthresholds.command.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ErrorMessageTest {

  @Test
  void returnsMessagesOfInvalidInputInOneLine() {
    assertEquals("x=1: y was expected", ErrorMessage.of(new IllegalArgumentException("x=1:\n  y was expected\n")));
    assertEquals("a.nii: truncated", ErrorMessage.of(new UncheckedIOException(new FormatException(Path.of("a.nii"), "truncated"))));
  }

  @Test
  void doesNotReportCancellationAsDefect() {
    assertEquals("cancelled", ErrorMessage.of(new CancellationException("cancelled")));
  }

  @Test
  void namesMissingFiles() {
    IOException e = assertThrows(IOException.class, () -> Files.readString(Path.of("no/such.csv")));
    assertEquals(Path.of("no/such.csv") + ": no such file or folder", ErrorMessage.of(e));
    assertEquals("a.nii: no such file", ErrorMessage.of(new NoSuchFileException("a.nii: no such file")));
  }

  @Test
  void namesTheOriginOfDefects() {
    String line = ErrorMessage.of(new NullPointerException("x is null"));
    assertTrue(line.contains("NullPointerException: x is null at io.github.tmsthresholds.command.run.ErrorMessageTest"), line);
  }
}
