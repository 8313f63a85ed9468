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

/** A command that ended without a result. The message is the line for the user. */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** @param message the error of the command, in one line */
  public CommandFailedException(String message) {
    super(message);
  }
}
