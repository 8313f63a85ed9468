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

import java.util.ArrayList;
import java.util.List;

/**
 * The path of an axon section from which internodes and nodes are cut one after the other. Cutting inserts points, so
 * indices refer to the current path. Distances within {@value #TOLERANCE} um count as equal. Follows the procedure of
 * Aberra et al. (2018) step by step, so that the same axon gets the same internodes. Not thread-safe.
 */
final class Internodes {

  private static final double TOLERANCE = 0.1;

  private final List<double[]> points = new ArrayList<>();
  private final List<Double> arcs = new ArrayList<>();

  Internodes(Polyline course) {
    for (int i = 0; i < course.size(); i++) {
      points.add(new double[] {course.x(i), course.y(i), course.z(i), course.diameter(i)});
      arcs.add(course.arc(i));
    }
  }

  /** Direction in which a completing point is added: towards the next point, or on from the previous point. */
  enum Direction { AHEAD, STRAIGHT_ON }

  /** A piece and the index of its last point. */
  record Cut(Polyline piece, int last) {}

  /** Returns the number of points. */
  int size() {
    return points.size();
  }

  /** Returns the arc length at a point, um. */
  double arc(int i) {
    return arcs.get(i);
  }

  /** Returns the length of the path, um. */
  double length() {
    return arcs.get(arcs.size() - 1);
  }

  /** Returns the index of the first point beyond an arc length, or -1. */
  int firstBeyond(double arc) {
    for (int i = 0; i < arcs.size(); i++) {
      if (arcs.get(i) > arc) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Cuts the piece from point {@code first} to about point {@code last}; adds a point to make it {@code target} um long
   * unless it already is within the tolerance.
   */
  Cut cut(int first, int last, double target, Direction direction) {
    double span = arcs.get(last) - arcs.get(first);
    if (span >= target + TOLERANCE) {
      last--;
    } else if (Math.abs(span - target) < TOLERANCE) {
      return new Cut(piece(first, last), last);
    }
    double distance = target - (arcs.get(last) - arcs.get(first));
    double[] from = points.get(last);
    double[] u = unit(last, direction);
    points.add(last + 1, new double[] {from[0] + distance * u[0], from[1] + distance * u[1], from[2] + distance * u[2],
        from[3]});
    arcs.add(last + 1, arcs.get(last) + Math.abs(distance));
    return new Cut(piece(first, last + 1), last + 1);
  }

  private Polyline piece(int first, int last) {
    Polyline.Builder piece = new Polyline.Builder();
    for (double[] p : points.subList(first, last + 1)) {
      piece.add(p[0], p[1], p[2], p[3]);
    }
    return piece.build();
  }

  /**
   * Returns the unit vector of the path at a point, from the nearest different point, on the preferred side if
   * possible.
   */
  private double[] unit(int at, Direction direction) {
    for (int step : direction == Direction.AHEAD ? new int[] {1, -1} : new int[] {-1, 1}) {
      for (int i = at + step; i >= 0 && i < points.size(); i += step) {
        double[] u = new double[3];
        double norm = 0;
        for (int k = 0; k < 3; k++) {
          u[k] = step * (points.get(i)[k] - points.get(at)[k]);
          norm += u[k] * u[k];
        }
        if (norm > 0) {
          for (int k = 0; k < 3; k++) {
            u[k] /= Math.sqrt(norm);
          }
          return u;
        }
      }
    }
    throw new IllegalStateException("the axon section has no length");
  }
}
