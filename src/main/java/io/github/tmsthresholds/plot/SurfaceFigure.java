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
import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.plot.SurfaceMontage.Cell;
import io.github.tmsthresholds.plot.SurfaceMontage.Row;
import io.github.tmsthresholds.progress.Progress;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws thresholds on the surface of the cortex, one column per view and one row per channel, with a common colour
 * scale. The picture does not depend on the number of threads. Stateless, thread-safe.
 */
public final class SurfaceFigure {

  /** Bytes per vertex and triangle of a scene and a view. */
  private static final double BYTES = 150;
  /** Size of a picture that is large enough, pixels. */
  private static final double LARGE = 150;

  private SurfaceFigure() {}

  /**
   * Draws surfaces. The figure has no table.
   *
   * @param title title of the figure; may be empty
   * @param surfaces hemispheres or parts of them, with thresholds of the same channels
   * @param legend label of the values, with their unit
   * @param colours colour map, from the lowest value to the highest
   * @param threads number of threads
   * @throws IllegalArgumentException if there is no value, or memory is insufficient
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Figure of(String title, List<Hemisphere> surfaces, String legend, SurfaceViews views, ColourMap colours,
      int threads, Progress progress) {
    double size = surfaces.stream().mapToDouble(s -> s.mesh().vertexCount() + s.mesh().size()).sum();
    JavaMemory.require(BYTES * size, "the picture of the surface", "use views=none");
    List<SurfaceViews.Panel> panels = views.panels(surfaces);
    float[] values = values(surfaces);
    ColourScale scale = ColourScale.thresholds(DisplayRange.ofThresholds(values), colours, values);
    List<String> channels = surfaces.get(0).values().stream().map(o -> FigureStyle.heading(o.name())).toList();
    ColourBar bar = new ColourBar(scale, legend);
    Map<List<Hemisphere>, SurfaceScene> scenes = new HashMap<>();
    List<Cell> cells = new ArrayList<>();
    for (SurfaceViews.Panel panel : panels) {
      progress.step("shape of the surface", 0.1 * cells.size() / panels.size());
      SurfaceScene scene = scenes.computeIfAbsent(panel.parts(), SurfaceScene::of);
      double[] across = scene.extent(panel.view().right()), upwards = scene.extent(panel.view().up());
      cells.add(new Cell(panel.heading(), panel.view(), across[1] - across[0], upwards[1] - upwards[0]));
    }
    SurfaceMontage montage = cells.size() == 1 ? ofOneView(title, cells.get(0), channels, bar)
        : new SurfaceMontage(title, ofViews(cells, channels), bar);
    BufferedImage[][] pictures = new BufferedImage[channels.size()][panels.size()];
    for (int c = 0; c < panels.size(); c++) {
      Progress part = progress.between(0.1, 1).part(c, panels.size());
      VisibleSurface visible = new VisibleSurface(scenes.get(panels.get(c).parts()), panels.get(c).view(),
          montage.pixelsPerMillimetre(), threads, part.between(0, 0.5));
      for (int channel = 0; channel < channels.size(); channel++) {
        pictures[channel][c] = visible.paint(channel, scale, part.between(0.5, 1).part(channel, channels.size()));
      }
    }
    montage.show(Arrays.stream(pictures).flatMap(Arrays::stream).toList());
    return new Figure(montage, montage.width(), montage.height(), "");
  }

  /** Arranges a column per view and a row per channel. */
  private static List<Row> ofViews(List<Cell> views, List<String> channels) {
    List<Row> rows = new ArrayList<>();
    for (String channel : channels) {
      rows.add(new Row(channel, rows.isEmpty(), views));
    }
    return rows;
  }

  /** Arranges the channels of a single view in the fewest rows of pictures that are large enough or, else, largest. */
  private static SurfaceMontage ofOneView(String title, Cell view, List<String> channels, ColourBar bar) {
    SurfaceMontage best = null;
    double enough = LARGE * SurfaceMontage.FINE / Math.max(view.width(), view.height());
    for (int columns = channels.size(); columns > 0; columns--) {
      List<Row> rows = new ArrayList<>();
      for (int c = 0; c < channels.size(); c += columns) {
        rows.add(new Row(view.heading(), true, channels.subList(c, Math.min(channels.size(), c + columns)).stream()
            .map(channel -> new Cell(channel, view.view(), view.width(), view.height())).toList()));
      }
      SurfaceMontage montage = new SurfaceMontage(title, rows, bar);
      if (best == null
          || best.pixelsPerMillimetre() < Math.min(enough, montage.pixelsPerMillimetre())) {
        best = montage;
      }
    }
    return best;
  }

  private static float[] values(List<Hemisphere> surfaces) {
    int n = 0, next = 0;
    for (Hemisphere surface : surfaces) {
      n += surface.values().size() * surface.mesh().vertexCount();
    }
    float[] values = new float[n];
    boolean none = true;
    for (Hemisphere surface : surfaces) {
      for (Overlay overlay : surface.values()) {
        for (float value : overlay.values()) {
          values[next++] = value;
          none &= Float.isNaN(value);
        }
      }
    }
    if (none) {
      throw new InvalidInputException("no threshold lies on the surface");
    }
    return values;
  }
}
