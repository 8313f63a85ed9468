/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.Selections;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * ImageJ selections (ROIs) from the parameter {@code roi}: a file of them, or that of the {@code active} image, which
 * is copied at once, so that later changes of the image have no effect.
 */
public final class SelectionParameters {

  static final String ACTIVE = "active";

  private final String roi;
  private final Map<String, VoxelMask> active;

  /**
   * Takes the selection of the active image if {@code roi} is {@code active}.
   *
   * @throws InvalidInputException if that image has no selection
   */
  public SelectionParameters(String roi) {
    this.roi = roi;
    this.active = ACTIVE.equals(roi) ? Parameters.compute("roi", roi, Selections::active) : Map.of();
  }

  /** Returns whether there are selections. */
  public boolean isSet() {
    return Parameters.isSet(roi);
  }

  /** Returns whether the selection is that of the active image. */
  public boolean areActive() {
    return !active.isEmpty();
  }

  /**
   * Returns voxels by the selections' names.
   *
   * @param grid of the volume that the selections of a file were drawn on
   */
  public Map<String, VoxelMask> masks(Grid grid) throws IOException {
    return areActive() ? active : Selections.read(Path.of(roi), grid);
  }

  /** Returns the region that lies in any of the selections; everything if the parameter is not set. */
  public Region region(Grid grid) throws IOException {
    if (!isSet()) {
      return Region.everywhere();
    }
    VoxelMask[] masks = masks(grid).values().toArray(VoxelMask[]::new);
    return Region.mask(VoxelMask.of(masks[0].grid(), i -> {
      for (VoxelMask mask : masks) {
        if (mask.contains(i)) {
          return true;
        }
      }
      return false;
    }));
  }
}
