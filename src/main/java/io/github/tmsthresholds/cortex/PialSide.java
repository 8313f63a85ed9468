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
import io.github.tmsthresholds.geometry.Vec3;

/**
 * On which side of a surface in the cortex the pia is by the labels of the tissues. From each vertex the first tissue
 * other than grey matter is determined along the normal in both directions, up to 3 mm away.
 *
 * @param ahead number of vertices with cerebrospinal fluid where the normal points to, or white matter behind, and not
 *     the reverse
 * @param behind number of vertices with the reverse
 * @param vertices number of all vertices
 */
public record PialSide(int ahead, int behind, int vertices) {

  private static final double FIRST = 1, LAST = 3, STEP = 0.5;
  /** Fraction of the vertices that must show a side, and of these, fraction that must agree. */
  private static final double SHOWN = 0.1, AGREE = 2.0 / 3;

  /** Determines the side for each vertex. */
  public static PialSide of(CorticalSurface surface, TissueLabels tissues) {
    double[] normals = surface.vertexNormals();
    Affine worldToVoxel = tissues.grid().voxelToWorld().inverse();
    int ahead = 0, behind = 0, n = surface.mesh().vertexCount();
    for (int v = 0; v < n; v++) {
      Vec3 at = surface.mesh().vertex(v), normal = new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
      if (normal.isFinite()) {
        int there = tissue(tissues, worldToVoxel, at, normal);
        int back = tissue(tissues, worldToVoxel, at, normal.times(-1));
        int side = towardsPia(there) - towardsPia(back);
        ahead += side > 0 ? 1 : 0;
        behind += side < 0 ? 1 : 0;
      }
    }
    return new PialSide(ahead, behind, n);
  }

  private static int tissue(TissueLabels tissues, Affine worldToVoxel, Vec3 from, Vec3 direction) {
    for (double d = FIRST; d <= LAST; d += STEP) {
      int voxel = tissues.grid().indexAt(from.plus(direction.times(d)), worldToVoxel);
      if (voxel >= 0 && tissues.label(voxel) != TissueLabels.GREY_MATTER) {
        return tissues.label(voxel);
      }
    }
    return TissueLabels.GREY_MATTER;
  }

  private static int towardsPia(int tissue) {
    return tissue == TissueLabels.CSF ? 1 : tissue == TissueLabels.WHITE_MATTER ? -1 : 0;
  }

  /** Returns whether the normals point away from the pia; false if the tissues do not show it clearly. */
  public boolean isBehind() {
    int shown = ahead + behind;
    return shown >= SHOWN * vertices && behind >= AGREE * shown && behind > 0;
  }
}
