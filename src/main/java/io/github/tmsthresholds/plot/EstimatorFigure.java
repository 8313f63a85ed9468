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

import io.github.tmsthresholds.map.EstimatorComparison.Row;
import io.github.tmsthresholds.map.RankAgreement;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Plots how well estimators agree with the reference, one row per estimator: their errors, the rank correlation of
 * threshold maps, and the overlap of the regions with the lowest thresholds. The figure has no table; the caller writes
 * the values. Stateless, thread-safe.
 */
public final class EstimatorFigure {

  private static final int WIDTH = 1060;
  private static final int ROW = 34;
  private static final int FRAME = 130;
  private static final double DOT = 11;
  /** Lowest end of the axis of the errors, percent. */
  private static final double LEAST = 0.1;

  private EstimatorFigure() {}

  /**
   * Plots estimators.
   *
   * @param rows one per estimator
   */
  public static Figure of(String title, List<Row> rows) {
    SymbolAxis names = new SymbolAxis(null, rows.stream().map(Row::estimator).toArray(String[]::new));
    names.setInverted(true);
    names.setGridBandsVisible(false);
    names.setTickLabelFont(TraceFigure.FONT);
    names.setRange(-0.5, rows.size() - 0.5);
    CombinedRangeXYPlot panels = new CombinedRangeXYPlot(names);
    panels.setGap(36);
    panels.add(panel(rows, error(rows), row -> row.errors().mape(), row -> row.errors().p95()), 5);
    panels.add(panel(rows, fraction("rank correlation", lowest(rows), 1, 0.2),
        row -> row.agreement().rankCorrelation(), null), 4);
    panels.add(panel(rows, fraction("overlap of the lowest " + RankAgreement.LOWEST_PERCENT + " % (%)", 0, 100, 20),
        row -> row.agreement().overlap(), null), 4);
    return new Figure(FigureStyle.chart(title, panels, false), WIDTH, FRAME + ROW * rows.size(), "");
  }

  /** Returns the end of the axis of correlations, a multiple of 0.2 below the lowest. */
  private static double lowest(List<Row> rows) {
    double min = rows.stream().mapToDouble(row -> row.agreement().rankCorrelation()).filter(Double::isFinite).min()
        .orElse(0);
    return Math.max(-1, 0.2 * Math.floor((min - 0.02) / 0.2));
  }

  private static ValueAxis error(List<Row> rows) {
    LogAxis axis = new LogAxis("error (%): mean (•) to 95th percentile");
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(Ticks.number("0.####"));
    axis.setLabelFont(TraceFigure.FONT);
    axis.setTickLabelFont(TraceFigure.FONT);
    double low = rows.stream().mapToDouble(row -> row.errors().mape()).filter(v -> v > 0).min().orElse(LEAST);
    double high = rows.stream().mapToDouble(row -> row.errors().p95()).filter(Double::isFinite).max().orElse(1);
    // a little more than decades, so that the first one has its number
    axis.setRange(0.99 * Math.max(LEAST, decade(Math.floor(Math.log10(low)))),
        1.01 * decade(Math.max(0, Math.ceil(Math.log10(high)))));
    return axis;
  }

  private static double decade(double exponent) {
    return Math.pow(10, exponent);
  }

  private static ValueAxis fraction(String label, double from, double to, double tick) {
    NumberAxis axis = TraceFigure.axis(label);
    axis.setRange(from, to + (to - from) / 30);
    axis.setTickUnit(new NumberTickUnit(tick));
    return axis;
  }

  /** Returns a panel with a dot per row and, unless {@code end} is null, a line from it to there. */
  private static XYPlot panel(List<Row> rows, ValueAxis axis, ToDoubleFunction<Row> dot, ToDoubleFunction<Row> end) {
    XYIntervalSeries series = new XYIntervalSeries(axis.getLabel());
    for (int i = 0; i < rows.size(); i++) {
      double value = dot.applyAsDouble(rows.get(i));
      if (Double.isFinite(value)) {
        series.add(value, value, end == null ? value : end.applyAsDouble(rows.get(i)), i, i, i);
      }
    }
    XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
    collection.addSeries(series);
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(end != null);
    renderer.setDrawYError(false);
    renderer.setErrorStroke(new BasicStroke(3));
    renderer.setCapLength(DOT);
    renderer.setSeriesPaint(0, TraceFigure.COLOURS[2]);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    XYPlot plot = new XYPlot(collection, axis, null, renderer);
    FigureStyle.grid(plot);
    return plot;
  }
}
