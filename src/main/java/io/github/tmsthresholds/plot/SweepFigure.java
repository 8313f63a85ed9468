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

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.SweepRow;
import io.github.tmsthresholds.neuron.Layer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Plots median thresholds against the angle or the pose of a coil, one line per layer with a band between the
 * quartiles. Stateless, thread-safe.
 */
public final class SweepFigure {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final float BAND_OPACITY = 0.12f;
  /** Range of the angles, degrees, above which the axis has a tick every 30 degrees. */
  private static final double LARGE_RANGE = 120;
  private static final double TICK_DEGREES = 30;
  /** Index of the first colour after black. */
  private static final int FIRST_COLOUR = 1;

  private SweepFigure() {}

  /**
   * Plots medians and quartiles.
   *
   * @param axis label of the angle or the pose
   * @param counted whether the axis counts, so that its ticks must be integers
   * @param legend label of the values, with their unit
   * @param table text of the values
   * @param rows median and quartiles per layer and angle or pose
   * @throws IllegalArgumentException if no row has a median
   */
  public static Figure of(String title, String axis, boolean counted, String legend, String table,
      List<SweepRow> rows) {
    Map<Layer, YIntervalSeries> lines = new EnumMap<>(Layer.class);
    double highest = rows.stream().filter(r -> r.summary().hasMedian()).mapToDouble(SweepFigure::upper).max()
        .orElseThrow(() -> new InvalidInputException("there is no median threshold to plot: fewer than half of "
            + "each layer's neurons fire at every angle or pose"));
    for (SweepRow r : rows) {
      if (r.summary().hasMedian()) {
        lines.computeIfAbsent(r.layer(), layer -> new YIntervalSeries(FigureStyle.heading(layer.name())))
            .add(r.at(), r.summary().median(), r.summary().lower(), upper(r));
      }
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    renderer.setAlpha(BAND_OPACITY);
    lines.forEach((layer, line) -> {
      int k = data.getSeriesCount();
      Color colour = TraceFigure.COLOURS[FIRST_COLOUR + layer.ordinal()];
      data.addSeries(line);
      renderer.setSeriesPaint(k, colour);
      renderer.setSeriesFillPaint(k, colour);
      renderer.setSeriesStroke(k, new BasicStroke(2.5f));
    });
    XYPlot plot = new XYPlot(data, TraceFigure.axis(axis), TraceFigure.axis(legend), renderer);
    plot.getRangeAxis().setRange(0, 1.05 * highest);
    if (counted) {
      plot.getDomainAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    } else if (plot.getDomainAxis().getRange().getLength() > LARGE_RANGE) {
      ((NumberAxis) plot.getDomainAxis()).setTickUnit(new NumberTickUnit(TICK_DEGREES));
    }
    return new Figure(FigureStyle.chart(title, plot, true), WIDTH, HEIGHT, table);
  }

  /** Returns the upper quartile, or the median if a quarter or more of the neurons do not fire. */
  private static double upper(SweepRow row) {
    return Double.isFinite(row.summary().upper()) ? row.summary().upper() : row.summary().median();
  }
}
