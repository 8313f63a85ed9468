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

import ij.CommandListener;
import ij.Executer;
import ij.IJ;
import java.util.function.Predicate;

/**
 * Asks before ImageJ quits while a command runs, whether from the menu or because its window is closed: the run would
 * end without a result. Thread-safe.
 */
public final class QuitGuard implements CommandListener, AutoCloseable {

  private static final String QUIT = "Quit";

  private final String question;
  private final Predicate<String> confirmed;

  /** @param confirmed asks the user a question and returns whether the answer is yes */
  QuitGuard(String command, Predicate<String> confirmed) {
    this.question = command + " is still running. If ImageJ quits now, it ends without a result.\nQuit all the same?";
    this.confirmed = confirmed;
  }

  /** Starts to guard the run of a command, until this guard is closed. */
  public static QuitGuard of(String command) {
    QuitGuard guard = new QuitGuard(command, question -> IJ.showMessageWithCancel("Quit ImageJ", question));
    Executer.addCommandListener(guard);
    return guard;
  }

  @Override
  public String commandExecuting(String command) {
    return !QUIT.equals(command) || confirmed.test(question) ? command : null;
  }

  @Override
  public void close() {
    Executer.removeCommandListener(this);
  }
}
