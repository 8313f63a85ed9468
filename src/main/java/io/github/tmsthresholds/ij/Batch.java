/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.command.run.RunLog;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Map;
import org.scijava.module.Module;

/**
 * Runs commands from macros so that no failure goes unnoticed: {@code call("io.github.tmsthresholds.ij.Batch.run",
 * ...)} works the same in Fiji, in plain ImageJ and headless. Without windows (headless, or {@code ij.ImageJ -batch}),
 * a failure ends a Java that was started for the macro with exit code 1 and one line on the standard error stream,
 * because ImageJ itself would go on and exit with 0, or wait for someone to close its message.
 */
public final class Batch {

  private Batch() {}

  /**
   * Runs a command without a dialog.
   *
   * @param label the command's menu label
   * @param options {@code key=value} pairs; parameters that are not given keep their defaults
   * @return the empty string, or the error in one line
   */
  public static String run(String label, String options) {
    String error = attempt(label, options);
    if (!error.isEmpty() && Launch.isForOneJob()) {
      exit(error);
    }
    return error;
  }

  /**
   * Runs a command as {@link #run} does, but never ends Java, so that a macro can go on after a failure.
   *
   * @param label the command's menu label
   * @param options {@code key=value} pairs; parameters that are not given keep their defaults
   * @return the empty string, or the error in one line
   */
  public static String attempt(String label, String options) {
    try {
      runCommand(label, options);
      return "";
    } catch (RuntimeException | Error e) {
      return ErrorMessage.of(e);
    }
  }

  static void runCommand(String label, String options) {
    Module command = Commands.create(label);
    Map<String, String> values = Options.parse(options);
    try {
      Inputs.set(command, values);
    } catch (InvalidInputException e) {
      RunLog log = RunLog.beside(values.get("output"));
      log.start(label, options);
      log.fail(e);
      throw e;
    }
    Commands.run(command);
  }

  static void exitIfForOneJob(Throwable failure) {
    if (Launch.isForOneJob()) {
      exit(ErrorMessage.of(failure));
    }
  }

  static void exit(String error) {
    System.out.flush();
    System.err.println("error: " + error);
    System.err.flush();
    System.exit(1);
  }
}
