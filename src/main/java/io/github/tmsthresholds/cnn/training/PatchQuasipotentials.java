/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Compartments;
import java.util.stream.IntStream;

/**
 * Computes the quasipotentials along a neuron due to a single value of a patch. The E-field is interpolated trilinearly
 * between the points of the patch and extrapolated as constant beyond the faces of the cube. Immutable, thread-safe.
 */
final class PatchQuasipotentials {

  private static final int CORNERS = 8;
  private static final double MM = 1e-3;

  private final Compartments cell;
  private final Rotation turn;
  /** [compartment][corner], flattened: points around each compartment and their trilinear weights. */
  private final int[] point;
  private final double[] weight;

  /**
   * Computes the interpolation weights of a cell's compartments.
   *
   * @param azimuth rotation of the cell about the z axis of the patch, degrees
   */
  PatchQuasipotentials(Compartments cell, double azimuth, PatchGrid grid) {
    this.cell = cell;
    turn = Rotation.aboutZ(azimuth);
    point = new int[CORNERS * cell.count()];
    weight = new double[CORNERS * cell.count()];
    double[] soma = {cell.centre[0], cell.centre[1], cell.centre[2]};
    int last = grid.points() - 1;
    for (int c = 0; c < cell.count(); c++) {
      Vec3 r = turn.apply(new Vec3(cell.centre[3 * c] - soma[0], cell.centre[3 * c + 1] - soma[1],
          cell.centre[3 * c + 2] - soma[2])).times(MM).minus(grid.offset());
      double[] along = {r.x(), r.y(), r.z()};
      for (int corner = 0; corner < CORNERS; corner++) {
        double product = 1;
        int number = 0;
        for (int axis = 2; axis >= 0; axis--) {
          double at = Math.max(0, Math.min(last, (along[axis] / grid.edge() + 0.5) * last));
          int lower = Math.max(0, Math.min(last - 1, (int) at));
          boolean upper = (corner >> axis & 1) == 1;
          product *= upper ? at - lower : 1 - (at - lower);
          number = number * grid.points() + Math.min(last, lower + (upper ? 1 : 0));
        }
        point[CORNERS * c + corner] = number;
        weight[CORNERS * c + corner] = product;
      }
    }
  }

  /** Returns whether a value of the patch has a weight above 0 in any compartment. */
  boolean influences(int value) {
    return IntStream.range(0, point.length).anyMatch(i -> point[i] == value / 3 && weight[i] > 0);
  }

  /** Returns the quasipotentials of the compartments, mV, for 1 V/m in one value of the patch and 0 in all others. */
  double[] of(int value) {
    double[] e = new double[3 * cell.count()], es = new double[cell.count()];
    Vec3 unit = turn.inverse().apply(new Vec3(value % 3 == 0 ? 1 : 0, value % 3 == 1 ? 1 : 0, value % 3 == 2 ? 1 : 0));
    for (int i = 0; i < point.length; i++) {
      if (point[i] == value / 3) {
        int c = i / CORNERS;
        e[3 * c] += weight[i] * unit.x();
        e[3 * c + 1] += weight[i] * unit.y();
        e[3 * c + 2] += weight[i] * unit.z();
      }
    }
    Quasipotential.ofField(cell, e, es);
    return es;
  }
}
