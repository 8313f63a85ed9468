/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * Grey matter between two concentric spheres, given by voxel labels, with the white matter inside (convex, like a
 * gyrus) or outside (concave, like a sulcus) and CSF on the other side.
 */
public record Shell(Vec3 centre, double inner, double outer, boolean convex) {

  public TissueLabels labels(Grid grid) {
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = grid.centre(i).minus(centre).norm();
      int in = convex ? TissueLabels.WHITE_MATTER : TissueLabels.CSF;
      int out = convex ? TissueLabels.CSF : TissueLabels.WHITE_MATTER;
      labels[i] = (byte) (r < inner ? in : r < outer ? TissueLabels.GREY_MATTER : out);
    }
    return new TissueLabels(grid, labels);
  }

  /** Returns cubic voxels along the world axes that contain the shell and a margin. */
  public Grid grid(double spacing) {
    int n = (int) Math.ceil(outer / spacing) + 5;
    return new Grid(2 * n + 1, 2 * n + 1, 2 * n + 1,
        Affine.ofSpacing(spacing, new Vec3(-n * spacing, -n * spacing, -n * spacing)));
  }

  double thickness() {
    return outer - inner;
  }

  double depth(Vec3 p) {
    double fromOuter = (outer - p.minus(centre).norm()) / thickness();
    return convex ? fromOuter : 1 - fromOuter;
  }

  /** Returns the angle between a normal and the correct one, degrees. */
  double normalError(Vec3 p, Vec3 normal) {
    Vec3 right = p.minus(centre).unit().times(convex ? 1 : -1);
    return Math.toDegrees(Math.atan2(normal.cross(right).norm(), normal.dot(right)));
  }
}
