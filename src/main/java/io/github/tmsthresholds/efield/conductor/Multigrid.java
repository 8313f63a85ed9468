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

/**
 * One cycle of aggregation-based algebraic multigrid for a {@link ResistorGrid}, used as a preconditioner (Notay 2010,
 * Napov and Notay 2012). A coarse node represents a group of well-connected nodes and has one correction for all of
 * them; the conductance between two coarse nodes is the sum of those between the groups (Galerkin). Groups by place
 * alone, such as blocks of 8 x 8 x 8 nodes, would hold the brain and the scalp on either side of a thin skull together,
 * and no correction could shift the potential of one against that of the other. A coarse problem is solved by up to two
 * iterations of conjugate gradients, preconditioned by a cycle of its own (K-cycle, Notay and Vassilevski 2008). The
 * cycle is therefore not linear and needs a flexible outer method. Holds working memory: not thread-safe.
 */
final class Multigrid {

  private final ResistorGrid grid;
  private final GridGroups groups;
  private final CoarseProblem coarse;
  private final float[] x;
  private final float[] residual;

  /** Sets up the coarse problems. */
  Multigrid(ResistorGrid grid) {
    this.grid = grid;
    groups = new GridGroups(grid);
    coarse = new CoarseProblem(groups.graph());
    x = new float[grid.size()];
    residual = new float[grid.size()];
  }

  /**
   * Returns the approximate solution after one cycle from zero; overwritten by the next call.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  float[] precondition(float[] b, Progress progress) {
    grid.clear(x);
    grid.relax(0, b, x);
    grid.relax(1, b, x);
    grid.residual(b, x, residual);
    groups.sums(residual, coarse.b);
    coarse.solve(progress);
    groups.add(coarse.x, x);
    grid.relax(1, b, x);
    grid.relax(0, b, x);
    return x;
  }
}
