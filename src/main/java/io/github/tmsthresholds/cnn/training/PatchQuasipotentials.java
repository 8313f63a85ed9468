package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Compartments;
import java.util.stream.IntStream;

/**
 * Quasipotentials along a neuron of the E-field that a patch holds, for single values of the patch: between its points the
 * field is trilinear, beyond them it goes on as at the faces of the cube. Immutable, thread-safe.
 */
final class PatchQuasipotentials {

  private static final int CORNERS = 8;
  private static final double MM = 1e-3;

  private final Compartments cell;
  private final Rotation turn;
  /** The points around each compartment, and their shares in the E-field there (trilinear). */
  private final int[] point;
  private final double[] share;

  /** @param azimuth degrees that the cell is turned by about the z axis of the patch */
  PatchQuasipotentials(Compartments cell, double azimuth, PatchGrid grid) {
    this.cell = cell;
    turn = Rotation.aboutZ(azimuth);
    point = new int[CORNERS * cell.count()];
    share = new double[CORNERS * cell.count()];
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
        share[CORNERS * c + corner] = product;
      }
    }
  }

  /** Whether the neuron is near enough to the point of a value to feel it. */
  boolean reaches(int value) {
    return IntStream.range(0, point.length).anyMatch(i -> point[i] == value / 3 && share[i] > 0);
  }

  /** mV, where this value of the patch is 1 V/m and all others are 0. */
  double[] of(int value) {
    double[] e = new double[3 * cell.count()], es = new double[cell.count()];
    Vec3 unit = turn.inverse().apply(new Vec3(value % 3 == 0 ? 1 : 0, value % 3 == 1 ? 1 : 0, value % 3 == 2 ? 1 : 0));
    for (int i = 0; i < point.length; i++) {
      if (point[i] == value / 3) {
        int c = i / CORNERS;
        e[3 * c] += share[i] * unit.x();
        e[3 * c + 1] += share[i] * unit.y();
        e[3 * c + 2] += share[i] * unit.z();
      }
    }
    Quasipotential.ofField(cell, e, es);
    return es;
  }
}
