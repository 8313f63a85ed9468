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

import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.map.MapComparison;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.plot.Montage.Block;
import io.github.tmsthresholds.plot.Montage.Panel;
import io.github.tmsthresholds.plot.Montage.Row;
import io.github.tmsthresholds.progress.Progress;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plots maps side by side with a common colour scale, and their differences from the first map in percent with a
 * diverging colour scale, white at zero. There is one row per plane and channel. Stateless, thread-safe.
 */
public final class MapComparisonFigure {

  /** Quantile of the differences at which the colour scale ends. */
  private static final double SCALE_QUANTILE = 0.98;

  private MapComparisonFigure() {}

  /**
   * Plots maps and differences. The table has every voxel.
   *
   * @param title title of the figure; may be empty
   * @param legend label of the values, with their unit
   * @param labels tissues to show in grey; if present, values are also spread to neighbouring voxels of grey matter
   * @param planes planes of the first map
   * @param colourMap colour map of the values, from the lowest to the highest
   * @throws IllegalArgumentException if no voxel of a plane has a value
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Figure of(String title, MapComparison maps, String legend, Optional<TissueLabels> labels,
      MapPlanes planes, ColourMap colourMap, Progress progress) {
    int count = maps.maps().size();
    List<ThresholdMap> values = IntStream.range(0, count)
        .mapToObj(k -> maps.maps().get(k).shownOn(labels, progress.part(k, 2 * count))).toList();
    List<ThresholdMap> differences = IntStream.range(1, count)
        .mapToObj(k -> maps.difference(k).shownOn(labels, progress.part(count + k, 2 * count))).toList();
    List<MapSlice> slices = planes.of(values.get(0));
    float[] all = all(values), percentages = all(differences);
    ColourScale colours = ColourScale.thresholds(DisplayRange.ofThresholds(all), colourMap, all);
    ColourScale percent = ColourScale.diverging(reach(percentages), percentages);
    List<Row> above = new ArrayList<>(), below = new ArrayList<>();
    for (int c = 0; c < maps.reference().channels().size(); c++) {
      for (MapSlice slice : slices) {
        String label = FigureStyle.heading(maps.reference().channels().get(c)) + ", " + slice.position();
        above.add(row(label, slice, c, values, colours, labels, Collections.nCopies(values.size(), List.of())));
        below.add(row(label, slice, c, differences, percent, labels, captions(maps, c)));
      }
    }
    List<String> headings = maps.names().stream().skip(1).map(name -> name + " − " + maps.names().get(0)).toList();
    Montage montage = new Montage(title, List.of(new Block(maps.names(), above, new ColourBar(colours, legend)),
        new Block(headings, below, new ColourBar(percent, "difference (%)"))));
    return new Figure(montage, montage.width(), montage.height(), maps.csv());
  }

  private static Row row(String label, MapSlice slice, int channel, List<ThresholdMap> maps, ColourScale scale,
      Optional<TissueLabels> labels, List<List<String>> captions) {
    List<Panel> panels = new ArrayList<>();
    for (int k = 0; k < maps.size(); k++) {
      float[] values = maps.get(k).volume().values();
      int first = channel * maps.get(k).volume().grid().voxels();
      BufferedImage image = SliceImage.paint(slice, i -> values[first + i], scale, labels);
      panels.add(new Panel(slice, image, captions.get(k)));
    }
    return new Row(label, panels);
  }

  /** Returns the errors over all voxels of a channel, also outside the planes shown, as lines of text. */
  private static List<List<String>> captions(MapComparison maps, int channel) {
    return IntStream.range(1, maps.maps().size()).mapToObj(k -> {
      RelativeErrors e = maps.errors(k, channel);
      return List.of(String.format(Locale.ROOT, "mean |Δ| %.1f %%", e.mape()),
          String.format(Locale.ROOT, "95 %% within %.1f %%", e.p95()));
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

  /** Returns the end of the colour scale, which most differences do not exceed: 1, 2 or 5 times a power of ten. */
  private static double reach(float[] percent) {
    double[] sizes = IntStream.range(0, percent.length).filter(i -> Float.isFinite(percent[i]))
        .mapToDouble(i -> Math.abs(percent[i])).toArray();
    double max = sizes.length == 0 ? 0 : Quantiles.quantile(sizes, SCALE_QUANTILE);
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(max, 0.1))));
    return max <= unit ? unit : max <= 2 * unit ? 2 * unit : max <= 5 * unit ? 5 * unit : 10 * unit;
  }
}
