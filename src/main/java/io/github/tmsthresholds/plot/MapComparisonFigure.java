package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.map.MapComparison;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.math.DisplayRange;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.plot.Montage.Block;
import io.github.tmsthresholds.plot.Montage.Panel;
import io.github.tmsthresholds.plot.Montage.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Maps side by side in one scale of colours, and below them how far each lies from the first, in percent, in colours that
 * are white at zero. A row a plane and channel. Stateless, thread-safe.
 */
public final class MapComparisonFigure {

  /** Differences beyond this quantile have the colour of the end of the scale. */
  private static final double SHOWN = 0.98;

  private MapComparisonFigure() {}

  /**
   * Draws maps and differences; the table has every voxel.
   *
   * @param legend what the values are, with their unit
   * @param labels shown in grey behind them, if there are any; the maps are then spread within their grey matter
   * @param planes of the first map
   * @throws IllegalArgumentException if no voxel of a plane has a value
   */
  public static Figure of(MapComparison maps, String legend, Optional<TissueLabels> labels, MapPlanes planes) {
    List<ThresholdMap> values = maps.maps().stream().map(m -> m.shownOn(labels)).toList();
    List<Optional<ThresholdMap>> differences = new ArrayList<>(List.of(Optional.empty()));
    IntStream.range(1, maps.maps().size()).forEach(k -> differences.add(Optional.of(maps.difference(k).shownOn(labels))));
    List<MapSlice> slices = planes.of(values.get(0));
    ColourScale colours = ColourScale.sequential(DisplayRange.of(all(values), Float.NaN));
    ColourScale percent = ColourScale.diverging(reach(all(differences.stream().flatMap(Optional::stream).toList())));
    List<Row> above = new ArrayList<>(), below = new ArrayList<>();
    for (int c = 0; c < maps.reference().channels().size(); c++) {
      for (MapSlice slice : slices) {
        String label = maps.reference().channels().get(c) + ", " + slice.place();
        above.add(row(label, slice, c, values.stream().map(Optional::of).toList(), colours, labels,
            Collections.nCopies(values.size(), "")));
        below.add(row(label, slice, c, differences, percent, labels, captions(maps, c)));
      }
    }
    List<String> headings = new ArrayList<>(List.of(""));
    maps.names().subList(1, maps.names().size()).forEach(name -> headings.add(name + " − " + maps.names().get(0)));
    Montage montage = new Montage(List.of(new Block(maps.names(), above, colours, legend),
        new Block(headings, below, percent, "difference (%)")));
    return new Figure(montage, montage.width(), montage.height(), maps.csv());
  }

  private static Row row(String label, MapSlice slice, int channel, List<Optional<ThresholdMap>> maps, ColourScale scale,
      Optional<TissueLabels> labels, List<String> captions) {
    List<Optional<Panel>> panels = new ArrayList<>();
    for (int k = 0; k < maps.size(); k++) {
      String caption = captions.get(k);
      panels.add(maps.get(k).map(map -> {
        int first = channel * map.volume().grid().voxels();
        return new Panel(slice, SlicePicture.paint(slice, i -> map.volume().values()[first + i], scale, labels), caption);
      }));
    }
    return new Row(label, panels);
  }

  /** Over all voxels of a channel, not those of the plane alone. */
  private static List<String> captions(MapComparison maps, int channel) {
    return IntStream.range(0, maps.maps().size()).mapToObj(k -> {
      RelativeErrors e = maps.errors(k, channel);
      return String.format(Locale.ROOT, "mean |Δ| %.1f %%, 95 %% within %.1f %%", e.mape(), e.p95());
    }).toList();
  }

  private static float[] all(List<ThresholdMap> maps) {
    int n = maps.stream().mapToInt(m -> m.volume().values().length).sum(), at = 0;
    float[] all = new float[n];
    for (ThresholdMap map : maps) {
      System.arraycopy(map.volume().values(), 0, all, at, map.volume().values().length);
      at += map.volume().values().length;
    }
    return all;
  }

  /** A round number that most differences do not exceed: 1, 2 or 5 times a power of ten. */
  private static double reach(float[] percent) {
    double[] sizes = IntStream.range(0, percent.length).filter(i -> Float.isFinite(percent[i]))
        .mapToDouble(i -> Math.abs(percent[i])).toArray();
    double most = sizes.length == 0 ? 0 : Quantiles.quantile(sizes, SHOWN);
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(most, 0.1))));
    return most <= unit ? unit : most <= 2 * unit ? 2 * unit : most <= 5 * unit ? 5 * unit : 10 * unit;
  }
}
