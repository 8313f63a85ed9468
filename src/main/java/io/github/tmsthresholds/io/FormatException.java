package io.github.tmsthresholds.io;

import java.io.IOException;
import java.nio.file.Path;

/** Thrown if a file does not follow its format. The message is one line: the file, the place, what is wrong there. */
public final class FormatException extends IOException {

  private static final long serialVersionUID = 1L;

  public FormatException(String message) {
    super(oneLine(message));
  }

  public FormatException(Path file, String message) {
    this(file + ": " + message);
  }

  public FormatException(Path file, String message, Throwable cause) {
    super(oneLine(file + ": " + message), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
