/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import com.google.gson.GsonBuilder;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Coil matrices in JSON: an object with the key {@value CoilPlacement#KEY} or {@code matsimnibs}, or the list {@value
 * #POSES} of such objects.
 */
final class SimnibsJson implements PoseReader, PoseWriter {

  static final String POSES = "poses";
  private static final String SIMNIBS = "matsimnibs";

  @Override
  public String name() {
    return "SimNIBS coil matrices (.json)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    return content.head().startsWith("{");
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws FormatException {
    JsonValue root = JsonValue.parse(content.text(), content.file().toString());
    if (!root.get("NIBSCoordinateSystem").isMissing()) {
      throw root.error("is the coordinate system of NIBS-BIDS markers; give the _markers.tsv beside it");
    }
    List<JsonValue> items = root.get(POSES).isMissing() ? List.of(root) : root.get(POSES).list();
    for (JsonValue item : items) {
      String name = item.get(PoseColumns.NAME).asText();
      JsonValue ours = item.get(CoilPlacement.KEY), matrix = ours.isMissing() ? item.get(SIMNIBS) : ours;
      if (matrix.isMissing()) {
        throw item.error("must have the coil matrix " + CoilPlacement.KEY + " or " + SIMNIBS
            + ", or a list of poses with it");
      }
      OptionalDouble didt = number(item, PoseColumns.DIDT), output = number(item, PoseColumns.OUTPUT),
          time = number(item, PoseColumns.TIME);
      String coil = item.get(PoseColumns.COIL).asText();
      CoilPose.Kind kind = time.isPresent() || item.get(PoseColumns.ITEM).asText().equals(CoilPose.Kind.SAMPLE.label())
          ? CoilPose.Kind.SAMPLE : CoilPose.Kind.TARGET;
      poses.matrix(name, matrix.affineRows()).ifPresent(m -> poses.add(new CoilPose(name, kind, m,
          didt.isPresent() ? PoseCollector.intensity(didt.getAsDouble()) : didt,
          output.isPresent() ? PoseCollector.intensity(output.getAsDouble()) : output, time, coil)));
    }
  }

  private static OptionalDouble number(JsonValue item, String key) throws FormatException {
    return item.get(key).isMissing() ? OptionalDouble.empty() : OptionalDouble.of(item.get(key).number());
  }

  @Override
  public String extension() {
    return ".json";
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.values());
  }

  /** Writes one pose as an object, which is a coil matrix for all commands; several as a list of objects. */
  @Override
  public void write(Path file, List<CoilPose> poses, String source) throws IOException {
    List<Map<String, Object>> entries = poses.stream().map(SimnibsJson::entry).toList();
    AtomicFile.writeText(file, new GsonBuilder().setPrettyPrinting().create()
        .toJson(poses.size() == 1 ? entries.get(0) : Map.of(POSES, entries)) + "\n");
  }

  private static Map<String, Object> entry(CoilPose pose) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(PoseColumns.NAME, pose.name());
    entry.put(PoseColumns.ITEM, pose.kind().label());
    entry.put(CoilPlacement.KEY, CoilPlacement.rows(pose.matrix()));
    pose.didt().ifPresent(v -> entry.put(PoseColumns.DIDT, v));
    pose.output().ifPresent(v -> entry.put(PoseColumns.OUTPUT, v));
    pose.time().ifPresent(v -> entry.put(PoseColumns.TIME, v));
    if (!pose.coil().isEmpty()) {
      entry.put(PoseColumns.COIL, pose.coil());
    }
    return entry;
  }
}
