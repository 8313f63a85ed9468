/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.check;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The distance of points from grey matter. Immutable, thread-safe. */
final class GreyMatterDistance {

  /** Distance up to which grey matter is searched, mm. */
  static final double REACH = 10;

  /** A voxel relative to another, and the smallest possible distance from any point in that other, mm. */
  private record Step(int dx, int dy, int dz, double least) {}

  private final TissueLabels labels;
  private final Affine worldToVoxel;
  private final double[] spacing = new double[3];
  /** By increasing distance. */
  private final List<Step> steps = new ArrayList<>();

  GreyMatterDistance(TissueLabels labels) {
    this.labels = labels;
    Affine voxelToWorld = labels.grid().voxelToWorld();
    worldToVoxel = voxelToWorld.inverse();
    int[] reach = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      spacing[axis] = voxelToWorld.spacing(axis);
      reach[axis] = (int) Math.ceil(REACH / spacing[axis]);
    }
    for (int dz = -reach[2]; dz <= reach[2]; dz++) {
      for (int dy = -reach[1]; dy <= reach[1]; dy++) {
        for (int dx = -reach[0]; dx <= reach[0]; dx++) {
          double least = new Vec3(least(dx, 0), least(dy, 1), least(dz, 2)).norm();
          if (least <= REACH) {
            steps.add(new Step(dx, dy, dz, least));
          }
        }
      }
    }
    steps.sort(Comparator.comparingDouble(Step::least));
  }

  private double least(int step, int axis) {
    return Math.max(0, Math.abs(step) - 1) * spacing[axis];
  }

  /** Returns the distance of a point (mm) from the nearest voxel of grey matter, 0 within one; at most the reach. */
  double of(Vec3 world) {
    Grid grid = labels.grid();
    Vec3 p = worldToVoxel.apply(world);
    int x = (int) Math.rint(p.x()), y = (int) Math.rint(p.y()), z = (int) Math.rint(p.z());
    double nearest = REACH;
    for (Step step : steps) {
      if (step.least >= nearest) {
        break;
      }
      int u = x + step.dx, v = y + step.dy, w = z + step.dz;
      if (grid.contains(u, v, w) && labels.label(grid.index(u, v, w)) == TissueLabels.GREY_MATTER) {
        nearest = Math.min(nearest,
            new Vec3(beyond(p.x() - u, 0), beyond(p.y() - v, 1), beyond(p.z() - w, 2)).norm());
      }
    }
    return nearest;
  }

  /** Returns how far a point lies beyond the face of a voxel along an axis, mm. */
  private double beyond(double fromCentre, int axis) {
    return Math.max(0, Math.abs(fromCentre) - 0.5) * spacing[axis];
  }
}
