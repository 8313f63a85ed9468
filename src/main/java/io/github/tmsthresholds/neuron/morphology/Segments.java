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

/**
 * One section divided into compartments of equal length. Its points form a series of frusta, whose diameters change
 * linearly with arc length, and which are cut at the start, middle and end of each compartment. Not thread-safe.
 */
final class Segments {

  /** Axial resistivity, Ohm cm. */
  private static final double AXIAL_RESISTIVITY = 100;
  /** Unit conversion: resistivity (Ohm cm) / length (um) is Ohm times 1e4; in MOhm. */
  private static final double MEGAOHM = 1e-2;

  /** Length of a compartment, um. */
  final double length;
  /** Membrane area of each compartment, um2. */
  final double[] area;
  /** Mean diameter of each compartment over its length, um. */
  final double[] diameter;
  /** Axial resistance of the first and the second half of each compartment, MOhm. */
  final double[] halfResistance;

  Segments(Polyline points, int count) {
    length = points.length() / count;
    area = new double[count];
    diameter = new double[count];
    halfResistance = new double[2 * count];
    int half = 0;
    for (int p = 0; p + 1 < points.size(); p++) {
      double from = points.arc(p);
      double to = points.arc(p + 1);
      double d0 = points.diameter(p);
      double d1 = points.diameter(p + 1);
      if (to == from) {
        area[half / 2] += Math.PI / 2 * (d0 + d1) * Math.abs(d0 - d1) / 2;
        continue;
      }
      double slope = (d1 - d0) / (to - from);
      double at = from;
      while (half < 2 * count - 1 && boundary(half) <= to) {
        add(half, boundary(half) - at, d0 + slope * (at - from), d0 + slope * (boundary(half) - from));
        at = boundary(half++);
      }
      add(half, to - at, d0 + slope * (at - from), d1);
    }
  }

  /** Returns the arc length at the end of a half compartment. */
  private double boundary(int half) {
    return (half + 1) * length / 2;
  }

  private void add(int half, double l, double d0, double d1) {
    if (l > 0) {
      area[half / 2] += Math.PI / 2 * (d0 + d1) * Math.hypot(l, (d0 - d1) / 2);
      diameter[half / 2] += (d0 + d1) / 2 * l / length;
      halfResistance[half] += resistance(l, d0, d1);
    }
  }

  /** Replaces the given number of last compartments by cylinders of this diameter. */
  void setEnd(int count, double d) {
    for (int i = area.length - count; i < area.length; i++) {
      area[i] = Math.PI * d * length;
      diameter[i] = d;
      halfResistance[2 * i] = resistance(length / 2, d, d);
      halfResistance[2 * i + 1] = halfResistance[2 * i];
    }
  }

  private static double resistance(double l, double d0, double d1) {
    return 4 * AXIAL_RESISTIVITY * MEGAOHM * l / (Math.PI * d0 * d1);
  }
}
