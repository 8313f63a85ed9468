/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import ij.IJ;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.map.ThresholdScale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.util.VersionUtils;

/** Summary of a run in JSON: versions, parameters, hashes of inputs, results and durations. Not thread-safe. */
public final class RunSummary {

  /** Writes numbers that are not finite, which JSON cannot represent, as null. */
  private static final JsonSerializer<Double> FINITE =
      (value, type, context) -> Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping()
      .registerTypeAdapter(Double.class, FINITE).registerTypeAdapter(double.class, FINITE).create();

  private final Map<String, Object> entries = new LinkedHashMap<>();
  private final Map<String, String> versions = versions();

  /**
   * Creates a summary without results.
   *
   * @param images SHA-256 of the inputs that are open images, by key
   * @param warnings of the run; not copied, so that the summary has those that come later, too
   * @throws IOException if an input file cannot be read
   */
  public RunSummary(Module command, Map<String, String> images, Collection<String> warnings) throws IOException {
    put("command", command.getInfo().getMenuPath().getLeaf().getName());
    put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    put("versions", versions);
    put("settings", settings(command));
    put("sha256", InputFiles.digests(command, images));
    put("warnings", warnings);
  }

  /** Returns the versions of the plugin, ImageJ and Java. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("TMS Thresholds", VersionUtils.getVersion(RunSummary.class));
    versions.put("ImageJ", IJ.getVersion());
    versions.put("Java", System.getProperty("java.version"));
    return versions;
  }

  /** Returns the values of the parameters of a command by key: numbers, booleans and strings. */
  public static Map<String, Object> settings(Module command) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      boolean message = input.getVisibility() == ItemVisibility.MESSAGE;
      if (!message && (input.getType().isPrimitive() || input.getType() == String.class)) {
        settings.put(input.getName(), command.getInput(input.getName()));
      }
    }
    return settings;
  }

  /** Returns entries as the JSON that {@link #write} writes. */
  public static JsonValue json(Map<String, Object> entries) throws FormatException {
    return JsonValue.parse(GSON.toJson(entries), "settings");
  }

  /**
   * Adds or replaces an entry.
   *
   * @param value numbers in it that are not finite are written as null
   */
  public void put(String name, Object value) {
    entries.put(name, value);
  }

  /** Adds the version of another component. */
  public void putVersion(String name, String version) {
    versions.put(name, version);
  }

  /** Adds an entry that states which results are scaled, unless the factor is 1. */
  public void putScale(ThresholdScale scale) {
    if (scale.scales()) {
      put("scaled", "maps, figures and the fraction fired show the model's thresholds times " + (float) scale.factor()
          + ", as does angles.csv; thresholds.csv, and the medians here, are the model's");
    }
  }

  /**
   * Writes the summary.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public void write(Path file) throws IOException {
    AtomicFile.writeText(file, GSON.toJson(entries) + "\n");
  }
}
