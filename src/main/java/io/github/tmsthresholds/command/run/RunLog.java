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

import ij.IJ;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The log of a run beside its result, {@code <output>.log}, to which each run appends: versions, parameters, messages
 * and how it ended. Each line is written at once. Thread-safe.
 */
public final class RunLog {

  private final long start = System.nanoTime();
  private Path file;

  private RunLog(Path file) {
    this.file = file;
  }

  /**
   * Returns the log beside a result.
   *
   * @param output the file or folder of the result; null or blank for no log
   */
  public static RunLog beside(String output) {
    try {
      Path result = output != null && !output.isBlank() ? Path.of(output).toAbsolutePath().normalize() : null;
      boolean named = result != null && result.getFileName() != null;
      return new RunLog(named ? result.resolveSibling(result.getFileName() + ".log") : null);
    } catch (InvalidPathException e) {
      return new RunLog(null);
    }
  }

  /**
   * Logs the start of a run.
   *
   * @param parameters as {@code key=value} text
   */
  public void start(String command, String parameters) {
    line(command);
    line(RunSummary.versions().entrySet().stream().map(version -> version.getKey() + " " + version.getValue())
        .collect(Collectors.joining(", ")) + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
    line(parameters.strip());
  }

  /** Returns settings as the options of a macro, without those that are empty. */
  public static String options(Map<String, ?> settings) {
    return settings.entrySet().stream().filter(setting -> setting.getValue() != null)
        .map(setting -> Map.entry(setting.getKey(), setting.getValue().toString()))
        .filter(setting -> !setting.getValue().isBlank())
        .map(setting -> setting.getKey() + "=" + (setting.getValue().contains(" ") ? "[" + setting.getValue() + "]"
            : setting.getValue())).collect(Collectors.joining(" "));
  }

  /** Appends a line with the time. Logging stops if the file cannot be written. */
  public synchronized void line(String text) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text + "\n",
          StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (ClosedByInterruptException e) {
      // the run is about to end as cancelled, which is logged then
    } catch (IOException e) {
      IJ.log("Logging stopped: " + ErrorMessage.of(e));
      file = null;
    }
  }

  /**
   * Logs the end of a run.
   *
   * @param how done or cancelled
   */
  public void end(String how) {
    end(how, "");
  }

  /**
   * Logs that the run failed; if the cause is a defect, with its stack trace. Without a file the stack trace goes to
   * ImageJ's log.
   *
   * @return the failure in one line for the user; for a defect it says where the stack trace is
   */
  public String fail(Throwable failure) {
    String message = ErrorMessage.of(failure);
    if (ErrorMessage.isDefect(failure)) {
      message += "; the stack trace is in " + logStackTrace(failure);
    }
    end("failed", ": " + message);
    return message;
  }

  private synchronized String logStackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    line(trace.toString().strip());
    if (file != null) {
      return file.toString();
    }
    IJ.log(trace.toString());
    return "ImageJ's log";
  }

  private void end(String how, String why) {
    line(String.format(Locale.ROOT, "%s after %.1f s%s", how, (System.nanoTime() - start) * 1e-9, why));
  }
}
