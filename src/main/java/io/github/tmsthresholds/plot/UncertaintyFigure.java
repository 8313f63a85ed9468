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

import io.github.tmsthresholds.threshold.uncertainty.Source;
import io.github.tmsthresholds.threshold.uncertainty.UncertainThreshold;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Plots intervals of uncertain thresholds, and the share of each source as stacked bars. Stateless, thread-safe. */
public final class UncertaintyFigure {

  /**
   * A row of the figure.
   *
   * @param name such as the layer
   * @param nominal threshold without errors, A/us
   * @param threshold A/us
   */
  public record Row(String name, double nominal, UncertainThreshold threshold) {}

  private static final int WIDTH = 1060;
  private static final int HEADING = 34;
  private static final int BASELINE = 24;
  private static final int ROW = 34;
  private static final int FRAME = 150;
  private static final double LEFT_PART = 0.52;
  private static final double DOT = 9;
  private static final Color REST = new Color(0xbbbbbb);

  private UncertaintyFigure() {}

  /**
   * Plots rows.
   *
   * @param label of the thresholds, with their unit
   * @param factor by which thresholds are multiplied, such as from A/us to a percentage of a stimulator's output
   */
  public static Figure of(String title, String label, double factor, List<Row> rows) {
    JFreeChart intervals = FigureStyle.chart("5 to 95 %, median (•) and without errors (○)",
        intervals(label, factor, rows), false);
    intervals.getTitle().setFont(TraceFigure.FONT);
    JFreeChart shares = FigureStyle.chart("Share of the variance", shares(rows), true);
    shares.getTitle().setFont(TraceFigure.FONT);
    return new Figure((g, area) -> {
      double top = area.getY() + HEADING, height = area.getHeight() - HEADING;
      g.setFont(TraceFigure.TITLE);
      g.setColor(Color.BLACK);
      double left = area.getCenterX() - g.getFontMetrics().getStringBounds(title, g).getWidth() / 2;
      g.drawString(title, (float) left, (float) area.getY() + BASELINE);
      double split = area.getX() + LEFT_PART * area.getWidth();
      intervals.draw(g, new Rectangle2D.Double(area.getX(), top, split - area.getX(), height));
      shares.draw(g, new Rectangle2D.Double(split, top, area.getMaxX() - split, height));
    }, WIDTH, HEADING + FRAME + ROW * rows.size(), "");
  }

  private static XYPlot intervals(String label, double factor, List<Row> rows) {
    double max = 1.04 * factor * rows.stream().flatMapToDouble(
        r -> DoubleStream.of(r.nominal(), r.threshold().median(), r.threshold().upper()))
        .filter(Double::isFinite).max().orElse(1);
    XYIntervalSeries bars = new XYIntervalSeries("interval"), dots = new XYIntervalSeries("without errors");
    for (int i = 0; i < rows.size(); i++) {
      UncertainThreshold t = rows.get(i).threshold();
      // a median above the search's maximum has no dot
      if (Double.isFinite(t.median())) {
        bars.add(factor * t.median(), factor * t.lower(), Math.min(max, factor * t.upper()), i, i, i);
      }
      double nominal = factor * rows.get(i).nominal();
      if (Double.isFinite(nominal)) {
        dots.add(nominal, nominal, nominal, i, i, i);
      }
    }
    String[] names = rows.stream().map(Row::name).toArray(String[]::new);
    SymbolAxis axis = new SymbolAxis(null, names);
    axis.setInverted(true);
    axis.setGridBandsVisible(false);
    axis.setTickLabelFont(TraceFigure.FONT);
    axis.setRange(-0.5, rows.size() - 0.5);
    NumberAxis value = TraceFigure.axis(label);
    value.setRange(0, max);
    XYPlot plot = new XYPlot(collection(bars), value, axis, renderer(true, TraceFigure.COLOURS[2]));
    plot.setDataset(1, collection(dots));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setRenderer(1, renderer(false, TraceFigure.COLOURS[1]));
    return plot;
  }

  private static XYIntervalSeriesCollection collection(XYIntervalSeries series) {
    XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
    collection.addSeries(series);
    return collection;
  }

  private static XYErrorRenderer renderer(boolean bars, Color colour) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(bars);
    renderer.setDrawYError(false);
    renderer.setErrorStroke(new BasicStroke(3));
    renderer.setCapLength(DOT);
    renderer.setSeriesPaint(0, colour);
    renderer.setSeriesStroke(0, new BasicStroke(2));
    renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    renderer.setSeriesShapesFilled(0, bars);
    return renderer;
  }

  private static CategoryPlot shares(List<Row> rows) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (Row row : rows) {
      for (Source source : Source.values()) {
        data.addValue(100 * row.threshold().share(source), source.key(), row.name());
      }
      data.addValue(100 * row.threshold().interaction(), "interaction", row.name());
    }
    CategoryAxis names = new CategoryAxis();
    names.setTickLabelFont(TraceFigure.FONT);
    names.setLowerMargin(0.02);
    names.setUpperMargin(0.02);
    NumberAxis percent = TraceFigure.axis("first-order Sobol index (%)");
    percent.setRange(0, 100);
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    Color[] colours = Arrays.copyOfRange(TraceFigure.COLOURS, 1, 1 + Source.values().length);
    for (int s = 0; s < colours.length; s++) {
      renderer.setSeriesPaint(s, colours[s]);
    }
    renderer.setSeriesPaint(colours.length, REST);
    CategoryPlot plot = new CategoryPlot(data, names, percent, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    return plot;
  }
}
