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

import java.io.IOException;
import java.nio.file.Path;

/** Thrown if a file violates its format. The message is one line: the file, the position and the problem. */
public final class FormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /** @param message the complete message, which names the source */
  public FormatException(String message) {
    super(oneLine(message));
  }

  /** @param message the position and the problem */
  public FormatException(Path file, String message) {
    this(file + ": " + message);
  }

  /** @param message the position and the problem */
  public FormatException(Path file, String message, Throwable cause) {
    super(oneLine(file + ": " + message), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
