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

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

/** Describes an exception in one line for the user of a command. */
public final class ErrorMessage {

  private ErrorMessage() {}

  /** Returns the message of a failure that the user can correct; of a defect also its type and where it was thrown. */
  public static String of(Throwable failure) {
    return text(failure).strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  /** Returns whether the failure is a defect rather than invalid input, a file error or a cancelled run. */
  public static boolean isDefect(Throwable failure) {
    return !(failure instanceof InvalidInputException || failure instanceof InvalidPathException
        || failure instanceof IOException || failure instanceof UncheckedIOException
        || failure instanceof CommandFailedException || failure instanceof CancellationException
        || failure instanceof OutOfMemoryError);
  }

  private static String text(Throwable failure) {
    if (failure instanceof UncheckedIOException && failure.getCause() != null) {
      return text(failure.getCause());
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory: " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB are not enough; "
          + JavaMemory.moreMemory() + ", or use a smaller volume or fewer sites";
    }
    // Java's own message is the path alone, those of our readers are complete
    if (failure instanceof FileSystemException file && file.getReason() == null
        && file.getMessage().equals(file.getFile()) && !file.getFile().contains(": no such ")) {
      return file.getFile() + ": " + (file instanceof NoSuchFileException ? "no such file or folder"
          : file instanceof AccessDeniedException ? "access denied" : file.getClass().getSimpleName());
    }
    if (!isDefect(failure)) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return "internal error: " + failure + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
