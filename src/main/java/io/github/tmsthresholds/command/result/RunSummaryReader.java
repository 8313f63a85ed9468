package io.github.tmsthresholds.command.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.command.run.InputFiles;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scijava.module.Module;

/** Reads the summary of a finished run of thresholds. Immutable, thread-safe. */
public final class RunSummaryReader {

  /** Settings that are paths and do not affect what is computed. */
  private static final Set<String> PLACES = Set.of("efield", "output", "checkpoint");

  private static final String FILES = "sha256";

  private final Path file;
  private final JsonObject summary;

  private RunSummaryReader(Path file, JsonObject summary) {
    this.file = file;
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
    JsonObject summary = RunSummary.read(file);
    for (String part : List.of("settings", "layers", "seconds")) {
      if (!summary.has(part) || !summary.get(part).isJsonObject()) {
        throw new FormatException(file, "is not a summary of a threshold map: it has no \"" + part + "\"");
      }
    }
    return Optional.of(new RunSummaryReader(file, summary));
  }

  /**
   * Returns the settings that differ from those of a command, {@code key=value, now value}, and the input files whose
   * content has changed; paths are not compared.
   *
   * @throws IOException if an input file cannot be read
   */
  public List<String> differences(Module command) throws IOException {
    JsonObject then = summary.getAsJsonObject("settings");
    JsonObject now = RunSummary.json(RunSummary.settings(command));
    Set<String> keys = new TreeSet<>(then.keySet());
    keys.addAll(now.keySet());
    keys.removeAll(PLACES);
    Stream<String> settings = keys.stream().filter(key -> !text(then, key).equals(text(now, key)))
        .map(key -> key + "=" + text(then, key) + ", now " + text(now, key));
    return Stream.concat(settings, changedFiles(command)).toList();
  }

  private Stream<String> changedFiles(Module command) throws IOException {
    JsonObject then = summary.has(FILES) ? summary.getAsJsonObject(FILES) : new JsonObject();
    Map<String, String> now = InputFiles.digests(command);
    return now.keySet().stream().filter(key -> then.has(key) && !text(then, key).equals(now.get(key)))
        .map(key -> "the file of " + key + "= has changed");
  }

  private static String text(JsonObject settings, String key) {
    JsonElement value = settings.get(key);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
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
    for (JsonElement layer : summary.getAsJsonObject("layers").asMap().values()) {
      sum += (int) number(layer, name);
    }
    return sum;
  }

  /** Returns the factor by which the maps multiply the thresholds. */
  public double scale() throws FormatException {
    JsonObject settings = summary.getAsJsonObject("settings");
    return settings.has("scale") ? number(settings, "scale") : 1;
  }

  /**
   * Returns a layer's unscaled median threshold, A/us; NaN if it has no neurons or at least half of them do not fire.
   */
  public double median(Layer layer) throws FormatException {
    JsonElement found = summary.getAsJsonObject("layers").get(layer.name());
    return found == null ? Double.NaN : number(found, "median_threshold_A_per_us");
  }

  /** Returns the duration of the run, s. */
  public double seconds() throws FormatException {
    double sum = 0;
    for (String stage : summary.getAsJsonObject("seconds").keySet()) {
      sum += number(summary.get("seconds"), stage);
    }
    return sum;
  }

  private double number(JsonElement object, String name) throws FormatException {
    try {
      JsonElement value = object.getAsJsonObject().get(name);
      return value.isJsonNull() ? Double.NaN : value.getAsDouble();
    } catch (RuntimeException e) {
      throw new FormatException(file, "\"" + name + "\" is not a number", e);
    }
  }
}
