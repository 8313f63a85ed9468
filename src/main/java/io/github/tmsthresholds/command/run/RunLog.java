package io.github.tmsthresholds.command.run;

import ij.IJ;
import java.io.IOException;
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
 * The record of a run beside its result, {@code <output>.log}, to which each run adds: versions, words, what it told, and
 * how it ended. Every line is in the file as soon as it is known. Thread-safe.
 */
public final class RunLog {

  private final long start = System.nanoTime();
  private Path file;

  private RunLog(Path file) {
    this.file = file;
  }

  /** @param output the file or folder of the result; without one there is no log */
  public static RunLog beside(String output) {
    try {
      Path result = output != null && !output.isBlank() ? Path.of(output).toAbsolutePath().normalize() : null;
      boolean named = result != null && result.getFileName() != null;
      return new RunLog(named ? result.resolveSibling(result.getFileName() + ".log") : null);
    } catch (InvalidPathException e) {
      return new RunLog(null);
    }
  }

  /** Begins with what runs, on what, and its words. */
  public void start(String command, String words) {
    line(command);
    line(RunSummary.versions().entrySet().stream().map(version -> version.getKey() + " " + version.getValue())
        .collect(Collectors.joining(", ")) + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
    line(words.strip());
  }

  /** Settings as the words of a macro, those that are empty left out. */
  public static String words(Map<String, Object> settings) {
    return settings.entrySet().stream().filter(setting -> setting.getValue() != null)
        .map(setting -> Map.entry(setting.getKey(), setting.getValue().toString()))
        .filter(setting -> !setting.getValue().isBlank())
        .map(setting -> setting.getKey() + "=" + (setting.getValue().contains(" ") ? "[" + setting.getValue() + "]"
            : setting.getValue())).collect(Collectors.joining(" "));
  }

  /** Adds a line with the time. A log that cannot be written is given up: the run itself tells what it cannot write. */
  public synchronized void line(String text) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text + "\n",
          StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (ClosedByInterruptException e) {
      // the run is about to end as cancelled, which is logged
    } catch (IOException e) {
      IJ.log("no log is kept: " + ErrorMessage.of(e));
      file = null;
    }
  }

  /** @param how done, cancelled or failed */
  public void end(String how) {
    end(how, "");
  }

  /** @param error why it failed, in one line */
  public void fail(String error) {
    end("failed", ": " + error);
  }

  private void end(String how, String why) {
    line(String.format(Locale.ROOT, "%s after %.1f s%s", how, (System.nanoTime() - start) * 1e-9, why));
  }
}
