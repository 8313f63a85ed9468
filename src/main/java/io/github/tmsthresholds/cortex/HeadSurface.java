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
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.progress.Progress;

/** Extracts the surface of a head from tissue labels, to display it. Stateless, thread-safe. */
public final class HeadSurface {

  /** Parts with fewer voxels than this fraction of all are left out. */
  private static final double SMALL_PART = 0.01;

  private HeadSurface() {}

  /**
   * Extracts the boundary between all labels and air, including air within the head, closed where the labels end.
   *
   * @throws io.github.tmsthresholds.io.InvalidInputException if there is no tissue, or memory is insufficient
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static TriangleMesh of(TissueLabels labels, Progress progress) {
    Grid grid = labels.grid();
    JavaMemory.require((double) BrainSurface.BYTES * grid.voxels(), "the surface of the head in " + grid.nx() + " x "
        + grid.ny() + " x " + grid.nz() + " voxels", "use labels of larger voxels");
    boolean[] tissue = new boolean[grid.voxels()];
    for (int i = 0; i < tissue.length; i++) {
      tissue[i] = labels.label(i) != 0;
    }
    VoxelParts.keepLarge(grid, tissue, SMALL_PART);
    return VoxelSurface.of(grid, tissue, "head", BrainSurface.ROUNDS, progress);
  }
}
