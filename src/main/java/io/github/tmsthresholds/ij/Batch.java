package io.github.tmsthresholds.ij;

import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.command.run.RunLog;
import java.util.Map;
import org.scijava.module.Module;

/**
 * Commands for macros that must not go wrong unnoticed: {@code call("io.github.tmsthresholds.ij.Batch.run", ...)} works
 * alike in Fiji, plain ImageJ and headless. Without windows (headless, or {@code ij.ImageJ -batch}), a failure ends Java with
 * exit code 1 and one line on the standard error stream, because ImageJ itself would go on and exit with 0, or wait for
 * somebody to close its message.
 */
public final class Batch {

  private Batch() {}

  /**
   * Runs a command without any dialog.
   *
   * @param label the command's menu label
   * @param options {@code key=value} words; keys that are not given keep their defaults
   * @return the empty string, or what went wrong in one line
   */
  public static String run(String label, String options) {
    try {
      runCommand(label, options);
      return "";
    } catch (RuntimeException | Error e) {
      exitIfHeadless(e);
      return ErrorMessage.of(e);
    }
  }

  static void runCommand(String label, String options) {
    Module command = Commands.create(label);
    Map<String, String> words = Options.parse(options);
    try {
      Inputs.set(command, words);
    } catch (IllegalArgumentException e) {
      RunLog log = RunLog.beside(words.get("output"));
      log.start(label, options);
      log.fail(ErrorMessage.of(e));
      throw e;
    }
    Commands.run(command);
  }

  static void exitIfHeadless(Throwable failure) {
    if (Host.headless()) {
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
