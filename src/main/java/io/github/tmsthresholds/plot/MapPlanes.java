package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.map.ThresholdMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/** Which planes of a map a figure shows. Immutable, thread-safe. */
public final class MapPlanes {

  /** Of all planes across all axes the one that shows the most voxels whose values a scale of colours tells apart. */
  public static final MapPlanes RICHEST = new MapPlanes((map, seen) -> {
    double most = DisplayRange.ofThresholds(map.volume().values()).max();
    return List.of(MapSlice.richest(map.volume().grid(), shows(map, v -> v <= most), seen));
  });

  /** An axial, a coronal and a sagittal plane through the voxel of the lowest value. */
  public static final MapPlanes THROUGH_LOWEST = new MapPlanes((map, seen) -> {
    int lowest = map.lowest();
    return List.of(MapSlice.through(map.volume().grid(), MapSlice.Z, lowest, seen),
        MapSlice.through(map.volume().grid(), MapSlice.Y, lowest, seen),
        MapSlice.through(map.volume().grid(), MapSlice.X, lowest, seen));
  });

  private interface Choice {
    List<MapSlice> of(ThresholdMap map, IntPredicate seen);
  }

  private final Choice choice;

  private MapPlanes(Choice choice) {
    this.choice = choice;
  }

  /**
   * Planes of one's own.
   *
   * @param world axes that they lie across, {@code x}, {@code y} or {@code z}
   * @param mm where each lies
   * @throws IllegalArgumentException if an axis is none, or there are not as many of both
   */
  public static MapPlanes at(List<String> world, double... mm) {
    List<String> axes = List.of("x", "y", "z");
    if (!axes.containsAll(world) || world.isEmpty() || world.size() != mm.length) {
      throw new IllegalArgumentException("planes across x, y or z were expected, not " + world);
    }
    return new MapPlanes((map, seen) -> {
      List<MapSlice> slices = new ArrayList<>();
      for (int i = 0; i < mm.length; i++) {
        slices.add(MapSlice.at(map.volume().grid(), axes.indexOf(world.get(i)), mm[i], seen));
      }
      return slices;
    });
  }

  /** The planes of a map, cut to what any of its channels shows. @throws IllegalArgumentException if that is nothing */
  List<MapSlice> of(ThresholdMap map) {
    if (map.isEmpty()) {
      throw new IllegalArgumentException("the map has no value to show");
    }
    return choice.of(map, shows(map, v -> !Double.isNaN(v)));
  }

  /** Voxels with a certain value in any channel. */
  private static IntPredicate shows(ThresholdMap map, DoublePredicate wanted) {
    float[] values = map.volume().values();
    int voxels = map.volume().grid().voxels();
    return i -> {
      for (int at = i; at < values.length; at += voxels) {
        if (wanted.test(values[at])) {
          return true;
        }
      }
      return false;
    };
  }
}
