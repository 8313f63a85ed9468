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

import ij.IJ;
import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.command.result.RunSummaryReader;
import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.RunLog;
import io.github.tmsthresholds.image.EFieldFiles;
import io.github.tmsthresholds.io.FolderLock;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.scijava.module.Module;

/**
 * Computes threshold maps of all E-fields in a folder, for {@code macros/Batch_Maps.ijm}: each map as <i>Estimate
 * Thresholds...</i> makes it, in a folder named after its field. A field that fails does not stop the others. If the
 * batch is started again with the same parameters, complete maps are kept. {@link BatchReport} records the outcome of
 * each.
 */
public final class BatchMaps {

  private static final String COMMAND = "Estimate Thresholds...";

  /** Parameters of every map. */
  private final Map<String, String> values;
  private final Path output;
  /** E-fields by the names of their maps. */
  private final Map<String, Path> fields;
  private final Optional<Set<String>> madeElsewhere;

  private BatchMaps(Map<String, String> options, Optional<Set<String>> madeElsewhere) throws IOException {
    values = new LinkedHashMap<>(options);
    this.madeElsewhere = madeElsewhere;
    Path inputs = folder(values, "inputs", "folder of E-fields");
    output = folder(values, "output", "folder that holds a folder for each map");
    for (String key : List.of("efield", "result")) {
      if (values.containsKey(key)) {
        throw new InvalidInputException(key, values.get(key),
            "must not be given in a batch of maps, which sets it for each map");
      }
    }
    if (values.getOrDefault("waveform", "").contains(",")) {
      throw new InvalidInputException("waveform", values.get("waveform"), "must be a single waveform in a batch");
    }
    fields = fields(inputs);
  }

  /**
   * Computes the maps that do not exist yet. Headless, a failure ends Java as in {@link Batch#run}.
   *
   * @param options {@code inputs=} a folder of E-fields, {@code output=} a folder, and parameters of the command
   * @return the empty string, or the error in one line
   */
  public static String run(String options) {
    try {
      maps(options);
      return "";
    } catch (IOException | RuntimeException | Error e) {
      Batch.exitIfForOneJob(e);
      return ErrorMessage.of(e);
    }
  }

  /**
   * Records the maps of a batch, whose maps or parts were made elsewhere. Maps without parts fail.
   *
   * @param values parameters as of {@link #run}
   * @param names of the maps that were made, which count as done, not as found
   * @throws IOException if a file cannot be read or written
   * @throws io.github.tmsthresholds.command.run.CommandFailedException if maps failed
   */
  public static void collect(Map<String, String> values, Set<String> names) throws IOException {
    maps(values, RunLog.options(values), Optional.of(names));
  }

  /**
   * Returns the parameters of <i>Estimate Thresholds...</i> for each map that does not exist yet, by the map's name.
   *
   * @param values parameters as of {@link #run}
   * @throws InvalidInputException if a map has other settings
   * @throws IOException if a folder cannot be read
   */
  public static Map<String, Map<String, String>> parameters(Map<String, String> values) throws IOException {
    BatchMaps batch = new BatchMaps(values, Optional.empty());
    Map<String, Map<String, String>> maps = new LinkedHashMap<>();
    for (Map.Entry<String, Path> field : batch.fields.entrySet()) {
      batch.rejectOtherSettings(field.getKey(), field.getValue());
      if (RunSummaryReader.in(batch.output.resolve(field.getKey())).isEmpty()) {
        maps.put(field.getKey(), batch.parameters(field.getKey(), field.getValue()));
      }
    }
    return maps;
  }

  /** Computes the maps and logs the batch as every command logs its run. */
  static void maps(String options) throws IOException {
    maps(Options.parse(options), options, Optional.empty());
  }

  private static void maps(Map<String, String> values, String options, Optional<Set<String>> madeElsewhere)
      throws IOException {
    RunLog log = RunLog.beside(values.get("output"));
    log.start("Batch of maps", options);
    try {
      BatchMaps batch = new BatchMaps(values, madeElsewhere);
      try (FolderLock lock = FolderLock.take(batch.output)) {
        batch.run(log);
      }
      log.end("done");
    } catch (CancellationException e) {
      log.end(TmsCommand.CANCELLED);
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      log.fail(e);
      throw e;
    }
  }

  private static Path folder(Map<String, String> values, String key, String meaning) {
    String value = values.remove(key);
    if (value == null || value.isBlank()) {
      throw InvalidInputException.missing(key, meaning);
    }
    return Path.of(value);
  }

  /** Returns the E-fields of a folder by the names of their maps: the file names without extension. */
  private static Map<String, Path> fields(Path inputs) throws IOException {
    if (!Files.isDirectory(inputs)) {
      throw new InvalidInputException("inputs", inputs, "is not a folder");
    }
    Map<String, Path> fields = new TreeMap<>();
    for (Path file : EFieldFiles.in(inputs)) {
      Path other = fields.putIfAbsent(EFieldFiles.name(file), file);
      if (other != null) {
        throw new InvalidInputException("inputs", inputs, "has two files with the map name " + EFieldFiles.name(file)
            + ": " + other.getFileName() + " and " + file.getFileName());
      }
    }
    if (fields.isEmpty()) {
      throw new InvalidInputException("inputs", inputs, "has no E-field");
    }
    return fields;
  }

  private void run(RunLog log) throws IOException {
    IJ.resetEscape();
    for (Map.Entry<String, Path> field : fields.entrySet()) {
      checkEscape();
      rejectOtherSettings(field.getKey(), field.getValue());
    }
    BatchReport report = new BatchReport(output, log);
    int number = 0;
    for (Map.Entry<String, Path> field : fields.entrySet()) {
      checkEscape();
      IJ.log("Map " + ++number + " of " + fields.size() + ": " + field.getValue().getFileName());
      map(field.getKey(), field.getValue(), report);
    }
    report.finish();
  }

  /** Checks for Escape between commands, which watch the key themselves. */
  private static void checkEscape() {
    if (IJ.escapePressed()) {
      throw new CancellationException(TmsCommand.CANCELLED);
    }
  }

  private void rejectOtherSettings(String name, Path field) throws IOException {
    Module command = command(name, field);
    Optional<RunSummaryReader> finished = RunSummaryReader.in(output.resolve(name));
    List<String> differences = finished.isPresent() ? finished.get().differences(command) : List.of();
    if (!differences.isEmpty()) {
      throw new InvalidInputException("output", output, "has the map " + name + " with other settings ("
          + String.join("; ", differences) + ")", "choose another folder or delete it");
    }
  }

  private Map<String, String> parameters(String name, Path field) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put("efield", field.toString());
    all.put("output", output.resolve(name).toString());
    return all;
  }

  private Module command(String name, Path field) {
    Module command = Commands.create(COMMAND);
    Inputs.set(command, parameters(name, field));
    if (madeElsewhere.isPresent()) {
      ((TmsCommand) command.getDelegateObject()).onlyCollect();
    }
    ImageInputs.addPrefixes(command);
    return command;
  }

  private void map(String name, Path field, BatchReport report) throws IOException {
    String file = field.getFileName().toString();
    Optional<RunSummaryReader> found = RunSummaryReader.in(output.resolve(name));
    if (found.isPresent()) {
      report.add(file, madeElsewhere.orElse(Set.of()).contains(name) ? "done" : "found", found.get());
      return;
    }
    try {
      Commands.compute(command(name, field));
      report.add(file, "done", RunSummaryReader.in(output.resolve(name)).orElseThrow());
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      report.fail(file, ErrorMessage.of(e));
    }
  }
}
