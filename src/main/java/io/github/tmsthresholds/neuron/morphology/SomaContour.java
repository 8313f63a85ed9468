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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Converts the traced outline of a soma to a stack of frusta along its long axis, as in NEURON's Import3D: the outline
 * is resampled evenly, its two sides are measured across the principal axis, and the stack has the width between them.
 * NEURON measures in the xy plane, in which outlines are traced; an outline that was turned out of that plane, with its
 * cell, is measured in its own plane here. Stateless, thread-safe.
 */
final class SomaContour {

  /** Number of points of the resampled outline. */
  private static final int SAMPLES = 101;
  /** Number of points of the stack. */
  private static final int POINTS = 21;
  /** Smallest z of the unit normal of an outline measured in the xy plane: 45 degrees; 24 in published cells. */
  private static final double TURNED = Math.sqrt(0.5);
  /** Smallest width of an outline relative to its length. */
  private static final double FLAT = 1e-3;

  private SomaContour() {}

  /**
   * Converts an outline.
   *
   * @param outline at least three points, not all at one place; its diameters are ignored
   * @throws IllegalArgumentException if the outline has no width or no length
   */
  static Polyline stack(Polyline outline) {
    double[][] p = new double[outline.size()][];
    for (int i = 0; i < p.length; i++) {
      p[i] = new double[] {outline.x(i), outline.y(i), outline.z(i)};
    }
    centre(p);
    double[] normal = PrincipalAxes.of(scatter(p))[2];
    if (Math.abs(normal[2]) >= TURNED) {
      return stackInXy(outline);
    }
    Rotation turn = Rotation.fromZTo(new Vec3(normal[0], normal[1], normal[2]));
    return stackInXy(outline.turned(turn.inverse())).turned(turn);
  }

  /** Returns how often an outline goes around its centre in the xy plane, in either direction. */
  static long turns(Polyline outline) {
    double[][] p = new double[outline.size()][];
    for (int i = 0; i < p.length; i++) {
      p[i] = new double[] {outline.x(i), outline.y(i), outline.z(i)};
    }
    centre(p);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double[] q = p[(i + 1) % p.length];
      sum += Math.atan2(p[i][0] * q[1] - p[i][1] * q[0], p[i][0] * q[0] + p[i][1] * q[1]);
    }
    return Math.abs(Math.round(sum / (2 * Math.PI)));
  }

  private static Polyline stackInXy(Polyline outline) {
    double[][] p = resample(outline);
    double[] centre = centre(p);
    double[][] axes = PrincipalAxes.of(scatter(p));
    double[] major = axes[0];
    double norm = Math.hypot(axes[1][0], axes[1][1]);
    if (norm == 0) {
      throw noWidth();
    }
    double[] minor = {axes[1][0] / norm, axes[1][1] / norm, 0};

    double[] along = new double[SAMPLES];
    double[] across = new double[SAMPLES];
    int start = 0;
    for (int i = 0; i < SAMPLES; i++) {
      along[i] = dot(p[i], major);
      across[i] = dot(p[i], minor);
      if (along[i] > along[start]) {
        start = i;
      }
    }
    List<double[]> ring = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < SAMPLES; i++) {
      int j = (start + i) % SAMPLES;
      ring.add(new double[] {along[j], across[j]});
      if (along[j] < ring.get(end)[0]) {
        end = i;
      }
    }
    List<double[]> one = new ArrayList<>(ring.subList(0, end));
    Collections.reverse(one);
    List<double[]> other = new ArrayList<>(ring.subList(end, SAMPLES));
    if (one.isEmpty() || other.isEmpty()) {
      throw new IllegalArgumentException("the soma's outline has no length");
    }
    rise(one);
    rise(other);
    return between(one, other, centre, major);
  }

  /** Moves points to their centre, and returns where that was. */
  private static double[] centre(double[][] p) {
    double[] centre = new double[3];
    for (double[] q : p) {
      for (int k = 0; k < 3; k++) {
        centre[k] += q[k] / p.length;
      }
    }
    for (double[] q : p) {
      for (int k = 0; k < 3; k++) {
        q[k] -= centre[k];
      }
    }
    return centre;
  }

  /** Returns the sums of products of coordinates. */
  private static double[][] scatter(double[][] p) {
    double[][] scatter = new double[3][3];
    for (double[] q : p) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          scatter[i][j] += q[i] * q[j];
        }
      }
    }
    return scatter;
  }

  private static IllegalArgumentException noWidth() {
    return new IllegalArgumentException("the soma's outline has no width");
  }

  /** Returns points at even steps of the path in the xy plane, from the first to the last. */
  private static double[][] resample(Polyline outline) {
    int n = outline.size();
    double[] path = new double[n];
    for (int i = 1; i < n; i++) {
      path[i] = path[i - 1]
          + Math.hypot((double) outline.x(i) - outline.x(i - 1), (double) outline.y(i) - outline.y(i - 1));
    }
    if (path[n - 1] == 0) {
      throw noWidth();
    }
    double[][] p = new double[SAMPLES][];
    int at = 1;
    for (int i = 0; i < SAMPLES; i++) {
      double s = path[n - 1] * i / (SAMPLES - 1);
      while (at < n - 1 && path[at] < s) {
        at++;
      }
      double piece = path[at] - path[at - 1];
      double t = piece > 0 ? Math.min(1, (s - path[at - 1]) / piece) : 0;
      p[i] = new double[] {mix(outline.x(at - 1), outline.x(at), t), mix(outline.y(at - 1), outline.y(at), t),
          mix(outline.z(at - 1), outline.z(at), t)};
    }
    return p;
  }

  /** Removes, starting at the end, every point that does not lie further along than the previous one. */
  private static void rise(List<double[]> side) {
    for (int i = side.size() - 1; i > 0; i--) {
      if (side.get(i)[0] <= side.get(i - 1)[0]) {
        side.remove(i);
      }
    }
  }

  private static Polyline between(List<double[]> one, List<double[]> other, double[] centre, double[] major) {
    double[] d = new double[one.size() + other.size()];
    int n = 0;
    for (double[] q : one) {
      d[n++] = q[0];
    }
    for (double[] q : other) {
      d[n++] = q[0];
    }
    Arrays.sort(d);
    double from = d[1];
    double to = d[n - 2];
    double[] position = new double[POINTS];
    double[] width = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      position[i] = from + (to - from) * i / (POINTS - 1);
      width[i] = Math.abs(offset(one, position[i]) - offset(other, position[i]));
    }
    if (!(Arrays.stream(width).max().orElse(0) >= FLAT * (to - from))) {
      throw noWidth();
    }
    width[0] = (width[0] + width[1]) / 2;
    width[POINTS - 1] = (width[POINTS - 1] + width[POINTS - 2]) / 2;
    Polyline.Builder stack = new Polyline.Builder();
    for (int i = 0; i < POINTS; i++) {
      stack.add(centre[0] + position[i] * major[0], centre[1] + position[i] * major[1],
          centre[2] + position[i] * major[2], width[i]);
    }
    return stack.build();
  }

  /** Returns the distance of a side from the axis at a position, linear between its points, constant beyond them. */
  private static double offset(List<double[]> side, double position) {
    double[] before = side.get(0);
    for (double[] q : side) {
      if (q[0] >= position) {
        double piece = q[0] - before[0];
        return piece > 0 ? before[1] + (q[1] - before[1]) * (position - before[0]) / piece : q[1];
      }
      before = q;
    }
    return before[1];
  }

  private static double mix(double a, double b, double t) {
    return a + t * (b - a);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
