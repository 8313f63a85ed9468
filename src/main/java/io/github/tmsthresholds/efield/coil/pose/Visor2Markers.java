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

import io.github.tmsthresholds.efield.io.Quaternion;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.util.Optional;
import java.util.OptionalDouble;

/** Target markers of ANT visor2 ({@code .mrk}) in SimNIBS's convention, with the geometry of the image. */
final class Visor2Markers implements PoseReader {

  private static final String MARKERS = "TargetMarkers";

  @Override
  public String name() {
    return "ANT visor2 markers (.mrk)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    return content.head().startsWith("{") && content.head().contains('"' + MARKERS + '"');
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws FormatException {
    JsonValue root = JsonValue.parse(content.text(), content.file().toString());
    for (JsonValue marker : root.get(MARKERS).list()) {
      JsonValue target = marker.get("CoilTarget");
      if (target.isMissing()) {
        poses.countMissing();
        continue;
      }
      require(target.get("CoordinateSystem"), "ASSOCIATED_IMAGE",
          "export the markers in the coordinates of the associated image");
      require(target.get("PositionalUnit"), "mm", "export positions in mm");
      require(target.get("CoilAxesConvention"), "simnibs", "export the markers with SimNIBS's coil axes");
      JsonValue info = target.get("CoilInfo");
      String name = target.get("Name").asText(), coil = info.isObject() ? info.get("Id").asText() : "";
      Optional<Affine> matrix =
          poses.matrix(name, target.get("CoilPose").get("RigidTransformMatrix4x4").affineRows());
      matrix.ifPresent(m -> poses.add(new CoilPose(name, CoilPose.Kind.TARGET, m, OptionalDouble.empty(),
          OptionalDouble.empty(), OptionalDouble.empty(), coil)));
    }
    JsonValue configuration = root.get("Configuration");
    if (configuration.isObject() && configuration.get("AssociatedImageInfo").isObject()) {
      image(configuration.get("AssociatedImageInfo"), poses);
    }
  }

  private static void require(JsonValue value, String only, String remedy) throws FormatException {
    if (!value.asText().equals(only)) {
      throw value.error("must be " + only + ", found '" + value.asText() + "'; " + remedy);
    }
  }

  private static void image(JsonValue info, PoseCollector poses) throws FormatException {
    double[] quaternion = info.get("NIfTI_quatern").numbers(3), offset = info.get("NIfTI_qoffset").numbers(3);
    double[] pixdim = info.get("NIfTI_pixdim").numbers(4);
    try {
      poses.image(Affine.of(Quaternion.affine(quaternion, offset, pixdim)));
    } catch (IllegalArgumentException e) {
      poses.warn("its geometry of the image is invalid: " + e.getMessage());
    }
  }
}
