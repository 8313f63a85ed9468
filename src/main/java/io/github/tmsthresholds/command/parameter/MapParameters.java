package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.ThresholdMap.Channels;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.progress.Progress;
import java.util.Optional;

/** What a map looks like, in the words of macros. */
public record MapParameters(String channels, String fill, String fired, double scale) {

  /** What thresholds are multiplied by if nothing is given. */
  public static final double USUAL_SCALE = 1;

  /** @throws IllegalArgumentException if the coil current rate or the scale is no number above zero */
  public MapParameters {
    fraction(fired, scale(scale));
  }

  public Channels by() {
    return channels.equals("types") ? Channels.CELL_TYPES : Channels.LAYERS;
  }

  /** The fraction of neurons that fire, if it is wanted. */
  public Optional<MapQuantity> fraction() {
    return fraction(fired, scale(scale));
  }

  /** What the thresholds shown are multiplied by. */
  public ThresholdScale thresholdScale() {
    return scale(scale);
  }

  /** @throws IllegalArgumentException if the thresholds would have to be scaled, or a fraction of them fire */
  public void refuseInTable() {
    Parameters.rejectIf(scale != USUAL_SCALE, "scale", scale, "is for a map, not for result=table, whose thresholds are the model's");
    refuseFraction("result=table");
  }

  /** @throws IllegalArgumentException if the fraction of neurons that fire is wanted */
  public void refuseFraction(String result) {
    Parameters.rejectIf(Parameters.isSet(fired), "fired", fired, "is for a map, not for " + result);
  }

  private static ThresholdScale scale(double scale) {
    return Parameters.parse("scale", scale, () -> new ThresholdScale(scale));
  }

  private static Optional<MapQuantity> fraction(String fired, ThresholdScale scale) {
    if (!Parameters.isSet(fired)) {
      return Optional.empty();
    }
    double coilRate = Parameters.number("fired", fired);
    Parameters.parse("fired", fired, () -> MapQuantity.fraction(coilRate));
    return Optional.of(scale.fraction(coilRate));
  }

  /**
   * The voxels to fill, if any: the region's grey matter.
   *
   * @throws IllegalArgumentException if there are no labels to tell it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Optional<VoxelMask> ribbon(Grid grid, Optional<TissueLabels> labels, Region region, Progress progress) {
    if (fill.equals("none")) {
      return Optional.empty();
    }
    VoxelMask grey = labels.orElseThrow(() -> new IllegalArgumentException(
        "fill=" + fill + ": tissues= is missing, the labels that tell grey matter")).greyMatterOn(grid, progress);
    int nx = grid.nx(), ny = grid.ny();
    return Optional.of(VoxelMask.of(grid, i -> {
      progress.step("voxels of the region", i, grid.voxels());
      return grey.contains(i) && region.contains(grid.centre(i % nx, i / nx % ny, i / nx / ny));
    }));
  }
}
