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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.neuron.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Assigns neurons to regions and writes statistics per region and layer. Thread-safe. */
public final class RegionTable {

  private static final String ALL_LAYERS = "all";
  private static final String NO_NEURONS = "no_neurons";

  private RegionTable() {}

  /** Returns the neurons in a region. */
  public static List<Neuron> in(Region region, List<Neuron> neurons) {
    return neurons.stream().filter(n -> region.contains(n.position())).toList();
  }

  /**
   * Groups neurons by the label of their voxel, in ascending order, without those outside the atlas or at label 0.
   *
   * @param atlas of one component, in the same world coordinates
   * @throws InvalidInputException if the value of a neuron's voxel is not an integer
   */
  public static Map<Integer, List<Neuron>> byLabel(Volume atlas, List<Neuron> neurons) {
    Affine worldToVoxel = atlas.grid().voxelToWorld().inverse();
    Map<Integer, List<Neuron>> regions = new TreeMap<>();
    for (Neuron neuron : neurons) {
      int voxel = atlas.grid().indexAt(neuron.position(), worldToVoxel);
      float value = voxel < 0 ? 0 : atlas.values()[voxel];
      if (value != (int) value) {
        throw new InvalidInputException(atlas.name() + ": labels must be integers, found " + value);
      }
      if (value != 0) {
        regions.computeIfAbsent((int) value, k -> new ArrayList<>()).add(neuron);
      }
    }
    return regions;
  }

  /**
   * Writes a CSV table: for each region one row for all layers and one per layer that has neurons.
   *
   * @param regions neurons by the name of the region
   * @param coilRate if present, A/us, adds a column with the fraction of neurons that fire at it
   * @param scale already applied to the neurons' thresholds; unless 1, it is recorded in a column
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(Path file, Map<String, List<Neuron>> regions, OptionalDouble coilRate,
      ThresholdScale scale) throws IOException {
    CsvWriter.write(file, table -> {
      table.cells("region", "layer", "neurons", "thresholds", "min_threshold_A_per_us", "q25_threshold_A_per_us",
          "median_threshold_A_per_us", "q75_threshold_A_per_us", "median_threshold_V_per_m");
      if (coilRate.isPresent()) {
        table.cells("fraction_fired_at_" + coilRate.getAsDouble() + "_A_per_us");
      }
      if (scale.scales()) {
        table.cells("scale");
      }
      table.row("reason");
      for (Map.Entry<String, List<Neuron>> region : regions.entrySet()) {
        List<Neuron> neurons = region.getValue();
        writeRow(table.cells(region.getKey(), ALL_LAYERS), neurons, coilRate, scale);
        for (Layer layer : Layer.values()) {
          List<Neuron> ofLayer = neurons.stream().filter(n -> n.layer() == layer).toList();
          if (!ofLayer.isEmpty()) {
            writeRow(table.cells(region.getKey(), layer.name()), ofLayer, coilRate, scale);
          }
        }
      }
    });
  }

  private static void writeRow(CsvWriter table, List<Neuron> neurons, OptionalDouble coilRate, ThresholdScale scale)
      throws IOException {
    ThresholdStatistics s = ThresholdStatistics.of(neurons);
    table.cells(s.neurons(), s.thresholds())
        .cells(TableNumber.of(s.lowest(), s.lower(), s.median(), s.upper(), s.field()));
    if (coilRate.isPresent()) {
      table.cells(TableNumber.of(ThresholdStatistics.fractionFired(neurons, coilRate.getAsDouble())));
    }
    if (scale.scales()) {
      table.cells((float) scale.factor());
    }
    table.row(neurons.isEmpty() ? NO_NEURONS : s.neurons() == 0 ? ThresholdStatus.OUTSIDE_FIELD.label()
        : Double.isInfinite(s.median()) ? ThresholdStatus.ABOVE_MAX.label() : "");
  }
}
