/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.morphology.CellOrientation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How cells are turned upright: the direction in their morphology files that points to the pia. */
public enum Upright {
  /** As the library states, by default +y. */
  NONE("none", null),
  /** The direction from the soma to the centre of the apical dendrites. */
  APICAL("apical", null),
  PLUS_X("+x", new Vec3(1, 0, 0)),
  MINUS_X("-x", new Vec3(-1, 0, 0)),
  PLUS_Y("+y", CellOrientation.UP),
  MINUS_Y("-y", new Vec3(0, -1, 0)),
  PLUS_Z("+z", new Vec3(0, 0, 1)),
  MINUS_Z("-z", new Vec3(0, 0, -1));

  private final String label;
  private final Vec3 axis;

  Upright(String label, Vec3 axis) {
    this.label = label;
    this.axis = axis;
  }

  /** Returns the value of a label. @throws IllegalArgumentException if there is none */
  public static Upright ofLabel(String label) {
    return Arrays.stream(values()).filter(u -> u.label.equals(label)).findFirst()
        .orElseThrow(() -> new InvalidInputException("upright", label, "must be one of "
            + Arrays.stream(values()).map(u -> u.label).collect(Collectors.joining(", "))));
  }

  /** Returns a file with the direction to the pia. @throws FormatException if it is faulty or has no such direction */
  MorphologyFile of(MorphologyFile file) throws FormatException {
    if (this == NONE) {
      return file;
    }
    if (this != APICAL) {
      return file.withUp(axis);
    }
    Optional<Vec3> apical = CellOrientation.ofApicalDendrites(file.traced().content());
    return file.withUp(apical.map(Upright::rounded).orElseThrow(() -> new FormatException(file.source()
        + ": has no apical dendrites (SWC type 4, ASC (Apical)) that upright=apical could turn to the pia; give the"
        + " axis of the file that points to the pia, such as upright=-y, and import cells of other axes separately")));
  }

  /** Returns a direction to six digits, so that the axes are exact. */
  private static Vec3 rounded(Vec3 v) {
    return new Vec3(rounded(v.x()), rounded(v.y()), rounded(v.z()));
  }

  private static double rounded(double component) {
    return Math.rint(component * 1e6) / 1e6 + 0.0;
  }
}
