/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.InputFiles;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.neuron.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Reads the summary of a finished run of thresholds. Immutable, thread-safe. */
public final class RunSummaryReader {

  /** Settings that are paths and do not affect what is computed. */
  private static final Set<String> PLACES = Set.of("efield", "output", "checkpoint");

  private static final String FILES = "sha256";

  private final JsonValue summary;

  private RunSummaryReader(JsonValue summary) {
    this.summary = summary;
  }

  /**
   * Reads the {@code summary.json} of a folder, which is written last; empty if there is none.
   *
   * @throws FormatException if it is not a summary of a threshold map
   * @throws IOException if it cannot be read
   */
  public static Optional<RunSummaryReader> in(Path folder) throws IOException {
    Path file = folder.resolve(MapFolder.SUMMARY);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonValue summary = JsonValue.read(file);
    for (String part : List.of("settings", "layers", "seconds")) {
      if (!summary.get(part).isObject()) {
        throw new FormatException(file, "is not a summary of a threshold map: it has no \"" + part + "\"");
      }
    }
    return Optional.of(new RunSummaryReader(summary));
  }

  /**
   * Returns the settings that differ from those of a command, {@code key=value, now value}, and the input files whose
   * content has changed; paths are not compared.
   *
   * @throws IOException if an input file cannot be read
   */
  public List<String> differences(Module command) throws IOException {
    JsonValue then = summary.get("settings"), now = RunSummary.json(RunSummary.settings(command));
    Set<String> keys = new TreeSet<>(then.keys());
    keys.addAll(now.keys());
    keys.removeAll(PLACES);
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String before = then.get(key).isMissing() ? defaultOf(command, key) : then.get(key).asText();
      String after = now.get(key).asText();
      if (!before.equals(after) && !files(before).equals(files(after))) {
        differences.add(key + "=" + before + ", now " + after);
      }
    }
    JsonValue files = summary.get(FILES);
    for (Map.Entry<String, String> file : InputFiles.digests(command, ImageInputs.digests(command)).entrySet()) {
      JsonValue before = files.isMissing() ? files : files.get(file.getKey());
      if (!before.isMissing() && !before.text().equals(file.getValue())) {
        differences.add("the file of " + file.getKey() + "= has changed");
      }
    }
    return differences;
  }

  /** Returns a value with absolute paths, for the same files may have been named by relative or absolute ones. */
  private static List<String> files(String value) {
    try {
      return Stream.of(value.split("\\s*,\\s*"))
          .map(item -> Path.of(item).toAbsolutePath().normalize().toString()).toList();
    } catch (InvalidPathException e) {
      return List.of(value);
    }
  }

  /** Returns what a parameter was before it existed, such as that of an estimator installed since: its default. */
  private static String defaultOf(Module command, String key) {
    ModuleItem<?> input = command.getInfo().getInput(key);
    return input == null || input.getDefaultValue() == null ? "" : input.getDefaultValue().toString();
  }

  /** Returns the number of neurons of all layers. */
  public int neurons() throws FormatException {
    return sum("neurons");
  }

  /** Returns the number of neurons that have a threshold. */
  public int thresholds() throws FormatException {
    return sum("thresholds");
  }

  private int sum(String name) throws FormatException {
    int sum = 0;
    JsonValue layers = summary.get("layers");
    for (String layer : layers.keys()) {
      sum += (int) number(layers.get(layer), name);
    }
    return sum;
  }

  /** Returns the factor by which the maps multiply the thresholds. */
  public double scale() throws FormatException {
    JsonValue scale = summary.get("settings").get("scale");
    return scale.isMissing() ? 1 : scale.number();
  }

  /**
   * Returns a layer's unscaled median threshold, A/us; NaN if it has no neurons or at least half of them do not fire.
   */
  public double median(Layer layer) throws FormatException {
    JsonValue counts = summary.get("layers").get(layer.name());
    return counts.isMissing() ? Double.NaN : number(counts, "median_threshold_A_per_us");
  }

  /** Returns the number of warnings that the run reported. */
  public int warnings() throws FormatException {
    JsonValue warnings = summary.get("warnings");
    return warnings.isMissing() ? 0 : warnings.list().size();
  }

  /** Returns the duration of the run, s. */
  public double seconds() throws FormatException {
    double sum = 0;
    JsonValue seconds = summary.get("seconds");
    for (String stage : seconds.keys()) {
      sum += number(seconds, stage);
    }
    return sum;
  }

  /** Returns a number, NaN for null. */
  private static double number(JsonValue object, String name) throws FormatException {
    JsonValue value = object.get(name);
    return value.isMissing() && object.keys().contains(name) ? Double.NaN : value.number();
  }
}
