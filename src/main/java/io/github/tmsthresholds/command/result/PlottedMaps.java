/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.cortex.BrainSurface;
import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.MapComparison;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.SurfaceValues;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.plot.Figure;
import io.github.tmsthresholds.plot.MapComparisonFigure;
import io.github.tmsthresholds.plot.MapFigure;
import io.github.tmsthresholds.plot.MapPlanes;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates figures of maps from tables of neurons, on the part of a grid that holds them.
 *
 * @param title of the figures
 * @param legend name and unit of the values
 * @param colours colour map of the thresholds
 */
public record PlottedMaps(String title, Grid grid, Optional<TissueLabels> labels, String legend, MapPlanes planes,
    ColourMap colours) {

  /** Margin around the neurons, mm: the reach of a value and a frame around it. */
  private static final double MARGIN = ThresholdMap.REACH + 7;

  /** Creates a figure of all layers of a map. */
  public Figure montage(List<Neuron> neurons, Progress progress) {
    ThresholdMap map = ThresholdMap.of(neurons, layers(neurons), around(neurons));
    return MapFigure.of(title, map, legend, labels, planes, colours, progress);
  }

  /** Creates a figure of maps side by side and of their differences from the first. */
  public Figure comparison(List<String> names, List<List<Neuron>> maps, Progress progress) {
    Grid part = around(maps.get(0));
    Set<Layer> layers = layers(maps.get(0));
    MapComparison comparison =
        new MapComparison(names, maps.stream().map(m -> ThresholdMap.of(m, layers, part)).toList());
    return MapComparisonFigure.of(title, comparison, legend, labels, planes, colours, progress);
  }

  /**
   * Returns the surface of the brain, from the labels, with the thresholds of all layers below it.
   *
   * @throws IllegalArgumentException if memory is insufficient
   */
  public List<Hemisphere> surfaces(List<Neuron> neurons, Progress progress) {
    TissueLabels tissues = labels.orElseThrow();
    ThresholdMap map = ThresholdMap.of(neurons, layers(neurons), around(neurons))
        .shownOn(labels, progress.between(0, 0.2));
    List<Hemisphere> surfaces = BrainSurface.of(tissues, progress.between(0.2, 1)).stream()
        .map(mesh -> new Hemisphere(true, mesh, SurfaceValues.of(map, mesh))).toList();
    return Hemisphere.of(surfaces);
  }

  private static Set<Layer> layers(List<Neuron> neurons) {
    Set<Layer> layers = EnumSet.noneOf(Layer.class);
    neurons.forEach(n -> layers.add(n.layer()));
    return layers;
  }

  /**
   * Returns the part of the grid around some neurons.
   *
   * @throws IllegalArgumentException if no neuron lies in the grid
   */
  private Grid around(Collection<Neuron> neurons) {
    Affine toVoxel = grid.voxelToWorld().inverse();
    List<Vec3> inside = new ArrayList<>();
    neurons.stream().map(Neuron::position).filter(p -> grid.indexAt(p, toVoxel) >= 0)
        .forEach(p -> inside.add(toVoxel.apply(p)));
    if (inside.isEmpty()) {
      throw new InvalidInputException("no neuron lies in the voxels of the map");
    }
    int[] size = {grid.nx(), grid.ny(), grid.nz()}, from = new int[3], to = new int[3];
    for (int k = 0; k < 3; k++) {
      int axis = k;
      double[] at = inside.stream().mapToDouble(v -> axis == 0 ? v.x() : axis == 1 ? v.y() : v.z()).sorted().toArray();
      double margin = MARGIN / grid.voxelToWorld().spacing(k);
      from[k] = (int) Math.max(0, Math.floor(at[0] - margin));
      to[k] = (int) Math.min(size[k] - 1, Math.ceil(at[at.length - 1] + margin));
    }
    return grid.part(from, to);
  }
}
