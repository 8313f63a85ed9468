package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.ThresholdMap.Channels;
import java.util.Optional;

/** What a map looks like, in the words of macros. */
record MapWords(String channels, String fill, String fired) {

  /** How far along the cortex a value is carried, mm. */
  static final double REACH = 10;

  /** @throws IllegalArgumentException if the coil current rate is no number above zero */
  MapWords {
    fraction(fired);
  }

  Channels by() {
    return channels.equals("types") ? Channels.CELL_TYPES : Channels.LAYERS;
  }

  /** The fraction of neurons that fire, if it is wanted. */
  Optional<MapQuantity> fraction() {
    return fraction(fired);
  }

  private static Optional<MapQuantity> fraction(String fired) {
    if (!Words.given(fired)) {
      return Optional.empty();
    }
    double coilRate = Words.number("fired", fired);
    return Optional.of(Words.of("fired", fired, () -> MapQuantity.fraction(coilRate)));
  }

  /**
   * The voxels to fill, if any: the region's grey matter.
   *
   * @throws IllegalArgumentException if there are no labels to tell it
   */
  Optional<VoxelMask> ribbon(Grid grid, Optional<TissueLabels> labels, Region region) {
    if (fill.equals("none")) {
      return Optional.empty();
    }
    VoxelMask grey = labels.orElseThrow(() -> new IllegalArgumentException(
        "fill=" + fill + ": tissues= is missing, the labels that tell grey matter")).greyMatterOn(grid);
    int nx = grid.nx(), ny = grid.ny();
    return Optional.of(VoxelMask.of(grid,
        i -> grey.contains(i) && region.contains(grid.centre(i % nx, i / nx % ny, i / nx / ny))));
  }
}
