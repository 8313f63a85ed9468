package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.plot.MapPlanes;
import java.util.ArrayList;
import java.util.List;

/** Planes of a map in the words of macros: {@code lowest}, {@code richest}, or such as {@code z:48,y:-21}. */
public record PlaneParameters(String planes) {

  private static final String EXPECTED = "lowest, richest, or planes such as z:48,y:-21 in mm were expected";

  /** @param standard if none were given */
  public MapPlanes chosen(MapPlanes standard) {
    if (!Parameters.isSet(planes)) {
      return standard;
    }
    return switch (planes.strip()) {
      case "lowest" -> MapPlanes.THROUGH_LOWEST;
      case "richest" -> MapPlanes.RICHEST;
      default -> own();
    };
  }

  private MapPlanes own() {
    List<String> axes = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    for (String plane : Parameters.list(planes)) {
      if (!plane.matches("[xyz]\\s*:.*")) {
        throw new IllegalArgumentException("planes=" + planes + ": " + EXPECTED);
      }
      axes.add(plane.substring(0, 1));
      places.add(Parameters.number("planes", plane.substring(plane.indexOf(':') + 1)));
    }
    return Parameters.parse("planes", planes, () ->
        MapPlanes.at(axes, places.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
