/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The orientation of a traced neuron. In morphology files, +y must point to the pia, but a file does not state which of
 * its axes does; the apical dendrites show it. Stateless, thread-safe.
 */
public final class CellOrientation {

  /** The direction to the pia in morphology files. */
  public static final Vec3 UP = new Vec3(0, 1, 0);

  /** Largest angle between apical dendrites and +y without a warning, degrees; 18 in the 25 published cells. */
  private static final double LIMIT = 45;
  /**
   * Smallest distance of the centre of all dendrites from the soma, relative to their radius of gyration, at which they
   * have a direction; at least 0.33 in the published pyramidal cells.
   */
  private static final double POLAR = 0.25;

  private CellOrientation() {}

  /**
   * Returns the direction from the centre of the soma to the centre of the apical dendrites, a unit vector; empty
   * without apical dendrites.
   */
  public static Optional<Vec3> ofApicalDendrites(Morphology morphology) {
    return direction(morphology, n -> n == Neurite.APICAL, 0);
  }

  /**
   * Returns the warnings about a cell that may not be upright: its apical dendrites, or those of a pyramidal cell whose
   * dendrites are not labelled, do not point along +y.
   *
   * @param source name of the file, for the warnings
   */
  public static List<String> warnings(Morphology morphology, CellType type, String source) {
    Optional<Vec3> apical = ofApicalDendrites(morphology);
    if (apical.isPresent()) {
      double angle = angle(apical.get());
      return angle <= LIMIT ? List.of() : List.of(String.format(Locale.ROOT,
          "%s: the apical dendrites point %.0f degrees away from +y, which must point to the pia; import the cell with"
              + " upright=apical of Import Neuron Models, which turns it, or turn its points", source, angle));
    }
    if (!type.isPyramidal()) {
      return List.of();
    }
    String missing = source + ": has no apical dendrites (SWC type 4, ASC (Apical)), but cells of layer " + type.layer()
        + " are simulated as pyramidal cells; label them";
    Optional<Vec3> all = direction(morphology, n -> n == Neurite.BASAL, POLAR);
    double angle = all.map(CellOrientation::angle).orElse(Double.NaN);
    if (angle <= LIMIT) {
      return List.of(missing + ", for apical and basal dendrites have different membranes");
    }
    return List.of(missing + ", and check that +y points to the pia" + (Double.isNaN(angle) ? ""
        : String.format(Locale.ROOT, ": its dendrites extend mostly %.0f degrees away from +y; import the cell with"
            + " upright=<axis> of Import Neuron Models if it must be turned", angle)));
  }

  /** Returns the angle between a unit vector and +y, degrees. */
  public static double angle(Vec3 direction) {
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, direction.dot(UP)))));
  }

  /**
   * Returns the rotation that takes a direction to +y: a quarter turn, or a half turn about x, that takes the axis
   * nearest to the direction to +y, then the smallest rotation. The rotation about y is thus that of the nearest axis.
   *
   * @throws IllegalArgumentException if the direction is zero or not finite
   */
  static Rotation upright(Vec3 up) {
    Rotation axis = smallest(nearestAxis(up));
    return smallest(axis.apply(up)).after(axis);
  }

  /** Returns the smallest rotation that takes a direction to +y; a half turn about x for -y. */
  private static Rotation smallest(Vec3 up) {
    Rotation toZ = Rotation.fromZTo(UP).inverse();
    Rotation turn = Rotation.fromZTo(toZ.apply(up)).inverse();
    return toZ.inverse().after(turn).after(toZ);
  }

  private static Vec3 nearestAxis(Vec3 v) {
    double x = Math.abs(v.x()), y = Math.abs(v.y()), z = Math.abs(v.z());
    return y >= x && y >= z ? new Vec3(0, v.y(), 0) : x >= z ? new Vec3(v.x(), 0, 0) : new Vec3(0, 0, v.z());
  }

  /** Returns the middle of the first and last point of a path. */
  static Vec3 middle(Polyline path) {
    return point(path, 0).plus(point(path, path.size() - 1)).times(0.5);
  }

  /** Returns a point of a path. */
  static Vec3 point(Polyline path, int i) {
    return new Vec3(path.x(i), path.y(i), path.z(i));
  }

  /**
   * Returns the direction from the soma to the centre of some neurites, weighted by length.
   *
   * @param polar smallest distance of the centre from the soma, relative to the neurites' radius of gyration
   */
  private static Optional<Vec3> direction(Morphology morphology, Predicate<Neurite> neurites, double polar) {
    Vec3 soma = middle(morphology.sections().get(0).points());
    Vec3 sum = Vec3.ZERO;
    double length = 0;
    double squares = 0;
    for (Section section : morphology.sections()) {
      Polyline path = section.points();
      for (int i = 1; neurites.test(section.neurite()) && i < path.size(); i++) {
        double piece = path.arc(i) - path.arc(i - 1);
        Vec3 at = point(path, i - 1).plus(point(path, i)).times(0.5).minus(soma);
        sum = sum.plus(at.times(piece));
        squares += piece * at.dot(at);
        length += piece;
      }
    }
    double distance = length > 0 ? sum.norm() / length : 0;
    double gyration = length > 0 ? Math.sqrt(squares / length) : 0;
    return distance > polar * gyration ? Optional.of(sum.unit()) : Optional.empty();
  }
}
