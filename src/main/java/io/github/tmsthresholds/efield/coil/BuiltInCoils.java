package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.Locale;

/**
 * Generic coils made of circular turns in one plane, as pieces of wire. They stand for a class of coils and are no model of
 * any one product. A positive dI/dt induces, in the head below the middle of the figure-of-8, a field -dA/dt along the
 * coil's -y, towards the handle. Thread-safe.
 *
 * <table>
 * <caption>Built-in coils (mm)</caption>
 * <tr><th>name</th><th>wings</th><th>turns each</th><th>inner, outer radius</th><th>wings' centres</th><th>height</th></tr>
 * <tr><td>Figure8_70mm</td><td>2</td><td>9</td><td>26, 44</td><td>x = -45, 45</td><td>6</td></tr>
 * <tr><td>Round_90mm</td><td>1</td><td>14</td><td>33, 57</td><td>x = 0</td><td>6</td></tr>
 * </table>
 */
public final class BuiltInCoils {

  /** Names of the coils. */
  public static final List<String> NAMES = List.of("Figure8_70mm", "Round_90mm");

  /** Pieces of a turn: the sum over evenly spaced points of a circle converges exponentially. */
  private static final int PIECES = 90;

  private BuiltInCoils() {}

  /** @throws IllegalArgumentException if there is no coil of that name; the message lists the names */
  public static Coil get(String name) {
    return get(name, 1);
  }

  /**
   * One of the coils, all its lengths times a factor.
   *
   * @throws IllegalArgumentException if there is no coil of that name, or the factor makes no sense
   */
  public static Coil get(String name, double size) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "figure8_70mm" -> figureOfEight("Figure8_70mm", 26 * size, 44 * size, 9, 45 * size, 6 * size);
      case "round_90mm" -> round("Round_90mm", 33 * size, 57 * size, 14, 6 * size);
      default -> throw new InvalidInputException(
          "there is no built-in coil '" + name + "', there are " + String.join(", ", NAMES));
    };
  }

  /**
   * Two wings side by side along x, wound in opposite senses.
   *
   * @param inner radius of the innermost turn, mm
   * @param outer radius of the outermost turn, mm
   * @param turns of a wing
   * @param centre distance of a wing's centre from the coil's, mm
   * @param height of the turns' plane above the face that is laid on the scalp, mm
   * @throws IllegalArgumentException if a size makes no sense
   */
  public static Coil figureOfEight(String name, double inner, double outer, int turns, double centre, double height) {
    check(inner, outer, turns, height);
    if (!(centre > 0) || Double.isInfinite(centre)) {
      throw new IllegalArgumentException("the wings' centres must lie apart, not at " + centre + " mm");
    }
    double[] positions = new double[6 * turns * PIECES], vectors = new double[positions.length];
    wing(positions, vectors, 0, new Vec3(centre, 0, -height), inner, outer, turns, -1);
    wing(positions, vectors, positions.length / 2, new Vec3(-centre, 0, -height), inner, outer, turns, 1);
    return Coil.of(name, new LineElements(positions, vectors));
  }

  /**
   * One wing around the z axis, current counter-clockwise seen from +z, the head.
   *
   * @param inner radius of the innermost turn, mm
   * @param outer radius of the outermost turn, mm
   * @param height of the turns' plane above the face that is laid on the scalp, mm
   * @throws IllegalArgumentException if a size makes no sense
   */
  public static Coil round(String name, double inner, double outer, int turns, double height) {
    check(inner, outer, turns, height);
    double[] positions = new double[3 * turns * PIECES], vectors = new double[positions.length];
    wing(positions, vectors, 0, new Vec3(0, 0, -height), inner, outer, turns, 1);
    return Coil.of(name, new LineElements(positions, vectors));
  }

  private static void check(double inner, double outer, int turns, double height) {
    if (!(inner > 0 && outer >= inner && outer < 1e4 && turns >= 1 && turns <= 1000 && height >= 0 && height < 1e4)) {
      throw new IllegalArgumentException("a coil of " + turns + " turns between the radii " + inner + " and " + outer
          + " mm, " + height + " mm above its face, cannot be");
    }
  }

  private static void wing(double[] positions, double[] vectors, int first, Vec3 centre, double inner, double outer,
      int turns, int sense) {
    int at = first;
    for (int turn = 0; turn < turns; turn++) {
      double radius = turns == 1 ? (inner + outer) / 2 : inner + (outer - inner) * turn / (turns - 1);
      double length = sense * 2 * Math.PI * radius / PIECES;
      for (int k = 0; k < PIECES; k++, at += 3) {
        double c = StrictMath.cos(2 * Math.PI * k / PIECES), s = StrictMath.sin(2 * Math.PI * k / PIECES);
        positions[at] = centre.x() + radius * c;
        positions[at + 1] = centre.y() + radius * s;
        positions[at + 2] = centre.z();
        vectors[at] = -s * length;
        vectors[at + 1] = c * length;
      }
    }
  }
}
