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

import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Computes the length (mm) of the streamline of a potential from each grey-matter voxel to one of the two surfaces:
 * solves {@code grad L . grad u / |grad u| = 1}, L = 0 at the surface, by upwind differences (Yezzi and Prince 2003).
 * Upwind is where the potential is lower, so one pass from low to high potential solves it. The differences are of
 * second order where two points lie upwind on an axis, otherwise of first order. Arms end exactly at the surface, which
 * makes the scheme exact for a flat cortex of any orientation.
 */
final class StreamlineLengths {

  /**
   * Shortest second arm, in first arms, at which the second upwind point is used; a shorter one would amplify errors.
   */
  private static final double SHORTEST_SECOND_ARM = 0.5;

  private final GreyMatter gm;
  private final float[] u;
  private final float[] length;

  private StreamlineLengths(GreyMatter gm, float[] u, int surface) {
    this.gm = gm;
    this.u = u;
    this.length = new float[gm.rows + 2];
    Arrays.fill(length, Float.NaN);
    length[surface] = 0;
  }

  /**
   * Computes the lengths to a surface.
   *
   * @param surface row of the surface, at which u is 0
   * @param u potential of the rows, of the pia and of the white matter, from 0 to 1
   * @return one length per row, NaN where no streamline leads to the surface
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static float[] to(int surface, float[] u, GreyMatter gm, Progress progress) {
    StreamlineLengths solver = new StreamlineLengths(gm, u, surface);
    progress.step("measuring streamlines", 0);
    long[] keys = solver.rowsByPotential();
    for (int i = 0; i < keys.length; i++) {
      progress.step("measuring streamlines", i, keys.length);
      solver.solve((int) keys[i]);
    }
    return Arrays.copyOf(solver.length, gm.rows);
  }

  /** Returns keys in order of potential; the low half of each is the row. */
  private long[] rowsByPotential() {
    long[] keys = new long[gm.rows];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) Float.floatToIntBits(Math.max(0f, u[i])) << 32 | i;
    }
    Arrays.sort(keys);
    return keys;
  }

  private void solve(int row) {
    double gx = gm.derivative(u, row, 0), gy = gm.derivative(u, row, 1), gz = gm.derivative(u, row, 2);
    double weights = 0, sum = Math.sqrt(gx * gx + gy * gy + gz * gz);
    for (int axis = 0; axis < 3; axis++) {
      double slope = axis == 0 ? gx : axis == 1 ? gy : gz;
      int k = 2 * axis + (slope > 0 ? 0 : 1), first = gm.end[GreyMatter.ARMS * row + k];
      if (!isUpwind(first, row)) {
        continue;
      }
      double s = Math.abs(slope), h1 = gm.arm[GreyMatter.ARMS * row + k];
      int second = first < gm.rows ? gm.end[GreyMatter.ARMS * first + k] : first;
      double h2 = first < gm.rows ? gm.arm[GreyMatter.ARMS * first + k] : 0;
      if (h2 > SHORTEST_SECOND_ARM * h1 && isUpwind(second, first)) {
        double h = h1 + h2;
        weights += s * (1 / h1 + 1 / h);
        sum += s * (length[first] * h / (h1 * h2) - length[second] * h1 / (h * h2));
      } else {
        weights += s / h1;
        sum += s / h1 * length[first];
      }
    }
    length[row] = weights > 0 ? (float) (sum / weights) : Float.NaN;
  }

  private boolean isUpwind(int end, int of) {
    return u[end] < u[of] && !Float.isNaN(length[end]);
  }
}
