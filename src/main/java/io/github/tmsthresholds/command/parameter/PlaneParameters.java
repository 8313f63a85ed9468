/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.plot.MapPlanes;
import java.util.ArrayList;
import java.util.List;

/** The parameter of a map's planes: {@code lowest}, {@code richest}, or planes such as {@code z:48,y:-21}. */
public record PlaneParameters(String planes) {

  private static final String FORM = "lowest, richest, or planes such as z:48,y:-21 in mm";

  /** Returns the planes. @param standard the planes if none are given */
  public MapPlanes chosen(MapPlanes standard) {
    if (!Parameters.isSet(planes)) {
      return standard;
    }
    return switch (planes.strip()) {
      case "lowest" -> MapPlanes.THROUGH_LOWEST;
      case "richest" -> MapPlanes.RICHEST;
      default -> listed();
    };
  }

  private MapPlanes listed() {
    List<String> axes = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    for (String plane : Parameters.list(planes)) {
      Parameters.rejectIf(!plane.matches("[xyz]\\s*:.*"), "planes", planes, "must be " + FORM);
      axes.add(plane.substring(0, 1));
      places.add(Parameters.number("planes", plane.substring(plane.indexOf(':') + 1)));
    }
    return Parameters.parse("planes", planes, () ->
        MapPlanes.at(axes, places.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
