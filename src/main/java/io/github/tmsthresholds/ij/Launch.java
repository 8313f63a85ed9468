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

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recognises a Java without windows that was started for one job, whose exit code is then the result. A Java that a
 * program such as Python embeds or that runs other tasks, too, must not be ended.
 */
final class Launch {

  /** Methods that run what the command line names, and then end Java: of Fiji, of plain ImageJ and ours. */
  private static final List<String> JOBS = List.of("org.scijava.run.console.RunArgument.",
      "net.imagej.legacy.LegacyCommandline", "ij.ImageJ.main", HeadlessRunner.class.getName() + ".main");

  /** The method of Fiji that runs the command that {@code --run} names. */
  private static final String COMMAND = "org.scijava.command.run.CommandCodeRunner.run";

  private Launch() {}

  /** Returns whether the job is a command, or a macro or script, which may run several. */
  static boolean isForOneJob() {
    return Host.headless() && jobs().findAny().isPresent();
  }

  /** Returns whether the job is a command. */
  static boolean isForOneCommand() {
    return Host.headless() && jobs().anyMatch(methods -> methods.contains(COMMAND));
  }

  /** Returns the methods of the threads that wait for a job. */
  private static Stream<List<String>> jobs() {
    return Thread.getAllStackTraces().values().stream()
        .map(trace -> Arrays.stream(trace).map(frame -> frame.getClassName() + "." + frame.getMethodName()).toList())
        .filter(methods -> methods.stream().anyMatch(method -> JOBS.stream().anyMatch(method::startsWith)));
  }
}
