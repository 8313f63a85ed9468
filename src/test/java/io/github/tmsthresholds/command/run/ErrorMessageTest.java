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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ErrorMessageTest {

  @Test
  void invalidInputIsReportedAsItsMessageInOneLine() {
    assertEquals("x=1: must be y", ErrorMessage.of(new InvalidInputException("x=1:\n  must be y\n")));
    assertEquals("a.nii: truncated",
        ErrorMessage.of(new UncheckedIOException(new FormatException(Path.of("a.nii"), "truncated"))));
  }

  @Test
  void aCancelledRunIsNotADefect() {
    assertEquals("cancelled", ErrorMessage.of(new CancellationException("cancelled")));
  }

  @Test
  void namesMissingFiles() {
    IOException e = assertThrows(IOException.class, () -> Files.readString(Path.of("no/such.csv")));
    assertEquals(Path.of("no/such.csv") + ": no such file or folder", ErrorMessage.of(e));
    assertEquals("a.nii: no such file", ErrorMessage.of(new NoSuchFileException("a.nii: no such file")));
  }

  @Test
  void defectsAreInternalErrorsWithTypeAndPlace() {
    for (RuntimeException defect : List.of(new NullPointerException("x"), new IllegalArgumentException("x"))) {
      String line = ErrorMessage.of(defect);
      assertTrue(line.startsWith("internal error: " + defect.getClass().getName()
          + ": x at io.github.tmsthresholds.command.run.ErrorMessageTest"), line);
    }
  }
}
