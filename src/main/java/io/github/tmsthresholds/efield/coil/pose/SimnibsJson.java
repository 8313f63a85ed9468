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

import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Coil matrices in JSON: an object with the key {@value CoilPlacement#KEY} or {@code matsimnibs}, or the list {@value
 * #POSES} of such objects.
 */
final class SimnibsJson implements PoseReader {

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
      JsonMatrix.read(matrix, name, poses).ifPresent(m -> poses.add(new CoilPose(name, kind, m,
          didt.isPresent() ? PoseCollector.intensity(didt.getAsDouble()) : didt,
          output.isPresent() ? PoseCollector.intensity(output.getAsDouble()) : output, time, coil)));
    }
  }

  private static OptionalDouble number(JsonValue item, String key) throws FormatException {
    return item.get(key).isMissing() ? OptionalDouble.empty() : OptionalDouble.of(item.get(key).number());
  }
}
