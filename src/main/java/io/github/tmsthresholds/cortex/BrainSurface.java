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
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Extracts the outer surface of grey and white matter from tissue labels, to display it: the two hemispheres of a whole
 * brain, cut at the plane between them, or one surface of a smaller part, closed where the labels end. Narrow sulci are
 * smoothed over. Stateless, thread-safe.
 */
public final class BrainSurface {

  /** Width above which a brain has two hemispheres, mm. */
  public static final double BOTH = 100;

  /** Margin around the brain, voxels. */
  private static final int MARGIN = 4;
  /** Parts with fewer voxels than this fraction of all are left out. */
  private static final double SMALL_PART = 0.01;
  static final int ROUNDS = 6;
  /** Bytes per voxel while a surface is extracted: three arrays of floats, a label, and masks. */
  static final int BYTES = 3 * Float.BYTES + 3;

  private BrainSurface() {}

  /**
   * Extracts the surfaces.
   *
   * @return the left and the right hemisphere, or one surface
   * @throws InvalidInputException if there is no grey matter, or memory is insufficient
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static List<TriangleMesh> of(TissueLabels labels, Progress progress) {
    if (!labels.has(TissueLabels.GREY_MATTER)) {
      throw new InvalidInputException("the tissue labels have no grey matter");
    }
    TissueLabels brain = labels.cropAround(TissueLabels.GREY_MATTER, MARGIN);
    Grid grid = brain.grid();
    JavaMemory.require((double) BYTES * grid.voxels(), "the surface of the brain in " + grid.nx() + " x " + grid.ny()
        + " x " + grid.nz() + " voxels", "use labels of a smaller region or of larger voxels, or views=none");
    boolean[] tissue = new boolean[grid.voxels()];
    for (int i = 0; i < tissue.length; i++) {
      tissue[i] = brain.label(i) == TissueLabels.GREY_MATTER || brain.label(i) == TissueLabels.WHITE_MATTER;
    }
    VoxelParts.keepLarge(grid, tissue, SMALL_PART);
    Midplane middle = Midplane.of(grid, tissue);
    if (middle.width() <= BOTH) {
      return List.of(VoxelSurface.of(grid, tissue, "brain", ROUNDS, progress));
    }
    List<TriangleMesh> hemispheres = new ArrayList<>();
    for (boolean left : new boolean[] {true, false}) {
      boolean[] half = tissue.clone();
      for (int i = 0; i < half.length; i++) {
        half[i] &= middle.isLeft(grid.centre(i)) == left;
      }
      VoxelParts.keepLarge(grid, half, SMALL_PART);
      hemispheres.add(VoxelSurface.of(grid, half, left ? "left hemisphere" : "right hemisphere",
          ROUNDS, progress.part(hemispheres.size(), 2)));
    }
    return hemispheres;
  }
}
