/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Compartments;

/**
 * Computes the quasipotentials of an E-field along a neuron (Wang et al. 2018): the extracellular potential (mV, 0 at
 * the soma) whose drop from compartment to compartment is the line integral of the field along the neurite. Stateless,
 * thread-safe.
 */
public final class Quasipotential {

  /** Unit conversion: V/m times um is 1e-3 mV. */
  private static final double MV = 1e-3;

  private Quasipotential() {}

  /**
   * Computes the quasipotentials of a uniform field: es = -E . (r - r_soma).
   *
   * @param cell compartments
   * @param e V/m, in the cell frame
   * @param es receives one value per compartment, mV
   */
  public static void ofUniform(Compartments cell, Vec3 e, double[] es) {
    double[] r = cell.centre;
    for (int c = 0; c < cell.count(); c++) {
      es[c] = -MV * (e.x() * (r[3 * c] - r[0]) + e.y() * (r[3 * c + 1] - r[1]) + e.z() * (r[3 * c + 2] - r[2]));
    }
  }

  /**
   * Computes the quasipotentials of a field given at every compartment, by the trapezoidal rule from the soma outwards:
   * es_c = es_p - (E_c + E_p) . (r_c - r_p) / 2, with p the predecessor.
   *
   * @param cell compartments
   * @param e V/m in the cell frame: x, y, z of every compartment
   * @param es receives one value per compartment, mV
   */
  public static void ofField(Compartments cell, double[] e, double[] es) {
    double[] r = cell.centre;
    boolean[] known = new boolean[cell.count()];
    int[] path = new int[cell.count()];
    es[0] = 0;
    known[0] = true;
    for (int c = 1; c < cell.count(); c++) {
      int depth = 0;
      for (int at = c; !known[at]; at = cell.predecessor[at]) {
        path[depth++] = at;
      }
      while (depth > 0) {
        int i = path[--depth], p = cell.predecessor[i];
        double drop = 0;
        for (int k = 0; k < 3; k++) {
          drop += 0.5 * (e[3 * i + k] + e[3 * p + k]) * (r[3 * i + k] - r[3 * p + k]);
        }
        es[i] = es[p] - MV * drop;
        known[i] = true;
      }
    }
  }
}
