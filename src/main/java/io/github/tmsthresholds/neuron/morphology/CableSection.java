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

import io.github.tmsthresholds.neuron.SectionType;
import java.util.Arrays;

/**
 * A mutable section of a neuron while it is being built; myelination replaces and relinks sections. Not thread-safe.
 */
final class CableSection {

  /** Diameter of a disabled compartment, um. */
  private static final double DISABLED_DIAMETER = 1000;

  final String name;
  final SectionType type;
  CableSection parent;
  Polyline points;
  /** Number of compartments; does not change when diameters and lengths are scaled. */
  final int segments;
  /** Factor on the Ih density of each compartment. */
  final double[] ihFactor;
  /** Whether the last compartment is made so thick that no pulse depolarises it. */
  boolean endDisabled;

  CableSection(String name, SectionType type, CableSection parent, Polyline points, int segments, double[] ihFactor) {
    this.name = name;
    this.type = type;
    this.parent = parent;
    this.points = points;
    this.segments = segments;
    this.ihFactor = ihFactor;
  }

  /** Creates a section of the axon, with a number of compartments according to its length, without Ih. */
  static CableSection axonal(SectionType type, String label, int index, CableSection parent, Polyline points) {
    int segments = Section.segments(points.length());
    return new CableSection(label + "[" + index + "]", type, parent, points, segments, ones(segments));
  }

  /**
   * Divides the section into compartments.
   *
   * @param refinement number of pieces per compartment of the published models
   */
  Segments compartments(int refinement) {
    Segments cut = new Segments(points, segments * refinement);
    if (endDisabled) {
      cut.setEnd(refinement, DISABLED_DIAMETER);
    }
    return cut;
  }

  /** Returns n ones. */
  static double[] ones(int n) {
    double[] v = new double[n];
    Arrays.fill(v, 1);
    return v;
  }
}
