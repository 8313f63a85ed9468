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
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.ThresholdMap.Channels;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a threshold map's contents. */
public record MapParameters(String channels, String fill, String fired, double scale) {

  /** Default factor of the thresholds. */
  public static final double USUAL_SCALE = 1;

  /** @throws InvalidInputException if the coil current rate or the scale is not a number above zero */
  public MapParameters {
    fraction(fired, scale(scale));
  }

  /** Returns what the channels of the map are. */
  public Channels by() {
    return channels.equals("types") ? Channels.CELL_TYPES : Channels.LAYERS;
  }

  /** Returns the number of channels of a map, one per layer or cell type that has both sites and cells. */
  public int channels(List<CellModel> cells, List<Site> sites) {
    Set<Layer> layers = sites.stream().map(Site::layer).collect(Collectors.toSet());
    return (int) cells.stream().map(CellModel::type).filter(type -> layers.contains(type.layer()))
        .map(type -> by() == Channels.LAYERS ? type.layer().name() : type.label()).distinct().count();
  }

  /** Returns the fraction of neurons that fire as the quantity of a map; empty if it is not requested. */
  public Optional<MapQuantity> fraction() {
    return fraction(fired, scale(scale));
  }

  /** Returns the factor of the thresholds shown. */
  public ThresholdScale thresholdScale() {
    return scale(scale);
  }

  /** Checks that no parameter of a map alone is given. @throws InvalidInputException if one is */
  public void rejectForTable() {
    Parameters.rejectIf(scale != USUAL_SCALE, "scale", scale,
        "applies to a map, not to result=table, whose thresholds are the model's");
    rejectFraction("result=table");
  }

  /**
   * Checks that the fraction of neurons that fire is not requested.
   *
   * @param result that has no such fraction, for the message
   * @throws InvalidInputException if it is requested
   */
  public void rejectFraction(String result) {
    Parameters.rejectIf(Parameters.isSet(fired), "fired", fired, "applies to a map, not to " + result);
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
   * Returns the voxels to fill: the region's grey matter; empty if none.
   *
   * @throws InvalidInputException if there are no labels
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Optional<VoxelMask> ribbon(Grid grid, Optional<TissueLabels> labels, Region region, Progress progress) {
    if (fill.equals("none")) {
      return Optional.empty();
    }
    VoxelMask grey = labels.orElseThrow(() -> new InvalidInputException("fill", fill,
        "needs tissues=, the labels of grey matter")).greyMatterOn(grid, progress);
    int nx = grid.nx(), ny = grid.ny();
    return Optional.of(VoxelMask.of(grid, i -> {
      progress.step("voxels of the region", i, grid.voxels());
      return grey.contains(i) && region.contains(grid.centre(i % nx, i / nx % ny, i / nx / ny));
    }));
  }
}
