package io.github.tmsthresholds.map;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.math.RelativeErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Maps of the same voxels and channels, and how far each lies from the first, voxel by voxel. Thread-safe as long as
 * nobody writes to the maps.
 *
 * @param names of the maps
 */
public record MapComparison(List<String> names, List<ThresholdMap> maps) {

  /** @throws IllegalArgumentException if there are fewer than two maps, or they differ in voxels or channels */
  public MapComparison {
    names = List.copyOf(names);
    maps = List.copyOf(maps);
    if (maps.size() < 2 || names.size() != maps.size()) {
      throw new IllegalArgumentException("two maps or more, each with a name, were expected");
    }
    ThresholdMap first = maps.get(0);
    for (ThresholdMap map : maps) {
      if (!map.volume().grid().matches(first.volume().grid()) || !map.channels().equals(first.channels())) {
        throw new IllegalArgumentException("maps of the same voxels and channels were expected");
      }
    }
  }

  /** The map of all that others are compared with. */
  public ThresholdMap reference() {
    return maps.get(0);
  }

  /** Difference of a map from the first, percent of the first; NaN where either has no value. */
  public ThresholdMap difference(int map) {
    float[] reference = reference().volume().values(), values = maps.get(map).volume().values();
    float[] percent = new float[values.length];
    for (int i = 0; i < percent.length; i++) {
      percent[i] = (float) (100 * ((double) values[i] / reference[i] - 1));
    }
    return new ThresholdMap(new Volume(reference().volume().grid(), reference().channels().size(), percent, names.get(map)),
        reference().channels(), "%");
  }

  /** How far the voxels of one channel of a map lie from those of the first. */
  public RelativeErrors errors(int map, int channel) {
    return RelativeErrors.of(channel(maps.get(map), channel), channel(reference(), channel));
  }

  private static double[] channel(ThresholdMap map, int channel) {
    int voxels = map.volume().grid().voxels();
    float[] values = map.volume().values();
    return IntStream.range(channel * voxels, (channel + 1) * voxels).mapToDouble(i -> values[i]).toArray();
  }

  /** A table of all voxels that have a value in any map: its place, the values, and the differences in percent. */
  public String csv() {
    String unit = reference().unit().replace("/", "_per_");
    StringBuilder text = new StringBuilder("channel,x_mm,y_mm,z_mm");
    names.forEach(name -> text.append(',').append(column(name)).append('_').append(unit));
    names.subList(1, names.size()).forEach(name -> text.append(',').append(column(name)).append("_difference_percent"));
    text.append('\n');
    Grid grid = reference().volume().grid();
    for (int c = 0; c < reference().channels().size(); c++) {
      for (int i = 0; i < grid.voxels(); i++) {
        int at = c * grid.voxels() + i;
        double[] values = maps.stream().mapToDouble(map -> map.volume().values()[at]).toArray();
        if (!Arrays.stream(values).allMatch(Double::isNaN)) {
          Vec3 p = grid.centre(i);
          text.append(reference().channels().get(c)).append(',').append(number(p.x())).append(',').append(number(p.y()))
              .append(',').append(number(p.z()));
          for (double v : values) {
            text.append(',').append(number(v));
          }
          for (int m = 1; m < values.length; m++) {
            text.append(',').append(number(100 * (values[m] / values[0] - 1)));
          }
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String column(String name) {
    return name.replaceAll("[\\s,]+", "_");
  }

  private static String number(double v) {
    return Double.isNaN(v) ? "NaN" : String.format(Locale.ROOT, "%.6g", v);
  }
}
