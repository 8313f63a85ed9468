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

import ij.Macro;
import ij.macro.Interpreter;
import io.github.tmsthresholds.command.run.ErrorMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BinaryOperator;

/**
 * Runs a macro file with its argument inside the headless ImageJ and returns the error in one line, or the empty
 * string. It uses only types that {@link HeadlessRunner}, loaded by another class loader, shares with it.
 */
public final class MacroRun implements BinaryOperator<String> {

  @Override
  public String apply(String file, String argument) {
    PrintStream standardError = System.err;
    MacroErrors errors = new MacroErrors(standardError);
    System.setErr(errors);
    try {
      new Interpreter().run(Files.readString(Path.of(file)), argument);
    } catch (RuntimeException | Error | IOException e) {
      if (errors.first == null && !Macro.MACRO_CANCELED.equals(e.getMessage())) {
        return file + ": " + ErrorMessage.of(e);
      }
    } finally {
      System.setErr(standardError);
    }
    return errors.first == null ? "" : file + ": " + errors.first;
  }

  /** Captures the first line that the patched interpreter prints of an error: the message and its place. */
  private static final class MacroErrors extends PrintStream {

    private String first;

    MacroErrors(PrintStream out) {
      super(out, true);
    }

    @Override
    public void println(String text) {
      if (text == null || !text.startsWith("Macro Error: ") && !text.startsWith("No Image: ")) {
        super.println(text);
      } else if (first == null) {
        first = text.substring(text.indexOf(": ") + 2).lines().findFirst().orElse(text);
      }
    }
  }
}
