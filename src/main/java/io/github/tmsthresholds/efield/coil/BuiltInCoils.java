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

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.Locale;

/**
 * Generic coils of circular turns in one plane, approximated by short straight wire elements. Each represents a class
 * of coils, not a particular product. In the head below the centre of the figure-of-8, a positive dI/dt induces a field
 * -dA/dt along the coil's -y axis, towards the handle. Thread-safe.
 *
 * <table>
 * <caption>Built-in coils (mm)</caption>
 * <tr><th>name</th><th>wings</th><th>turns per wing</th><th>inner, outer radius</th>
 * <th>centres of the wings</th><th>height</th></tr>
 * <tr><td>Figure8_70mm</td><td>2</td><td>9</td><td>26, 44</td><td>x = -45, 45</td><td>6</td></tr>
 * <tr><td>Round_90mm</td><td>1</td><td>14</td><td>33, 57</td><td>x = 0</td><td>6</td></tr>
 * </table>
 */
public final class BuiltInCoils {

  /** Names of the coils. */
  public static final List<String> NAMES = List.of("Figure8_70mm", "Round_90mm");

  /** Elements per turn: the sum over evenly spaced points on a circle converges exponentially. */
  private static final int ELEMENTS = 90;

  private BuiltInCoils() {}

  /**
   * Returns a built-in coil.
   *
   * @param name one of {@link #NAMES}, in upper or lower case
   * @throws InvalidInputException if there is no coil of that name; the message lists the names
   */
  public static Coil get(String name) {
    return get(name, 1);
  }

  /**
   * Returns a built-in coil with all lengths multiplied by a factor.
   *
   * @param name one of {@link #NAMES}, in upper or lower case
   * @param size the factor, above 0
   * @throws InvalidInputException if there is no coil of that name; the message lists the names
   * @throws IllegalArgumentException if the factor is invalid
   */
  public static Coil get(String name, double size) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "figure8_70mm" -> figureOfEight("Figure8_70mm", 26 * size, 44 * size, 9, 45 * size, 6 * size);
      case "round_90mm" -> round("Round_90mm", 33 * size, 57 * size, 14, 6 * size);
      default -> throw new InvalidInputException(
          "there is no built-in coil '" + name + "'; the names are " + String.join(", ", NAMES));
    };
  }

  /**
   * Returns a coil of two wings side by side along x, wound in opposite senses.
   *
   * @param inner radius of the innermost turn, mm
   * @param outer radius of the outermost turn, mm
   * @param turns per wing
   * @param centre distance of each wing's centre from the coil's centre, mm
   * @param height of the plane of the turns above the coil's face, mm
   * @throws IllegalArgumentException if a size is invalid
   */
  public static Coil figureOfEight(String name, double inner, double outer, int turns, double centre, double height) {
    check(inner, outer, turns, height);
    if (!(centre > 0) || Double.isInfinite(centre)) {
      throw new IllegalArgumentException("the distance of the wings' centres must be above 0 mm, not " + centre);
    }
    double[] positions = new double[6 * turns * ELEMENTS], vectors = new double[positions.length];
    wing(positions, vectors, 0, new Vec3(centre, 0, -height), inner, outer, turns, -1);
    wing(positions, vectors, positions.length / 2, new Vec3(-centre, 0, -height), inner, outer, turns, 1);
    return Coil.of(name, new LineElements(positions, vectors));
  }

  /**
   * Returns a coil of one wing around the z axis. The current flows counter-clockwise as seen from +z, the head.
   *
   * @param inner radius of the innermost turn, mm
   * @param outer radius of the outermost turn, mm
   * @param height of the plane of the turns above the coil's face, mm
   * @throws IllegalArgumentException if a size is invalid
   */
  public static Coil round(String name, double inner, double outer, int turns, double height) {
    check(inner, outer, turns, height);
    double[] positions = new double[3 * turns * ELEMENTS], vectors = new double[positions.length];
    wing(positions, vectors, 0, new Vec3(0, 0, -height), inner, outer, turns, 1);
    return Coil.of(name, new LineElements(positions, vectors));
  }

  private static void check(double inner, double outer, int turns, double height) {
    if (!(inner > 0 && outer >= inner && outer < 1e4 && turns >= 1 && turns <= 1000 && height >= 0 && height < 1e4)) {
      throw new IllegalArgumentException("a coil must have 1 to 1000 turns, 0 < inner radius <= outer radius "
          + "< 10000 mm and a height from 0 to 10000 mm, not " + turns + " turns, " + inner + " mm, " + outer
          + " mm and " + height + " mm");
    }
  }

  private static void wing(double[] positions, double[] vectors, int first, Vec3 centre, double inner, double outer,
      int turns, int sense) {
    int at = first;
    for (int turn = 0; turn < turns; turn++) {
      double radius = turns == 1 ? (inner + outer) / 2 : inner + (outer - inner) * turn / (turns - 1);
      double length = sense * 2 * Math.PI * radius / ELEMENTS;
      for (int k = 0; k < ELEMENTS; k++, at += 3) {
        double c = StrictMath.cos(2 * Math.PI * k / ELEMENTS), s = StrictMath.sin(2 * Math.PI * k / ELEMENTS);
        positions[at] = centre.x() + radius * c;
        positions[at + 1] = centre.y() + radius * s;
        positions[at + 2] = centre.z();
        vectors[at] = -s * length;
        vectors[at + 1] = c * length;
      }
    }
  }
}
