package io.github.tmsthresholds.command.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

/** An exception told in one line to whoever runs a command. */
public final class ErrorMessage {

  private ErrorMessage() {}

  /** The message of bad input as it stands; of a defect also its type and where it arose. */
  public static String of(Throwable failure) {
    return text(failure).strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  private static String text(Throwable failure) {
    if (failure instanceof UncheckedIOException && failure.getCause() != null) {
      return text(failure.getCause());
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory: " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB are not enough, "
          + "give Java more (-Xmx) or ask for fewer sites";
    }
    // Java's own says the path alone, our readers' say the rest
    if (failure instanceof FileSystemException file && file.getReason() == null
        && file.getMessage().equals(file.getFile()) && !file.getFile().contains(": no such ")) {
      return file.getFile() + ": " + (file instanceof NoSuchFileException ? "no such file or folder"
          : file instanceof AccessDeniedException ? "access denied" : file.getClass().getSimpleName());
    }
    boolean plain = failure.getMessage() != null && (failure instanceof IOException
        || failure.getClass() == IllegalArgumentException.class || failure instanceof InvalidPathException
        || failure instanceof CancellationException);
    if (plain) {
      return failure.getMessage();
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return failure + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
