/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.efield.coil.Coil.Element;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Checks the units and the direction of the current elements of a coil by their sizes. Stateless, thread-safe. */
final class PlausibleCoil {

  /** Range of the longest edge of the box around the elements, mm. */
  private static final double SMALLEST = 1, LARGEST = 4000;
  /** Largest sum of moments relative to the square of the edge; files of SimNIBS have up to 3. */
  private static final double LARGEST_MOMENT = 1000;
  /** Range of the total length of line elements relative to the edge; a closed loop has 2 or more. */
  private static final double SHORTEST_WIRE = 0.2, LONGEST_WIRE = 1e5;

  private PlausibleCoil() {}

  /**
   * Checks a coil.
   *
   * @param unit of positions in the file
   * @return the coil with its warnings and those of this check
   * @throws FormatException if the coil is too small or too large
   */
  static Opened<Coil> checked(Path file, Opened<Coil> opened, String unit) throws FormatException {
    double[] lower = new double[3], upper = new double[3];
    Arrays.fill(lower, Double.POSITIVE_INFINITY);
    Arrays.fill(upper, Double.NEGATIVE_INFINITY);
    int count = 0;
    double moments = 0, wire = 0;
    for (Element element : opened.content().elements()) {
      if (element.source() instanceof CurrentElements part) {
        count += part.positions.length / 3;
        for (int i = 0; i < part.positions.length; i++) {
          lower[i % 3] = Math.min(lower[i % 3], part.positions[i]);
          upper[i % 3] = Math.max(upper[i % 3], part.positions[i]);
        }
        moments += part instanceof Dipoles ? sum(part.vectors) : 0;
        wire += part instanceof LineElements ? sum(part.vectors) : 0;
      }
    }
    if (count < 2) {
      return opened;
    }
    double edge = Math.max(upper[0] - lower[0], Math.max(upper[1] - lower[1], upper[2] - lower[2]));
    if (!(edge >= SMALLEST && edge <= LARGEST)) {
      String probably = unit.equals("mm") ? edge < SMALLEST ? ", these are probably in m" : ", these are probably in um"
          : "";
      throw new FormatException(file, String.format(Locale.ROOT, "the elements of the coil extend over %.4g mm, but "
          + "must"
          + " extend over %.0f to %.0f mm; positions must be in %s%s", edge, SMALLEST, LARGEST, unit, probably));
    }
    return opened.and(new Opened<>(opened.content(), warnings(file, lower[2], moments / (edge * edge * 1e-6),
        wire / edge, edge)));
  }

  private static List<String> warnings(Path file, double lowest, double moments, double wire, double edge) {
    List<String> warnings = new ArrayList<>();
    if (lowest > 0) {
      warnings.add(String.format(Locale.ROOT, "%s: all elements of the coil lie at z of %.1f mm or more, on the side "
          + "of "
          + "the head; the z axis must point into the head, with z = 0 on the face that touches the scalp", file,
          lowest));
    }
    if (moments > LARGEST_MOMENT) {
      warnings.add(String.format(Locale.ROOT, "%s: the magnetic moments sum to %.3g A m2 per A, too much for a coil of "
          + "%.0f mm; they must be in A m2 at a current of 1 A", file, moments * edge * edge * 1e-6, edge));
    }
    if (wire > 0 && !(wire >= SHORTEST_WIRE && wire <= LONGEST_WIRE)) {
      warnings.add(String.format(Locale.ROOT, "%s: the line elements have a total length of %.3g mm, which does not "
          + "fit "
          + "a coil of %.0f mm; they must be in mm", file, wire * edge, edge));
    }
    return warnings;
  }

  private static double sum(double[] vectors) {
    double sum = 0;
    for (int i = 0; i < vectors.length; i += 3) {
      sum += Math.sqrt(vectors[i] * vectors[i] + vectors[i + 1] * vectors[i + 1] + vectors[i + 2] * vectors[i + 2]);
    }
    return sum;
  }
}
