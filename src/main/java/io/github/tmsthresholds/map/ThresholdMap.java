/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Thresholds on a grid: per voxel and channel the summary over the sites in the voxel, their azimuths and the clones;
 * NaN where there are no neurons or most do not fire. Immutable, thread-safe.
 *
 * @param volume one component per channel
 * @param channels names of the components: layers or cell types
 * @param unit of the values
 */
public record ThresholdMap(Volume volume, List<String> channels, String unit) {

  /** Largest distance along the cortex over which values are extended to fill a map, mm. */
  public static final double REACH = 10;

  /** Division of the neurons into channels. */
  public enum Channels {
    /** One channel per cortical layer. */
    LAYERS,
    /** One channel per cell type. */
    CELL_TYPES
  }

  /**
   * Summarises the neurons in each voxel of a grid. Sites outside the grid are left out.
   *
   * @throws InvalidInputException if the map is too large
   */
  public static ThresholdMap of(List<LayerThresholds> results, Grid grid, MapQuantity quantity, Channels by) {
    Map<String, Map<Integer, List<Double>>> values = new LinkedHashMap<>();
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    for (LayerThresholds r : results) {
      for (int c = 0; c < r.cells().size(); c++) {
        String channel = channel(r, c, by);
        collect(r, c, grid, worldToVoxel, quantity, values.computeIfAbsent(channel, k -> new LinkedHashMap<>()));
      }
    }
    return of(values, grid, quantity::summary, quantity.unit());
  }

  /**
   * Returns medians of any value per neuron. Sites outside the grid are left out, and so are values that are NaN.
   *
   * @param values per element of the results, {@code [site * cells + cell]}
   * @throws InvalidInputException if the map is too large
   */
  public static ThresholdMap of(List<LayerThresholds> results, List<double[]> values, String unit, Grid grid,
      Channels by) {
    Map<String, Map<Integer, List<Double>>> perVoxel = new LinkedHashMap<>();
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    for (int i = 0; i < values.size(); i++) {
      LayerThresholds r = results.get(i);
      int cells = r.cells().size();
      for (int k = 0; k < values.get(i).length; k++) {
        double value = values.get(i)[k];
        Map<Integer, List<Double>> channel =
            perVoxel.computeIfAbsent(channel(r, k % cells, by), key -> new LinkedHashMap<>());
        int voxel = grid.indexAt(r.sites().get(k / cells).position(), worldToVoxel);
        if (voxel >= 0 && !Double.isNaN(value)) {
          channel.computeIfAbsent(voxel, key -> new ArrayList<>()).add(value);
        }
      }
    }
    return of(perVoxel, grid, Quantiles::median, unit);
  }

  /** @throws InvalidInputException if a map has more than 2^31 - 9 values */
  public static void requireSize(Grid grid, int channels) {
    if ((long) grid.voxels() * channels > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "a map of " + channels + " channels on " + grid.voxels() + " voxels is too large");
    }
  }

  /** Returns the names of the channels of the map of results, in order. */
  public static Set<String> channels(List<LayerThresholds> results, Channels by) {
    Set<String> channels = new LinkedHashSet<>();
    for (LayerThresholds r : results) {
      for (int c = 0; c < r.cells().size(); c++) {
        channels.add(channel(r, c, by));
      }
    }
    return channels;
  }

  private static String channel(LayerThresholds r, int cell, Channels by) {
    return by == Channels.LAYERS ? r.layer().name() : r.cells().get(cell).type().label();
  }

  /**
   * Summarises neurons read from a table as median thresholds, A/us, one channel per layer.
   *
   * @param layers to show, each a channel even if it has no neurons
   * @throws InvalidInputException if the map is too large
   */
  public static ThresholdMap of(List<Neuron> neurons, Collection<Layer> layers, Grid grid) {
    Map<String, Map<Integer, List<Double>>> values = new LinkedHashMap<>();
    layers.forEach(layer -> values.put(layer.name(), new LinkedHashMap<>()));
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    for (Neuron neuron : neurons) {
      int voxel = grid.indexAt(neuron.position(), worldToVoxel);
      if (voxel >= 0 && neuron.counts() && layers.contains(neuron.layer())) {
        values.get(neuron.layer().name()).computeIfAbsent(voxel, k -> new ArrayList<>()).add(neuron.coilRate());
      }
    }
    return of(values, grid, MapQuantity.COIL_RATE::summary, MapQuantity.COIL_RATE.unit());
  }

  private static ThresholdMap of(Map<String, Map<Integer, List<Double>>> values, Grid grid,
      ToDoubleFunction<double[]> summary, String unit) {
    requireSize(grid, values.size());
    int voxels = grid.voxels();
    float[] map = new float[voxels * values.size()];
    Arrays.fill(map, Float.NaN);
    int channel = 0;
    for (Map<Integer, List<Double>> perVoxel : values.values()) {
      int offset = voxels * channel++;
      perVoxel.forEach((voxel, list) -> map[offset + voxel] =
          (float) summary.applyAsDouble(list.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    return new ThresholdMap(new Volume(grid, values.size(), map, "threshold map"), List.copyOf(values.keySet()),
        unit);
  }

  private static void collect(LayerThresholds r, int cell, Grid grid, Affine worldToVoxel, MapQuantity quantity,
      Map<Integer, List<Double>> perVoxel) {
    Thresholds thresholds = r.thresholds();
    for (int s = 0; s < r.sites().size(); s++) {
      int voxel = grid.indexAt(r.sites().get(s).position(), worldToVoxel);
      double value = quantity.of(thresholds, s, cell);
      if (voxel >= 0 && !Double.isNaN(value)) {
        perVoxel.computeIfAbsent(voxel, k -> new ArrayList<>()).add(value);
      }
    }
  }

  /** Returns whether no voxel has a value. */
  public boolean isEmpty() {
    for (float v : volume.values()) {
      if (!Float.isNaN(v)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the linear index of the voxel with the lowest value of all channels; 0 if no voxel has a value. */
  public int lowest() {
    float[] values = volume.values();
    int lowest = 0;
    for (int i = 1; i < values.length; i++) {
      lowest = values[i] < values[lowest] || Float.isNaN(values[lowest]) ? i : lowest;
    }
    return lowest % volume.grid().voxels();
  }

  /**
   * Returns the map that figures show: filled within the labels' grey matter if there are labels, otherwise this map.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ThresholdMap shownOn(Optional<TissueLabels> labels, Progress progress) {
    return labels.map(tissues -> filled(tissues.greyMatterOn(volume.grid(), progress), REACH, progress)).orElse(this);
  }

  /**
   * Returns a copy in which each voxel of the cortical ribbon without a value has that of the nearest voxel with one.
   * Distances are measured within the ribbon, so that values do not cross a sulcus.
   *
   * @param ribbon voxels of the cortex, on the map's grid
   * @param reach largest distance, mm
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ThresholdMap filled(VoxelMask ribbon, double reach, Progress progress) {
    Grid grid = volume.grid();
    float[] values = volume.values().clone();
    for (int c = 0; c < channels.size(); c++) {
      float[] channel = Arrays.copyOfRange(values, c * grid.voxels(), (c + 1) * grid.voxels());
      new NearestFill(grid, ribbon, reach).fill(channel, progress.part(c, channels.size()));
      System.arraycopy(channel, 0, values, c * grid.voxels(), channel.length);
    }
    return new ThresholdMap(new Volume(grid, channels.size(), values, volume.name()), channels, unit);
  }
}
