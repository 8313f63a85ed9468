package io.github.tmsthresholds.command;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.text.TextWindow;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.run.Display;
import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.command.run.EscapeKey;
import io.github.tmsthresholds.command.run.InputCheck;
import io.github.tmsthresholds.command.run.PrintedProgress;
import io.github.tmsthresholds.command.run.RunEstimate;
import io.github.tmsthresholds.command.run.RunLog;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.StatusBarProgress;
import io.github.tmsthresholds.io.FolderLock;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.scijava.command.DynamicCommand;
import org.scijava.module.ModuleItem;

/**
 * What all commands share: inputs checked before anything runs, progress, cancel by Escape, a log beside the result
 * ({@link RunLog}), and bad input or a bad file reported as one line. Such a line becomes the cancel reason
 * ({@link #getCancelReason()}), which Fiji shows as a dialog; any other exception is a defect and goes through.
 *
 * <p>Conventions: field names are the macro keys (lower case), paths are Strings, an input that may stay empty says
 * {@code required = false}, every input says {@code persist = false}.
 */
public abstract class TmsCommand extends DynamicCommand {

  /** How a run ended that the user ended. */
  public static final String CANCELLED = "cancelled";

  /** The cancel reason when the user ended the command: empty, for Fiji shows reasons in a window. */
  public static final String BY_USER = "";

  private static final int TEXT_WIDTH = 900;
  private static final int TEXT_HEIGHT = 560;

  private boolean interactive;
  private Consumer<String> onCancel = reason -> {};
  private RunLog log = RunLog.beside("");
  private Optional<FolderLock> lock = Optional.empty();

  /** Lets the command ask whether to go on when it comes to a long part; for those that are started by hand. */
  public final void askBeforeLongRuns() {
    interactive = true;
  }

  /** Has whoever runs the command told that it is cancelled, and the reason, which is {@link #BY_USER} or a line. */
  public final void onCancel(Consumer<String> told) {
    onCancel = told;
  }

  @Override
  public final void cancel(String reason) {
    super.cancel(reason);
    onCancel.accept(reason);
  }

  @Override
  public final void run() {
    log = RunLog.beside(result());
    log.start(getInfo().getMenuPath().getLeaf().getName(), RunLog.words(RunSummary.settings(this)));
    try {
      InputCheck.check(this);
      execute();
      log.end("done");
    } catch (CancellationException e) {
      log.end(CANCELLED);
      cancel(BY_USER);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      log.fail(ErrorMessage.of(e));
      cancel(ErrorMessage.of(e));
    } catch (RuntimeException | Error e) {
      log.fail(ErrorMessage.of(e));
      throw e;
    }
  }

  /** Ends as cancelled whatever an interruption of the thread leads to; that is known then, and the thread free of it. */
  private void execute() throws IOException {
    try {
      if (!Display.isAvailable()) {
        execute(new PrintedProgress(System.err));
        return;
      }
      try (StatusBarProgress progress = new StatusBarProgress(); EscapeKey key = EscapeKey.watch(progress)) {
        execute(progress);
      }
      // Escape may come too late
      Thread.interrupted();
    } catch (IOException | RuntimeException e) {
      if (Thread.interrupted()) {
        throw new CancellationException(CANCELLED);
      }
      throw e;
    } finally {
      lock.ifPresent(FolderLock::close);
    }
  }

  /** Puts inputs at the head of the dialog, where SciJava has those of base classes; for initializers. */
  final void moveInputsToTop(String... names) {
    List<ModuleItem<?>> inputs = new ArrayList<>();
    Stream.of(names).forEach(name -> inputs.add(getInfo().getInput(name)));
    getInfo().inputs().forEach(input -> {
      if (!inputs.contains(input)) {
        inputs.add(input);
      }
    });
    inputs.forEach(getInfo()::removeInput);
    inputs.forEach(getInfo()::addInput);
  }

  /** The file or folder of the result, beside which the run is logged; empty if there is none. */
  protected String result() {
    return getInput("output") instanceof String output ? output : "";
  }

  /**
   * The folder of the results, which is this run's alone until it ends.
   *
   * @throws IllegalArgumentException if no file can be written into it
   * @throws IOException if another run is writing into it
   */
  protected final Path outputFolder(String output) throws IOException {
    Path folder = OutputPath.folder("output", output);
    lock = Optional.of(FolderLock.take(folder));
    return folder;
  }

  /**
   * Does the work. Inputs are set, within their limits and among their choices.
   *
   * @throws IOException if a file cannot be read or written, with a message that names it
   * @throws IllegalArgumentException if an input is wrong, with a message that names key, value and what is allowed
   * @throws CancellationException if the user cancelled
   */
  protected abstract void execute(Progress progress) throws IOException;

  /**
   * Tells what comes, and asks whether to go on if it is long and the command was started by hand.
   *
   * @throws CancellationException if the user would rather not
   */
  protected final void preview(RunEstimate preview) {
    report("To do: " + preview);
    if (interactive && preview.isLong() && !IJ.showMessageWithCancel(getInfo().getTitle(), preview.question())) {
      throw new CancellationException(CANCELLED);
    }
  }

  /** Shows a table that has been written, if there is a display. */
  protected static void show(Path table) throws IOException {
    if (Display.isAvailable()) {
      ResultsTable.open(table.toString()).show(table.getFileName().toString());
    }
  }

  /** Shows text in a window to copy from; headless it is printed. */
  protected final void showText(String title, String text) {
    if (!Display.isAvailable()) {
      report(text);
    } else {
      new TextWindow(title, text, TEXT_WIDTH, TEXT_HEIGHT);
    }
  }

  /** Tells where a result is, or what is to be known: in ImageJ's log, without windows on the standard output. */
  protected final void report(String line) {
    log.line(line);
    IJ.log(line);
  }

  /** Tells what looks wrong in input that can be computed with. */
  protected final void warn(String text) {
    report("Warning: " + text);
  }

  /** Adds to the run's log alone what was taken where the words leave it open. */
  protected final void note(String what, Object taken) {
    log.line(what + ": " + taken);
  }
}
