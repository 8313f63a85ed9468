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
import io.github.tmsthresholds.map.ThresholdCounts;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.util.VersionUtils;

/** What a run did, as JSON: versions, every setting, counts and medians, seconds, and what else is put in. */
public final class RunSummary {

  /** JSON knows neither NaN nor infinity. */
  private static final JsonSerializer<Double> FINITE =
      (value, type, context) -> Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping()
      .registerTypeAdapter(Double.class, FINITE).registerTypeAdapter(double.class, FINITE).create();

  private final Map<String, Object> entries = new LinkedHashMap<>();
  private final Map<String, String> versions = versions();

  public RunSummary(Module command, List<LayerThresholds> results, Stopwatch time) throws IOException {
    this(command);
    put("layers", ThresholdCounts.byLayer(results));
    put("seconds", time.seconds());
  }

  /** Without results. */
  public RunSummary(Module command) throws IOException {
    put("command", command.getInfo().getMenuPath().getLeaf().getName());
    put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    put("versions", versions);
    put("settings", settings(command));
    put("sha256", InputFiles.digests(command));
  }

  /** Of the plugin and what it runs on. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("TMS Thresholds", VersionUtils.getVersion(RunSummary.class));
    versions.put("ImageJ", IJ.getVersion());
    versions.put("Java", System.getProperty("java.version"));
    return versions;
  }

  /** All that a user may set, as it is set. */
  public static Map<String, Object> settings(Module command) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      if (input.getType().isPrimitive() || input.getType() == String.class) {
        settings.put(input.getName(), command.getInput(input.getName()));
      }
    }
    return settings;
  }

  /** Returns entries in the form that they have in a file. */
  public static JsonValue json(Map<String, Object> entries) throws FormatException {
    return JsonValue.parse(GSON.toJson(entries), "settings");
  }

  /** @param value in which numbers that are not finite become null */
  public void put(String name, Object value) {
    entries.put(name, value);
  }

  /** The version of what else took part. */
  public void putVersion(String name, String version) {
    versions.put(name, version);
  }

  /** Says so if what is shown are not the thresholds as they are. */
  public void putScale(ThresholdScale scale) {
    if (scale.scales()) {
      put("scaled", "maps, figures and the fraction fired show the model's thresholds times " + (float) scale.factor()
          + ", as does angles.csv; thresholds.csv, and the medians here, are the model's");
    }
  }

  public void write(Path file) throws IOException {
    AtomicFile.writeText(file, GSON.toJson(entries) + "\n");
  }
}
