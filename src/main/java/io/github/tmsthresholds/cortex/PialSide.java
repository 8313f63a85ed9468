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
import java.util.List;
import java.util.function.IntFunction;

/**
 * On which side of points in the cortex the pia is by the labels of the tissues. From each point the first tissue other
 * than grey matter is determined along the normal in both directions, up to 3 mm away.
 *
 * @param ahead number of points with cerebrospinal fluid where the normal points to, or white matter behind, and not
 *     the reverse
 * @param behind number of points with the reverse
 * @param points number of all points within the labels' volume that have a normal; vertices without triangles have
 *     none
 */
public record PialSide(int ahead, int behind, int points) {

  private static final double FIRST = 1, LAST = 3, STEP = 0.5;
  /** Fraction of the points that must show a side, and of these, fraction that must agree. */
  private static final double SHOWN = 0.1, AGREE = 2.0 / 3;

  /** Determines the side for each vertex of a surface. */
  public static PialSide of(CorticalSurface surface, TissueLabels tissues) {
    double[] normals = surface.vertexNormals();
    return of(surface.mesh().vertexCount(), surface.mesh()::vertex,
        v -> new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]), tissues);
  }

  /** Determines the side for each site. */
  public static PialSide of(List<Site> sites, TissueLabels tissues) {
    return of(sites.size(), i -> sites.get(i).position(), i -> sites.get(i).normal(), tissues);
  }

  private static PialSide of(int n, IntFunction<Vec3> points, IntFunction<Vec3> normals, TissueLabels tissues) {
    Affine worldToVoxel = tissues.grid().voxelToWorld().inverse();
    int ahead = 0, behind = 0, inside = 0;
    for (int i = 0; i < n; i++) {
      Vec3 at = points.apply(i), normal = normals.apply(i);
      if (normal.isFinite() && tissues.grid().indexAt(at, worldToVoxel) >= 0) {
        inside++;
        int there = tissue(tissues, worldToVoxel, at, normal);
        int back = tissue(tissues, worldToVoxel, at, normal.times(-1));
        int side = towardsPia(there) - towardsPia(back);
        ahead += side > 0 ? 1 : 0;
        behind += side < 0 ? 1 : 0;
      }
    }
    return new PialSide(ahead, behind, inside);
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
    return shown >= SHOWN * points && behind >= AGREE * shown && behind > 0;
  }
}
