/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One W-cycle of geometric multigrid for a {@link ResistorGrid}, used as a preconditioner (Trottenberg, Oosterlee,
 * Schueller 2001). Each correction is scaled to minimise the energy of the error, because coarse grids underestimate
 * the conductance of thin sheets and would overshoot. The cycle is therefore not linear and needs a flexible outer
 * method. A coarse node represents 2 x 2 x 2 nodes. Corrections are interpolated trilinearly between the coarse nodes
 * that exist; residuals are restricted by the transpose. The conductance between two coarse nodes is that of four
 * parallel paths, each of them the series connection from the middle of one block to that of the next. Holds working
 * memory: not thread-safe.
 */
final class Multigrid {

  /** Maximum number of nodes along an axis of the coarsest grid. */
  private static final int COARSEST = 4;
  private static final int COARSEST_SWEEPS = 15;
  /** Smoothing sweeps before and after the coarse-grid correction. */
  private static final int SWEEPS = 2;
  private static final int CYCLES = 2;

  private static final class Level {
    final ResistorGrid grid;
    final float[] b;
    final float[] x;
    final float[] residual;
    /** The coarser grid's correction, interpolated, and the operator applied to it. */
    final float[] correction;
    final float[] image;
    /** 1 / the sum of the interpolation weights of the existing coarse nodes around a node; 0 if there are none. */
    float[] share;

    Level(ResistorGrid grid, float[] residual) {
      this.grid = grid;
      this.b = residual == null ? new float[grid.size()] : null;
      this.x = new float[grid.size()];
      this.residual = residual == null ? new float[grid.size()] : residual;
      this.correction = new float[grid.size()];
      this.image = new float[grid.size()];
    }
  }

  private final List<Level> levels = new ArrayList<>();

  /**
   * Builds the levels.
   *
   * @param scratch array of the grid's size, overwritten by {@link #precondition}
   */
  Multigrid(ResistorGrid finest, float[] scratch) {
    levels.add(new Level(finest, scratch));
    ResistorGrid grid = finest;
    while (Math.max(grid.nx, Math.max(grid.ny, grid.nz)) > COARSEST) {
      ResistorGrid coarse = coarsened(grid);
      Level level = levels.get(levels.size() - 1);
      level.share = shares(grid, coarse);
      levels.add(new Level(coarse, null));
      grid = coarse;
    }
  }

  private static ResistorGrid coarsened(ResistorGrid fine) {
    ResistorGrid coarse = new ResistorGrid(fine.nx / 2, fine.ny / 2, fine.nz / 2);
    Planes.each(1, fine.nz / 2, fine.cellsPerPlane(), z -> {
      for (int y = 1; y <= fine.ny / 2; y++) {
        for (int x = 1; x <= fine.nx / 2; x++) {
          int i = coarse.index(x, y, z), last = fine.index(2 * x, 2 * y, 2 * z);
          coarse.cx[i] = joined(fine.cx, last, 1, fine.sy, fine.sz);
          coarse.cy[i] = joined(fine.cy, last, fine.sy, 1, fine.sz);
          coarse.cz[i] = joined(fine.cz, last, fine.sz, 1, fine.sy);
        }
      }
    });
    coarse.connect();
    return coarse;
  }

  /**
   * Returns the conductance of the four paths along {@code step} from the last node of a block and its neighbours in
   * the block's face.
   */
  private static float joined(float[] c, int last, int step, int a, int b) {
    return series(c, last, step) + series(c, last - a, step) + series(c, last - b, step)
        + series(c, last - a - b, step);
  }

  private static float series(float[] c, int last, int step) {
    if (!(c[last] > 0)) {
      return 0;
    }
    float before = c[last - step] > 0 ? c[last - step] : c[last];
    float after = last + step < c.length && c[last + step] > 0 ? c[last + step] : c[last];
    return 1 / (0.5f / before + 1 / c[last] + 0.5f / after);
  }

  private static float[] shares(ResistorGrid fine, ResistorGrid coarse) {
    float[] exists = new float[coarse.size()], share = new float[fine.size()];
    for (int i = 0; i < exists.length; i++) {
      exists[i] = coarse.active(i) ? 1 : 0;
    }
    float[] one = new float[fine.size()];
    for (int i = 0; i < one.length; i++) {
      one[i] = fine.active(i) ? 1 : 0;
    }
    interpolate(fine, coarse, exists, one, share);
    for (int i = 0; i < share.length; i++) {
      share[i] = share[i] > 0 ? 1 / share[i] : 0;
    }
    return share;
  }

  /**
   * Returns the approximate solution after one cycle from zero; overwritten by the next call.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  float[] precondition(float[] b, Progress progress) {
    levels.get(0).grid.clear(levels.get(0).x);
    cycle(0, b, progress);
    return levels.get(0).x;
  }

  private void cycle(int l, float[] b, Progress progress) {
    progress.checkCancelled();
    Level level = levels.get(l);
    ResistorGrid grid = level.grid;
    if (l == levels.size() - 1) {
      sweep(grid, COARSEST_SWEEPS, 0, b, level.x);
      sweep(grid, COARSEST_SWEEPS, 1, b, level.x);
      return;
    }
    Level coarse = levels.get(l + 1);
    sweep(grid, SWEEPS, 0, b, level.x);
    grid.residual(b, level.x, level.residual);
    restrict(grid, coarse.grid, level.share, level.residual, coarse.b);
    coarse.grid.clear(coarse.x);
    for (int k = 0; k < CYCLES; k++) {
      cycle(l + 1, coarse.b, progress);
    }
    grid.clear(level.correction);
    interpolate(grid, coarse.grid, coarse.x, level.share, level.correction);
    grid.residual(null, level.correction, level.image);
    double energy = grid.dot(level.correction, level.image);
    if (energy > 0) {
      grid.add(grid.dot(level.correction, level.residual) / energy, level.correction, level.x);
    }
    sweep(grid, SWEEPS, 1, b, level.x);
  }

  private static void sweep(ResistorGrid grid, int times, int firstColour, float[] b, float[] x) {
    for (int k = 0; k < times; k++) {
      grid.relax(firstColour, b, x);
      grid.relax(1 - firstColour, b, x);
    }
  }

  /** Computes fine += share * (trilinear interpolation of coarse). */
  private static void interpolate(ResistorGrid fine, ResistorGrid coarse, float[] from, float[] share, float[] to) {
    Planes.each(1, fine.nz, fine.cellsPerPlane(), z -> {
      float[] row = new float[coarse.nx + 2];
      int z0 = (z + 1) / 2, z1 = (z & 1) == 1 ? z0 - 1 : z0 + 1;
      for (int y = 1; y <= fine.ny; y++) {
        int y0 = (y + 1) / 2, y1 = (y & 1) == 1 ? y0 - 1 : y0 + 1;
        int a = coarse.index(0, y0, z0), b = coarse.index(0, y1, z0);
        int c = coarse.index(0, y0, z1), d = coarse.index(0, y1, z1);
        for (int x = 0; x < row.length; x++) {
          row[x] = 0.5625f * from[a + x] + 0.1875f * (from[b + x] + from[c + x]) + 0.0625f * from[d + x];
        }
        for (int x = 1, i = fine.index(1, y, z); x <= fine.nx / 2; x++, i += 2) {
          to[i] += share[i] * (0.75f * row[x] + 0.25f * row[x - 1]);
          to[i + 1] += share[i + 1] * (0.75f * row[x] + 0.25f * row[x + 1]);
        }
      }
    });
  }

  /** Computes coarse = (transpose of {@link #interpolate}) applied to fine. */
  private static void restrict(ResistorGrid fine, ResistorGrid coarse, float[] share, float[] from, float[] to) {
    Planes.each(1, fine.nz / 2, 4 * fine.cellsPerPlane(), z -> {
      float[] row = new float[fine.nx + 2];
      for (int y = 1; y <= fine.ny / 2; y++) {
        Arrays.fill(row, 0);
        for (int k = -2; k <= 1; k++) {
          for (int j = -2; j <= 1; j++) {
            float w = (k == -2 || k == 1 ? 0.25f : 0.75f) * (j == -2 || j == 1 ? 0.25f : 0.75f);
            addRow(w, share, from, fine.index(0, 2 * y + j, 2 * z + k), row);
          }
        }
        for (int x = 1, i = coarse.index(1, y, z); x <= fine.nx / 2; x++, i++) {
          to[i] = 0.25f * (row[2 * x - 2] + row[2 * x + 1]) + 0.75f * (row[2 * x - 1] + row[2 * x]);
        }
      }
    });
  }

  private static void addRow(float weight, float[] share, float[] from, int first, float[] row) {
    for (int x = 0; x < row.length; x++) {
      row[x] += weight * share[first + x] * from[first + x];
    }
  }
}
