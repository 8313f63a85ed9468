/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A small command for tests of the bridge, of macros and of the headless runner. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Count Words...",
    description = "counts the words of a file")
public class CountWords extends TmsCommand {

  @Parameter(label = "Text file", description = "file whose words are counted", style = "open", persist = false)
  private String input;

  @Parameter(label = "Times", description = "weight of each word", min = "1", max = "10", persist = false)
  private int times = 1;

  @Parameter(label = "Scale (1/word)", description = "number a word", persist = false)
  private double scale = 0.5;

  @Parameter(label = "How to search", description = "which way", choices = {"fast", "published"}, persist = false)
  private String search = "fast";

  @Parameter(label = "Reverse the sign", description = "minus the sum", persist = false)
  private boolean reverse = false;

  @Parameter(label = "Work folder", description = "not used", style = "directory", required = false, persist = false)
  private String folder;

  @Parameter(label = "Result", description = "text file to write", style = "save", persist = false)
  private String output;

  @Override
  protected void execute(Progress progress) throws IOException {
    progress.update("counting words", 0.25);
    String[] words = Files.readString(Path.of(input)).split("\\s+");
    if (words[0].equals("defect")) {
      throw new IllegalArgumentException("a defect");
    }
    if (words[0].equals("invalid")) {
      throw new InvalidInputException("input", input, "must not begin with invalid");
    }
    progress.checkCancelled();
    double sum = (reverse ? -1 : 1) * scale * times * words.length;
    AtomicFile.writeText(Path.of(output), search + " " + sum);
    progress.update("counting words", 1);
    report("Words: " + Path.of(output).toAbsolutePath());
  }
}
