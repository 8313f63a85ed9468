/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.FieldSolver;
import io.github.tmsthresholds.efield.conductor.HeadLabels;
import io.github.tmsthresholds.efield.conductor.SphericalConductor;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** A head of labelled spherical shells around 0,0,0, whose fields are computed by the closed form. */
final class SphereOfLabels implements FieldSolver {

  static final Vec3 TARGET = new Vec3(-30, 10, 62);
  static final double RADIUS = 95;

  private static final double SPACING = 4;
  private static final double[] OUTER_RADIUS = {68, 78, 82, 88, RADIUS};

  final HeadLabels head;
  /** Number of fields computed. */
  int fields;
  /** Number of the field at which to cancel. */
  int cancelAt = Integer.MAX_VALUE;
  private final float[] labels;

  SphereOfLabels() {
    int n = 52;
    Vec3 corner = new Vec3(1, 1, 1).times(-SPACING * (n - 1) / 2);
    Grid grid = new Grid(n, n, n, Affine.ofSpacing(SPACING, corner));
    labels = new float[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = grid.centre(i).norm();
      for (int shell = OUTER_RADIUS.length - 1; shell >= 0; shell--) {
        labels[i] = r <= OUTER_RADIUS[shell] ? shell + 1 : labels[i];
      }
    }
    head = HeadLabels.of(new Volume(grid, 1, labels, "sphere"));
  }

  PoseFamily family(double reach) {
    return new PoseFamily(head.scalp(), TARGET, reach, 2, 10, 8);
  }

  HeadPreparation preparation(double reach, Path parts) {
    return new HeadPreparation(head, Conductivities.SIMNIBS, this, TARGET, 30, family(reach), 0.01, parts);
  }

  @Override
  public EField field(PlacedCoil coil, Progress progress) {
    if (fields == cancelAt) {
      throw new CancellationException();
    }
    fields++;
    Grid grid = head.grid();
    double[] points = new double[3 * grid.voxels()];
    int n = 0;
    int[] voxel = new int[grid.voxels()];
    for (int i = 0; i < grid.voxels(); i++) {
      Vec3 p = grid.centre(i);
      if (p.minus(TARGET).norm() <= 31 && labels[i] > 0) {
        points[3 * n] = p.x();
        points[3 * n + 1] = p.y();
        points[3 * n + 2] = p.z();
        voxel[n++] = i;
      }
    }
    new SphericalConductor(Vec3.ZERO, RADIUS - 2).field(coil, points, n, points);
    float[] e = new float[3 * grid.voxels()];
    for (int k = 0; k < 3 * n; k++) {
      e[k % 3 * grid.voxels() + voxel[k / 3]] = (float) points[k];
    }
    return EField.of(new Volume(grid, 3, e, coil.name()), 1);
  }
}
