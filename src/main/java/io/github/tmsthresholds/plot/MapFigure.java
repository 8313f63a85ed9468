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
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.plot.Montage.Panel;
import io.github.tmsthresholds.plot.Montage.Row;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plots a threshold map over grey tissues, one column per channel and one row per plane, with a common colour scale.
 * Stateless, thread-safe.
 */
public final class MapFigure {

  private MapFigure() {}

  /**
   * Plots a map. The figure has no table; the caller writes the values.
   *
   * @param title title of the figure; may be empty
   * @param legend label of the values, with their unit
   * @param labels tissues to show in grey; if present, values are also spread to neighbouring voxels of grey matter, so
   *     that single voxels are visible
   * @param planes planes to show
   * @param colours colour map, from the lowest value to the highest
   * @throws IllegalArgumentException if no voxel of a plane has a value
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Figure of(String title, ThresholdMap map, String legend, Optional<TissueLabels> labels,
      MapPlanes planes, ColourMap colours, Progress progress) {
    ThresholdMap shown = map.shownOn(labels, progress);
    float[] values = shown.volume().values();
    int voxels = shown.volume().grid().voxels();
    progress.step("colours of the map", 1);
    ColourScale scale = ColourScale.thresholds(DisplayRange.ofThresholds(values), colours, values);
    progress.step("planes of the map", 1);
    List<Row> rows = new ArrayList<>();
    for (MapSlice slice : planes.of(shown)) {
      List<Panel> panels = new ArrayList<>();
      for (int c = 0; c < map.channels().size(); c++) {
        int first = c * voxels;
        panels.add(new Panel(slice, SliceImage.paint(slice, i -> values[first + i], scale, labels), List.of()));
      }
      rows.add(new Row(slice.position(), panels));
    }
    List<String> headings = map.channels().stream().map(FigureStyle::heading).toList();
    Montage montage = new Montage(title, List.of(new Montage.Block(headings, rows, new ColourBar(scale, legend))));
    return new Figure(montage, montage.width(), montage.height(), "");
  }
}
