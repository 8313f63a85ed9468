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

import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;

/** Extracts the smooth surface of a set of voxels, to display it. Stateless, thread-safe. */
public final class VoxelSurface {

  private VoxelSurface() {}

  /**
   * Extracts a surface, closed where the grid ends.
   *
   * @param inside whether each voxel belongs to the set
   * @param name of the surface
   * @param rounds of {@link SurfaceShape#smoothed}
   * @throws io.github.tmsthresholds.io.InvalidInputException if the set is empty
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static TriangleMesh of(Grid grid, boolean[] inside, String name, int rounds, Progress progress) {
    float[] level = SmoothedIndicator.plain(grid, inside, progress.between(0, 0.6));
    TriangleMesh mesh = SurfaceNets.of(grid, level, name, progress.between(0.6, 0.8));
    progress.step("smoothing the surface of the " + name, 0.8);
    return new SurfaceShape(mesh).smoothed(rounds);
  }
}
