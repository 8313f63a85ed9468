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

import ij.IJ;
import ij.measure.ResultsTable;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.command.run.Display;
import io.github.tmsthresholds.command.run.ErrorText;
import io.github.tmsthresholds.command.run.EscapeKey;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.InputFiles;
import io.github.tmsthresholds.command.run.InputCheck;
import io.github.tmsthresholds.command.run.MachineSpeed;
import io.github.tmsthresholds.command.run.PrintedProgress;
import io.github.tmsthresholds.command.run.QuitGuard;
import io.github.tmsthresholds.command.run.RunEstimate;
import io.github.tmsthresholds.command.run.RunLog;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.RunWarnings;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.StatusBarProgress;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.command.run.TextPage;
import io.github.tmsthresholds.image.OpeningView;
import io.github.tmsthresholds.io.FolderLock;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.map.ThresholdCounts;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.TimeLeft;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.PluginService;

/**
 * The base of all commands: checks the inputs before anything runs, shows progress, cancels on Escape, logs the run
 * beside its result ({@link RunLog}) and reports a failure in one line. That line is the message of a {@link
 * CommandFailedException} and the cancel reason ({@link #getCancelReason()}), which Fiji shows in a dialog: what to
 * correct after an {@link InvalidInputException} or a file error; any other exception is a defect, reported as an
 * internal error, with its stack trace in the log.
 *
 * <p>Conventions: field names are the macro keys (lower case), paths are Strings, optional inputs have
 * {@code required = false}, all inputs have {@code persist = false}. Results for scripts are the outputs {@code image},
 * {@code table} and {@code text}, or figures by the names of their files.
 */
public abstract class TmsCommand extends ContextCommand {

  /** The end of a run that the user cancelled, as logged. */
  public static final String CANCELLED = "cancelled";

  /** The cancel reason when the user cancelled the command: empty, because Fiji shows reasons in a window. */
  public static final String BY_USER = "";

  /** Size of the largest table that is opened; as an ImageJ table one takes some ten times as much memory. */
  private static final int LARGEST_TABLE = 16 << 20;
  /** Runs that take less are not worth a measurement of the machine's speed. */
  private static final double BRIEF_S = 2;

  @Parameter
  PluginService pluginService;

  @Parameter
  private CommandService commandService;

  private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
  private final Map<String, Object> otherValues = new LinkedHashMap<>();
  private Module module;
  private boolean interactive;
  private boolean collecting;
  private Optional<Consumer<String>> onCancel = Optional.empty();
  private RunLog log = RunLog.beside("");
  private RunWarnings warnings = new RunWarnings(log);
  /** Of the open images among the inputs, which may be closed before the run ends. */
  private Map<String, String> imageDigests = Map.of();
  private Optional<FolderLock> lock = Optional.empty();

  /** Lets the command ask for confirmation before a long computation; for commands started interactively. */
  public final void askBeforeLongRuns() {
    interactive = true;
  }

  /** Makes parts that are missing in the checkpoint an error, for parts that were computed elsewhere. */
  public final void onlyCollect() {
    collecting = true;
  }

  /**
   * Sets the listener for cancellation, which receives the reason: {@link #BY_USER} or a line. A command that has one
   * throws no exception when it fails.
   */
  public final void onCancel(Consumer<String> listener) {
    onCancel = Optional.of(listener);
  }

  /**
   * Throws a failure, unless there is a listener, which receives it when the command is cancelled.
   *
   * @throws CommandFailedException with this reason
   */
  public final void throwUnlessHandled(String reason) {
    if (onCancel.isEmpty()) {
      throw new CommandFailedException(reason);
    }
  }

  @Override
  public final void cancel(String reason) {
    super.cancel(interactive ? ErrorText.of(reason, module().getInfo()) : reason);
    onCancel.ifPresent(listener -> listener.accept(reason));
  }

  @Override
  public final void run() {
    if (Display.isAvailable()) {
      OpeningView.install();
    }
    log = RunLog.beside(result());
    warnings = new RunWarnings(log);
    ImageInputs.addPrefixes(module());
    log.start(label(), RunLog.options(RunSummary.settings(module())));
    try {
      checkInputs();
      imageDigests = ImageInputs.digests(module());
      execute();
      log.end("done");
    } catch (CancellationException e) {
      log.end(CANCELLED);
      cancel(BY_USER);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      String reason = log.fail(e);
      cancel(reason);
      throwUnlessHandled(reason);
    } catch (Error e) {
      log.fail(e);
      throw e;
    }
    if (interactive && !isCanceled()) {
      warnings.show(label());
    }
  }

  private String label() {
    return module().getInfo().getMenuPath().getLeaf().getName();
  }

  /** Turns any failure of an interrupted thread into a cancellation, and clears the thread's interrupted status. */
  private void execute() throws IOException {
    try {
      if (!Display.isAvailable()) {
        execute(new PrintedProgress(System.err, timeLeft));
        return;
      }
      try (StatusBarProgress progress = new StatusBarProgress(timeLeft); EscapeKey key = EscapeKey.watch(progress);
          QuitGuard guard = QuitGuard.of(label())) {
        execute(progress);
      }
      // Escape may have come too late
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

  /** Changes the inputs, those of base classes included. The fields of this instance are not those of a run. */
  void adapt(CommandInputs inputs) {}

  /** Returns the values of inputs that are not fields, by name, modifiable. */
  final Map<String, Object> otherValues() {
    return otherValues;
  }

  /** Returns this command with its inputs. */
  final Module module() {
    if (module == null) {
      CommandInfo info = commandService.getCommand(getClass());
      module = (info == null ? new CommandInfo(getClass()) : info).createModule(this);
    }
    return module;
  }

  /** Returns the default values of the parameters of another command by key. */
  final Map<String, Object> defaults(Class<? extends Command> command) {
    try {
      return RunSummary.settings(commandService.getCommand(command).createModule());
    } catch (ModuleException e) {
      throw new IllegalStateException(command + " cannot be created", e);
    }
  }

  /**
   * Checks all inputs, also for unknown ones, of which SciJava itself only warns.
   *
   * @throws InvalidInputException if one is missing, invalid or unknown
   */
  public final void checkInputs() {
    otherValues.forEach((name, value) -> {
      // names that begin with a dot are SciJava's own
      if (!name.startsWith(".") && module().getInfo().getInput(name) == null) {
        throw new InvalidInputException(name, value, "is not a parameter of the command; the keys are "
            + String.join(", ", RunSummary.settings(module()).keySet()));
      }
    });
    InputCheck.check(module());
  }

  /** Returns the file or folder of the result, beside which the run is logged; empty if there is none. */
  protected String result() {
    return module().getInput("output") instanceof String output ? output : "";
  }

  /**
   * Returns the folder of the results, locked for this run until it ends.
   *
   * @throws InvalidInputException if no file can be written into it
   * @throws IOException if another run is writing into it
   */
  protected final Path outputFolder(String output) throws IOException {
    Path folder = OutputPath.folder("output", output);
    FolderLock taken = FolderLock.take(folder);
    lock = Optional.of(taken);
    if (taken.wasAbandoned()) {
      report(folder + ": the last run here was stopped before it ended; this run replaces its results");
    }
    return folder;
  }

  /**
   * Returns the store of finished parts.
   *
   * @param folder value of {@code checkpoint=}; empty for none
   * @throws InvalidInputException if no file can be written into it
   */
  final Optional<Checkpoint> checkpoint(String folder) {
    return Parameters.isSet(folder) ? Optional.of(new Checkpoint(OutputPath.folder("checkpoint", folder), !collecting))
        : Optional.empty();
  }

  /**
   * Returns the store of finished parts, for commands whose parts are computed elsewhere.
   *
   * @throws InvalidInputException if the folder is empty or no file can be written into it
   */
  final Checkpoint requiredCheckpoint(String folder) {
    return checkpoint(folder).orElseThrow(() -> InvalidInputException.missing("checkpoint",
        "folder for finished parts, which all machines can read and write"));
  }

  /**
   * Runs the command. Inputs are set, within their limits and among their choices.
   *
   * @throws IOException if a file cannot be read or written, with a message that names it
   * @throws InvalidInputException if an input is invalid, with a message that names key, value and what is allowed
   * @throws CancellationException if the user cancelled
   */
  protected abstract void execute(Progress progress) throws IOException;

  /**
   * Reports what the run will compute; if that takes long and the command was started interactively, asks for
   * confirmation.
   *
   * @throws CancellationException if the user cancels
   */
  protected final void confirm(RunEstimate estimate) {
    String line = "To do: " + estimate;
    log.line(line);
    // without windows the standard output is for results, and the progress names the time left
    if (Display.isAvailable()) {
      IJ.log(line);
    }
    if (interactive && estimate.isLong()
        && !IJ.showMessageWithCancel(module().getInfo().getTitle(), estimate.question())) {
      throw new CancellationException(CANCELLED);
    }
  }

  /**
   * Does the same as {@link #confirm(RunEstimate)} for stages whose costs are known, at the present speed of the
   * machine.
   *
   * @param work such as {@code 1293 thresholds}
   */
  protected final void confirm(String work, StagePlan plan) {
    boolean brief = plan.total(MachineSpeed.REFERENCE).orElse(0) < BRIEF_S;
    MachineSpeed speed = brief ? MachineSpeed.REFERENCE : MachineSpeed.measure();
    confirm(new RunEstimate(work, plan.total(speed)));
    timeLeft.plan(plan.seconds(speed));
  }

  /** Returns a stopwatch that corrects the estimated time left. */
  final Stopwatch stopwatch() {
    return new Stopwatch(timeLeft);
  }

  /**
   * Opens a table file, and shows it if there is a display.
   *
   * @return the table; null if the file is large
   */
  protected static ResultsTable show(Path file) throws IOException {
    ResultsTable table = open(file);
    if (table != null && Display.isAvailable()) {
      table.show(file.getFileName().toString());
    }
    return table;
  }

  /** Opens a table file; returns null if it is larger than {@value #LARGEST_TABLE} bytes. */
  protected static ResultsTable open(Path file) throws IOException {
    return Files.size(file) > LARGEST_TABLE ? null : ResultsTable.open(file.toString());
  }

  /**
   * Shows text in a window to copy from; without a display, reports it.
   *
   * @return the text
   */
  protected final String showText(String title, String text) {
    if (!Display.isAvailable()) {
      report(text);
    } else {
      new TextPage(title, text);
    }
    return text;
  }

  /**
   * Reports a line in the run's log and in ImageJ's log, which is the standard output without windows.
   *
   * @return the line
   */
  protected final String report(String line) {
    log.line(line);
    IJ.log(line);
    return line;
  }

  /** Reports input that looks wrong but can be computed with. */
  protected final void warn(String text) {
    warnings.add(text);
  }

  /**
   * Returns a summary of this run without results. It includes every warning reported until it is written.
   *
   * @throws IOException if an input file cannot be read
   */
  protected final RunSummary summary() throws IOException {
    return new RunSummary(module(), imageDigests, warnings.texts());
  }

  /**
   * Returns a digest of the versions, the parameters other than the output, and the contents of the input files, by
   * which a run recognises what an interrupted one left.
   *
   * @throws IOException if an input file cannot be read
   */
  protected final String inputsDigest() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>(RunSummary.settings(module()));
    settings.remove("output");
    return new Sha256().text(RunSummary.versions() + "/" + settings + "/"
        + InputFiles.digests(module(), imageDigests)).hex();
  }

  /**
   * Returns a summary of this run with counts and medians of thresholds and the duration of each stage.
   *
   * @throws IOException if an input file cannot be read
   */
  protected final RunSummary summary(List<LayerThresholds> results, Stopwatch time) throws IOException {
    RunSummary summary = summary();
    summary.put("layers", ThresholdCounts.byLayer(results));
    summary.put("seconds", time.seconds());
    return summary;
  }

  /** Records in the run's log only a value that the parameters leave open. */
  protected final void logValue(String name, Object value) {
    log.line(name + ": " + value);
  }
}
