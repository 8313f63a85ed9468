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
import java.util.Locale;

/**
 * Solves A x = b on a {@link ResistorGrid} by flexible conjugate gradients (Notay 2000), preconditioned with {@link
 * Multigrid}. The potential is determined up to a constant in each connected part of the conductor, where b must sum to
 * zero. Not thread-safe.
 */
final class PotentialSolver {

  /** Ten iterations are typical, whatever the labels and their contrasts. */
  private static final int MAX_ITERATIONS = 200;

  private final ResistorGrid grid;
  private final Multigrid multigrid;
  private final float[] direction;
  private final float[] image;

  PotentialSolver(ResistorGrid grid) {
    this.grid = grid;
    direction = new float[grid.size()];
    image = new float[grid.size()];
    multigrid = new Multigrid(grid);
  }

  /**
   * Solves for the potential.
   *
   * @param b right-hand side; overwritten
   * @param x receives the solution
   * @param tolerance norm of the residual at which to stop, relative to that of b
   * @return number of iterations
   * @throws IllegalStateException if the residual does not converge
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  int solve(float[] b, float[] x, double tolerance, Progress progress) {
    float[] r = b;
    grid.clear(x);
    grid.clear(direction);
    double start = Math.sqrt(grid.dot(r, r)), norm = start, rzBefore = 1, step = 0;
    int iteration = 0;
    // written so that a NaN residual does not end the loop
    for (; !(norm <= tolerance * start); iteration++) {
      if (iteration == MAX_ITERATIONS || !Double.isFinite(norm)) {
        throw new IllegalStateException("the potential did not converge: after " + iteration
            + " iterations the relative residual is " + norm / start);
      }
      float[] z = multigrid.precondition(r, progress);
      double rz = grid.dot(r, z);
      grid.addTo(z, iteration == 0 ? 0 : -step * grid.dot(z, image) / rzBefore, direction);
      grid.residual(null, direction, image);
      step = grid.dot(r, direction) / grid.dot(direction, image);
      grid.add(step, direction, x);
      grid.add(-step, image, r);
      rzBefore = rz;
      norm = Math.sqrt(grid.dot(r, r));
      progress.update(String.format(Locale.ROOT, "solving for the potential, residual %.1e", norm / start),
          Math.min(1, Math.log(norm / start) / Math.log(tolerance)));
    }
    return iteration;
  }
}
