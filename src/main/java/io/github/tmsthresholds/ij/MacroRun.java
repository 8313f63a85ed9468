package io.github.tmsthresholds.ij;

import ij.Macro;
import ij.macro.Interpreter;
import io.github.tmsthresholds.command.ErrorLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BinaryOperator;

/**
 * Runs a macro file with its argument inside the headless ImageJ and returns what went wrong in one line, or the empty
 * string. Of types that {@link HeadlessRunner}, which lives in another class loader, shares with it.
 */
public final class MacroRun implements BinaryOperator<String> {

  @Override
  public String apply(String file, String argument) {
    Interpreter interpreter = new Interpreter();
    PrintStream standardError = System.err;
    System.setErr(new WithoutMacroErrors(standardError));
    try {
      interpreter.run(Files.readString(Path.of(file)), argument);
    } catch (RuntimeException | Error | IOException e) {
      if (interpreter.getErrorMessage() == null && !Macro.MACRO_CANCELED.equals(e.getMessage())) {
        return ErrorLine.of(e);
      }
    } finally {
      System.setErr(standardError);
    }
    String error = interpreter.getErrorMessage();
    return error == null ? "" : file + ", line " + interpreter.getLineNumber() + ": " + error;
  }

  /** The patched interpreter prints each error over several lines, before it can be asked for it. */
  private static final class WithoutMacroErrors extends PrintStream {

    WithoutMacroErrors(PrintStream out) {
      super(out, true);
    }

    @Override
    public void println(String line) {
      if (line == null || !line.startsWith("Macro Error: ") && !line.startsWith("No Image: ")) {
        super.println(line);
      }
    }
  }
}
