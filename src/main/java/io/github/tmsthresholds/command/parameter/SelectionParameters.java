package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.Selections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * ImageJ's selections (ROIs) in the words of macros: a file of them, or the {@code active} image's own, which is taken at
 * once, so that nothing depends on what becomes of the image.
 */
public final class SelectionParameters {

  static final String ACTIVE = "active";

  private final String roi;
  private final Map<String, VoxelMask> active;

  /** @throws IllegalArgumentException if the active image is asked for and has no selection */
  public SelectionParameters(String roi) {
    this.roi = roi;
    this.active = ACTIVE.equals(roi) ? Parameters.parse("roi", roi, Selections::active) : Map.of();
  }

  public boolean isSet() {
    return Parameters.isSet(roi);
  }

  public boolean areActive() {
    return !active.isEmpty();
  }

  /**
   * Voxels by the selections' names.
   *
   * @param grid of the volume that those of a file were drawn on
   */
  public Map<String, VoxelMask> masks(Grid grid) throws IOException {
    return areActive() ? active : Selections.read(Path.of(roi), grid);
  }

  /** What lies in any of them; everything if none is given. */
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
