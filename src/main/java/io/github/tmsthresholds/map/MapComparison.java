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

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.RelativeErrors;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Maps of the same voxels and channels, and their differences from the first, the reference, per voxel. Thread-safe if
 * the maps are not modified.
 *
 * @param names of the maps, one per map
 * @param maps at least two, the reference first
 */
public record MapComparison(List<String> names, List<ThresholdMap> maps) {

  private static final String NUMBER = "%.6g";

  /**
   * Creates a comparison.
   *
   * @throws IllegalArgumentException if there are fewer than two maps, or not one name per map
   * @throws InvalidInputException if the maps differ in voxels or channels
   */
  public MapComparison {
    names = List.copyOf(names);
    maps = List.copyOf(maps);
    if (maps.size() < 2 || names.size() != maps.size()) {
      throw new IllegalArgumentException("there must be at least two maps, each with a name");
    }
    ThresholdMap first = maps.get(0);
    for (ThresholdMap map : maps) {
      if (!map.volume().grid().matches(first.volume().grid()) || !map.channels().equals(first.channels())) {
        throw new InvalidInputException("the maps must have the same voxels and channels");
      }
    }
  }

  /** Returns the first map, with which the others are compared. */
  public ThresholdMap reference() {
    return maps.get(0);
  }

  /** Returns the difference of a map from the reference, percent of the reference; NaN where either has no value. */
  public ThresholdMap difference(int map) {
    float[] reference = reference().volume().values(), values = maps.get(map).volume().values();
    float[] percent = new float[values.length];
    for (int i = 0; i < percent.length; i++) {
      percent[i] = (float) (100 * ((double) values[i] / reference[i] - 1));
    }
    Grid grid = reference().volume().grid();
    return new ThresholdMap(new Volume(grid, reference().channels().size(), percent, names.get(map)),
        reference().channels(), "%");
  }

  /** Returns the errors of one channel of a map relative to the reference, over its voxels. */
  public RelativeErrors errors(int map, int channel) {
    return RelativeErrors.of(channel(maps.get(map), channel), channel(reference(), channel));
  }

  private static double[] channel(ThresholdMap map, int channel) {
    int voxels = map.volume().grid().voxels();
    float[] values = map.volume().values();
    return IntStream.range(channel * voxels, (channel + 1) * voxels).mapToDouble(i -> values[i]).toArray();
  }

  /** Returns a CSV table of all voxels with a value in any map: position (mm), values, and differences in percent. */
  public String csv() {
    return CsvWriter.text(this::writeTable);
  }

  private void writeTable(CsvWriter table) throws IOException {
    String unit = reference().unit().replace("/", "_per_");
    table.cells("channel", "x_mm", "y_mm", "z_mm");
    for (String name : names) {
      table.cells(column(name) + "_" + unit);
    }
    for (String name : names.subList(1, names.size())) {
      table.cells(column(name) + "_difference_percent");
    }
    table.endRow();
    int voxels = reference().volume().grid().voxels();
    for (int i = 0; i < reference().channels().size() * voxels; i++) {
      int at = i;
      double[] values = maps.stream().mapToDouble(map -> map.volume().values()[at]).toArray();
      if (!Arrays.stream(values).allMatch(Double::isNaN)) {
        writeRow(table, i / voxels, i % voxels, values);
      }
    }
  }

  private void writeRow(CsvWriter table, int channel, int voxel, double[] values) throws IOException {
    Vec3 p = reference().volume().grid().centre(voxel);
    table.cells(reference().channels().get(channel));
    table.number(NUMBER, p.x()).number(NUMBER, p.y()).number(NUMBER, p.z());
    for (double v : values) {
      table.number(NUMBER, v);
    }
    for (int m = 1; m < values.length; m++) {
      table.number(NUMBER, 100 * (values[m] / values[0] - 1));
    }
    table.endRow();
  }

  private static String column(String name) {
    return name.replaceAll("[\\s,]+", "_");
  }
}
