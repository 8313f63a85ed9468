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

import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;

/**
 * The triangulated surface of one cortical depth within a region: each cell between eight voxel centres is split into
 * six tetrahedra (Freudenthal), in which the depth is linear. Cells next to grey matter that is not cortex are left
 * out.
 */
final class LayerSurface {

  /** Corners of the six tetrahedra around a cell's long diagonal; bit 0 of a corner is x, bit 1 y, bit 2 z. */
  private static final int[][] TETRAHEDRA = {
      {0, 1, 3, 7}, {0, 1, 5, 7}, {0, 2, 3, 7}, {0, 2, 6, 7}, {0, 4, 5, 7}, {0, 4, 6, 7}};

  private final Triangles triangles = new Triangles();

  /**
   * Triangulates the surface.
   *
   * @param field cortical depth
   * @param depth of the surface, 0 (pia) to 1 (white matter)
   * @param stage stage name for the progress
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  LayerSurface(CorticalDepth field, double depth, Region region, String stage, Progress progress) {
    Grid grid = field.grid();
    Box box = region.bounds().intersection(Box.of(grid));
    if (box.isEmpty()) {
      return;
    }
    Box cells = box.mapped(grid.voxelToWorld().inverse()::apply);
    int x0 = Math.max(0, (int) Math.floor(cells.lower().x())), x1 = Math.min(grid.nx() - 2, (int) cells.upper().x());
    int y0 = Math.max(0, (int) Math.floor(cells.lower().y())), y1 = Math.min(grid.ny() - 2, (int) cells.upper().y());
    int z0 = Math.max(0, (int) Math.floor(cells.lower().z())), z1 = Math.min(grid.nz() - 2, (int) cells.upper().z());
    double[] above = new double[8];
    for (int z = z0; z <= z1; z++) {
      progress.step(stage, (z - z0) / (double) (z1 - z0 + 1));
      for (int y = y0; y <= y1; y++) {
        for (int x = x0; x <= x1; x++) {
          boolean known = true, low = false, high = false;
          for (int c = 0; c < 8 && known; c++) {
            above[c] = depth - field.depth(grid.index(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2)));
            known = !Double.isNaN(above[c]);
            low |= above[c] <= 0;
            high |= above[c] > 0;
          }
          if (known && low && high) {
            addCell(grid, x, y, z, above, region);
          }
        }
      }
    }
  }

  private void addCell(Grid grid, int x, int y, int z, double[] above, Region region) {
    Vec3[] at = new Vec3[8];
    for (int c = 0; c < 8; c++) {
      at[c] = grid.centre(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2));
    }
    int[] corner = new int[4];
    for (int[] tetrahedron : TETRAHEDRA) {
      int pial = 0, deep = 0;
      for (int c : tetrahedron) {
        corner[above[c] > 0 ? pial++ : 3 - deep++] = c;
      }
      if (pial == 0 || deep == 0) {
        continue;
      }
      Vec3[] p = new Vec3[pial * deep];
      for (int i = 0; i < p.length; i++) {
        int a = corner[i % pial], b = corner[pial + i / pial];
        p[i] = at[a].plus(at[b].minus(at[a]).times(above[a] / (above[a] - above[b])));
      }
      Vec3 towardsPia = at[corner[0]].minus(p[0]);
      addTriangle(p[0], p[1], p[2], towardsPia, region);
      if (p.length == 4) {
        addTriangle(p[1], p[2], p[3], towardsPia, region);
      }
    }
  }

  private void addTriangle(Vec3 a, Vec3 b, Vec3 c, Vec3 towardsPia, Region region) {
    Vec3 normal = b.minus(a).cross(c.minus(a));
    if (!region.contains(a.plus(b).plus(c).times(1.0 / 3)) || normal.norm() == 0) {
      return;
    }
    if (normal.dot(towardsPia) > 0) {
      triangles.add(a, b, c);
    } else {
      triangles.add(a, c, b);
    }
  }

  /** Returns the triangles, oriented so that their normals face the pia. */
  Triangles triangles() {
    return triangles;
  }
}
