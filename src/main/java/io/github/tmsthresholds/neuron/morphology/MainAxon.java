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

import java.util.List;
import java.util.Set;

/** Finds the end of the main axon of a myelinated cell (Aberra et al. 2020). Stateless, thread-safe. */
final class MainAxon {

  /** Cells whose thickest axon branch is a collateral; their main axon is the lowest branch near the axis. */
  private static final Set<String> LOWEST_IS_MAIN =
      Set.of("L5_TTPC2_cADpyr232_5", "L6_TPC_L4_cADpyr231_2", "L6_TPC_L4_cADpyr231_5");
  /** Maximum distance from the soma's axis of the lowest branch, um. */
  private static final double NEAR_AXIS = 500;

  private MainAxon() {}

  /**
   * Returns the last section of the main axon, which continues at every branch point with the child whose first
   * compartment is thickest.
   *
   * @param cell all sections, starting with the soma and the axon's first section
   */
  static CableSection terminal(String cellName, List<CableSection> cell) {
    List<CableSection> axon = cell.stream().filter(s -> s.type.isAxon()).toList();
    if (LOWEST_IS_MAIN.contains(cellName)) {
      return lowest(cell.get(0), axon.subList(1, axon.size()));
    }
    CableSection end = axon.get(0);
    for (CableSection next = end; next != null;) {
      end = next;
      next = null;
      double thickest = 0;
      for (CableSection s : axon) {
        if (s.parent == end) {
          double d = s.compartments(1).diameter[0];
          if (d > thickest) {
            thickest = d;
            next = s;
          }
        }
      }
    }
    return end;
  }

  private static CableSection lowest(CableSection soma, List<CableSection> axon) {
    double[] centre = soma.points.at(soma.points.length() / 2);
    CableSection lowest = axon.get(0);
    double depth = Double.POSITIVE_INFINITY;
    for (CableSection s : axon) {
      for (int i = 0; i < s.segments; i++) {
        double[] p = s.points.at((i + 0.5) / s.segments * s.points.length());
        if (p[2] < depth && Math.hypot(p[0] - centre[0], p[1] - centre[1]) <= NEAR_AXIS) {
          depth = p[2];
          lowest = s;
        }
      }
    }
    return lowest;
  }
}
