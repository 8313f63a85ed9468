/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.cortex.VoxelSurface;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;

/** Builds a plausible casing around the current elements of a coil, with a handle, to draw it. Stateless. */
final class CoilCasing {

  /** Voxel size, thickness around the elements, radius and length of the handle beyond them, mm. */
  private static final double VOXEL = 2, THICKNESS = 7, HANDLE = 8, LENGTH = 70;
  private static final double MARGIN = 6;
  /** Magnitude of the elements within the casing relative to the strongest: weaker ones only correct the field. */
  private static final double STRONG = 0.15;
  private static final int ROUNDS = 8;
  private static final Affine IDENTITY = Affine.ofSpacing(1, Vec3.ZERO);

  private CoilCasing() {}

  /** Returns the casing in the coil's frame, mm; no part of it is below the coil's face. */
  static Solid of(Coil coil) {
    List<Vec3> elements = coil.placed(IDENTITY).elements(STRONG);
    Box box = Box.EMPTY;
    for (Vec3 element : elements) {
      box = box.including(element);
    }
    double height = Math.min((box.lower().z() + box.upper().z()) / 2, -HANDLE);
    double end = box.lower().y() - LENGTH;
    Box all = box.including(new Vec3(0, end, height)).grown(THICKNESS + HANDLE + MARGIN);
    Vec3 size = all.upper().minus(all.lower()).times(1 / VOXEL);
    Grid grid = new Grid((int) size.x() + 1, (int) size.y() + 1, (int) size.z() + 1,
        Affine.ofSpacing(VOXEL, all.lower()));
    boolean[] inside = new boolean[grid.voxels()];
    for (Vec3 element : elements) {
      addSphere(grid, element, THICKNESS, inside);
    }
    for (double y = 0; y >= end; y -= VOXEL) {
      addSphere(grid, new Vec3(0, y, height), HANDLE, inside);
    }
    return Solid.of(List.of(VoxelSurface.of(grid, inside, "coil", ROUNDS, Progress.NONE)));
  }

  private static void addSphere(Grid grid, Vec3 centre, double radius, boolean[] inside) {
    Vec3 at = grid.voxelToWorld().inverse().apply(centre);
    int r = (int) Math.ceil(radius / VOXEL), x = (int) Math.round(at.x()), y = (int) Math.round(at.y());
    int z = (int) Math.round(at.z());
    for (int w = z - r; w <= z + r; w++) {
      for (int v = y - r; v <= y + r; v++) {
        for (int u = x - r; u <= x + r; u++) {
          if (grid.contains(u, v, w)) {
            Vec3 p = grid.centre(u, v, w);
            inside[grid.index(u, v, w)] |= p.minus(centre).norm() <= radius && p.z() < 0;
          }
        }
      }
    }
  }
}
