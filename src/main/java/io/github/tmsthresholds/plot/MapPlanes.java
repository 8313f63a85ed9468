/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.ThresholdMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/** Selection of the planes of a map that a figure shows. Immutable, thread-safe. */
public final class MapPlanes {

  /** The plane, of those perpendicular to any axis, with the most voxels whose values lie in the colour scale. */
  public static final MapPlanes RICHEST = new MapPlanes((map, visible) -> {
    double max = DisplayRange.ofThresholds(map.volume().values()).max();
    return List.of(MapSlice.richest(map.volume().grid(), voxels(map, v -> v <= max), visible));
  });

  /** An axial, a coronal and a sagittal plane through the voxel with the lowest value. */
  public static final MapPlanes THROUGH_LOWEST = new MapPlanes((map, visible) -> {
    int lowest = map.lowest();
    return List.of(MapSlice.through(map.volume().grid(), MapSlice.Z, lowest, visible),
        MapSlice.through(map.volume().grid(), MapSlice.Y, lowest, visible),
        MapSlice.through(map.volume().grid(), MapSlice.X, lowest, visible));
  });

  private interface Choice {
    List<MapSlice> of(ThresholdMap map, IntPredicate visible);
  }

  private final Choice choice;

  private MapPlanes(Choice choice) {
    this.choice = choice;
  }

  /**
   * Returns a selection of the given planes.
   *
   * @param world world axis to which each plane is perpendicular, {@code x}, {@code y} or {@code z}
   * @param mm coordinate of each plane on its axis, mm
   * @throws IllegalArgumentException if an axis is unknown, there are no planes, or the numbers of axes and coordinates
   *     differ
   */
  public static MapPlanes at(List<String> world, double... mm) {
    List<String> axes = List.of("x", "y", "z");
    if (!axes.containsAll(world) || world.isEmpty() || world.size() != mm.length) {
      throw new IllegalArgumentException("the axes of planes must be x, y or z, with one coordinate each, not "
          + world);
    }
    return new MapPlanes((map, visible) -> {
      List<MapSlice> slices = new ArrayList<>();
      for (int i = 0; i < mm.length; i++) {
        slices.add(MapSlice.at(map.volume().grid(), axes.indexOf(world.get(i)), mm[i], visible));
      }
      return slices;
    });
  }

  /**
   * Returns the selected planes of a map, cropped to the voxels that have a value in any channel.
   *
   * @throws IllegalArgumentException if the map or a plane has no value
   */
  List<MapSlice> of(ThresholdMap map) {
    if (map.isEmpty()) {
      throw new InvalidInputException("the map has no value to show");
    }
    return choice.of(map, voxels(map, v -> !Double.isNaN(v)));
  }

  /** Returns the voxels whose value fulfils a condition in any channel. */
  private static IntPredicate voxels(ThresholdMap map, DoublePredicate condition) {
    float[] values = map.volume().values();
    int voxels = map.volume().grid().voxels();
    return i -> {
      for (int at = i; at < values.length; at += voxels) {
        if (condition.test(values[at])) {
          return true;
        }
      }
      return false;
    };
  }
}
