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
import io.github.tmsthresholds.efield.coil.PoseSearch.Candidate;
import io.github.tmsthresholds.io.InvalidInputException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws an objective of coil poses: over the positions on the scalp, at the best angle of each, and over the angles, at
 * the best position.
 */
public final class PoseFigure {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int SQUARE = 400;
  private static final int HEADING = 34;
  private static final int BASELINE = 24;
  private static final double TICK_DEGREES = 60;

  private PoseFigure() {}

  /**
   * Plots an objective that is better the lower it is.
   *
   * @param label of the objective, with its unit
   * @param grid values of the grid; infinite ones are left out
   * @param step of the grid of positions, mm
   * @param best the best pose, marked by a ring
   * @throws InvalidInputException if no value is finite
   */
  public static Figure of(String title, String label, List<Candidate> grid, double step, Candidate best) {
    Map<List<Double>, Double> byPosition = new LinkedHashMap<>();
    for (Candidate c : grid) {
      if (Double.isFinite(c.value())) {
        byPosition.merge(List.of(c.x(), c.y()), c.value(), Math::min);
      }
    }
    if (byPosition.isEmpty()) {
      throw new InvalidInputException("there is no value to plot");
    }
    float[] values = new float[byPosition.size()];
    int n = 0;
    for (double value : byPosition.values()) {
      values[n++] = (float) value;
    }
    ColourScale scale = ColourScale.thresholds(range(byPosition.values()), ColourMap.OF_THRESHOLDS, values);
    JFreeChart map = FigureStyle.chart("By position, best angle", positions(byPosition, scale, step, best), false);
    JFreeChart angles = FigureStyle.chart("By angle, best position", angles(label, grid, best), false);
    ColourBar bar = new ColourBar(scale, label);
    return new Figure((g, area) -> {
      double top = area.getY() + HEADING, height = area.getHeight() - HEADING, square = SQUARE;
      g.setFont(TraceFigure.TITLE);
      g.setColor(Color.BLACK);
      double left = area.getCenterX() - g.getFontMetrics().getStringBounds(title, g).getWidth() / 2;
      g.drawString(title, (float) left, (float) area.getY() + BASELINE);
      map.draw(g, new Rectangle2D.Double(area.getX(), top, square, height));
      bar.draw(g, area.getX() + square, top + 50, height - 110);
      double right = area.getX() + square + ColourBar.WIDTH;
      angles.draw(g, new Rectangle2D.Double(right, top, area.getMaxX() - right, height));
    }, WIDTH, HEIGHT, "");
  }

  private static DisplayRange range(Iterable<Double> values) {
    double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      min = Math.min(min, v);
      max = Math.max(max, v);
    }
    return min < max ? new DisplayRange(min, max) : new DisplayRange(min - 1e-3, min + 1e-3);
  }

  private static XYPlot positions(Map<List<Double>, Double> values, ColourScale scale, double step, Candidate best) {
    XYPlot plot = new XYPlot(null, TraceFigure.axis("x along the scalp (mm)"), TraceFigure.axis("y (mm)"), null);
    FigureStyle.grid(plot);
    double reach = step;
    for (Map.Entry<List<Double>, Double> entry : values.entrySet()) {
      double x = entry.getKey().get(0), y = entry.getKey().get(1);
      reach = Math.max(reach, Math.max(Math.abs(x), Math.abs(y)) + step);
      Color colour = new Color(scale.rgb(entry.getValue()));
      plot.addAnnotation(new XYShapeAnnotation(new Rectangle2D.Double(x - step / 2, y - step / 2, step, step),
          new BasicStroke(0.7f), colour, colour));
    }
    double ring = 0.3 * step;
    plot.addAnnotation(new XYShapeAnnotation(
        new Ellipse2D.Double(best.x() - ring, best.y() - ring, 2 * ring, 2 * ring), new BasicStroke(2.5f), Color.RED));
    plot.getDomainAxis().setRange(-reach, reach);
    plot.getRangeAxis().setRange(-reach, reach);
    return plot;
  }

  private static XYPlot angles(String label, List<Candidate> grid, Candidate best) {
    Candidate nearest = grid.stream().filter(c -> Double.isFinite(c.value())).min((a, b) -> Double.compare(
        Math.hypot(a.x() - best.x(), a.y() - best.y()), Math.hypot(b.x() - best.x(), b.y() - best.y()))).orElseThrow();
    XYSeries line = new XYSeries("angle");
    grid.stream().filter(c -> c.x() == nearest.x() && c.y() == nearest.y() && Double.isFinite(c.value()))
        .forEach(c -> line.add(c.degrees(), c.value()));
    XYSeries point = new XYSeries("best");
    point.add(best.degrees(), best.value());
    XYSeriesCollection data = new XYSeriesCollection(line);
    data.addSeries(point);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    renderer.setSeriesPaint(0, TraceFigure.COLOURS[2]);
    renderer.setSeriesStroke(0, new BasicStroke(2));
    renderer.setSeriesPaint(1, Color.RED);
    renderer.setSeriesShapesFilled(1, false);
    XYPlot plot = new XYPlot(data, TraceFigure.axis("angle (degrees)"), TraceFigure.axis(label), renderer);
    NumberAxis degrees = (NumberAxis) plot.getDomainAxis();
    degrees.setRange(0, 360);
    degrees.setTickUnit(new NumberTickUnit(TICK_DEGREES));
    ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(false);
    FigureStyle.grid(plot);
    return plot;
  }
}
