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

import io.github.tmsthresholds.dose.Pulse;
import io.github.tmsthresholds.dose.Statistic;
import io.github.tmsthresholds.io.InvalidInputException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Plots a session over time: the 5th percentiles of the thresholds per layer with the coil current rates of the pulses,
 * and below them the fractions of neurons that each pulse fires. Stateless, thread-safe.
 */
public final class PulseFigure {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 620;
  private static final double MS_PER_MINUTE = 60_000;
  /** Largest height of the axis of thresholds relative to the highest rate of a pulse or, without, lowest threshold. */
  private static final double HEADROOM = 2.5;
  private static final double MARGIN = 1.08;
  /** Least height of the axis of fractions. */
  private static final double LEAST = 0.1;
  private static final Ellipse2D POINT = new Ellipse2D.Double(-2, -2, 4, 4);

  private PulseFigure() {}

  /**
   * Plots pulses.
   *
   * @param title of the figure
   * @param unit of thresholds, such as {@code threshold (A/us)}
   * @throws InvalidInputException if no pulse has a finite threshold
   */
  public static Figure of(String title, String unit, List<Pulse> pulses) {
    boolean timed = pulses.stream().allMatch(pulse -> pulse.pose().time().isPresent());
    Map<String, XYSeries> thresholds = new LinkedHashMap<>(), fired = new LinkedHashMap<>();
    XYSeries rates = new XYSeries("pulses", false);
    Map<String, Color> colours = new LinkedHashMap<>();
    double lowest = Double.POSITIVE_INFINITY, highest = 0;
    boolean oneTypePerLayer = isOneTypePerLayer(pulses);
    for (int i = 0; i < pulses.size(); i++) {
      Pulse pulse = pulses.get(i);
      double x = timed ? pulse.pose().time().getAsDouble() / MS_PER_MINUTE : i + 1;
      pulse.rate().ifPresent(rate -> rates.add(x, Math.abs(rate)));
      for (Pulse.Group group : pulse.groups()) {
        String name = oneTypePerLayer ? FigureStyle.heading(group.layer().name()) : group.type();
        double threshold = group.thresholds().get(Statistic.P5);
        lowest = Math.min(lowest, threshold);
        highest = Double.isFinite(threshold) ? Math.max(highest, threshold) : highest;
        colours.put(name, TraceFigure.COLOURS[1 + group.layer().ordinal()]);
        // a gap where too few neurons fire
        thresholds.computeIfAbsent(name, n -> new XYSeries(n, false))
            .add(x, Double.isFinite(threshold) ? threshold : Double.NaN);
        fired.computeIfAbsent(name, n -> new XYSeries(n, false)).add(x, group.fractionFired());
      }
    }
    if (Double.isInfinite(lowest)) {
      throw new InvalidInputException("there is no threshold to plot: too few neurons fire at every pulse");
    }
    NumberAxis axis = TraceFigure.axis(timed ? "time (min)" : "pulse");
    axis.setAutoRangeStickyZero(false);
    if (!timed) {
      axis.setStandardTickUnits(Ticks.integer());
    }
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(axis);
    both.setGap(14);
    XYPlot above = plot(thresholds, colours, unit, true);
    double top = rates.isEmpty() ? lowest : Math.max(lowest, rates.getMaxY());
    above.getRangeAxis().setRange(0, MARGIN * Math.max(top, Math.min(highest, HEADROOM * top)));
    if (!rates.isEmpty()) {
      XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
      dots.setSeriesPaint(0, Color.BLACK);
      dots.setSeriesShape(0, POINT);
      above.setDataset(1, new XYSeriesCollection(rates));
      above.setRenderer(1, dots);
    }
    both.add(above, 3);
    if (!rates.isEmpty()) {
      XYPlot below = plot(fired, colours, "fraction fired", false);
      double most = fired.values().stream().mapToDouble(XYSeries::getMaxY).filter(Double::isFinite).max().orElse(0);
      below.getRangeAxis().setRange(0, Math.min(1, Math.max(LEAST, MARGIN * most)));
      for (int k = 0; k < fired.size(); k++) {
        below.getRenderer().setSeriesVisibleInLegend(k, false);
      }
      both.add(below, 2);
    }
    return new Figure(FigureStyle.chart(title, both, true), WIDTH, HEIGHT, "");
  }

  private static boolean isOneTypePerLayer(List<Pulse> pulses) {
    Set<String> types = new LinkedHashSet<>();
    Set<Object> layers = new LinkedHashSet<>();
    pulses.forEach(pulse -> pulse.groups().forEach(group -> {
      types.add(group.type());
      layers.add(group.layer());
    }));
    return types.size() == layers.size();
  }

  private static XYPlot plot(Map<String, XYSeries> lines, Map<String, Color> colours, String label, boolean connected) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(connected, !connected);
    lines.forEach((name, line) -> {
      renderer.setSeriesShape(data.getSeriesCount(), POINT);
      renderer.setSeriesPaint(data.getSeriesCount(), colours.get(name));
      renderer.setSeriesStroke(data.getSeriesCount(), new BasicStroke(1.5f));
      data.addSeries(line);
    });
    XYPlot plot = new XYPlot(data, null, TraceFigure.axis(label), renderer);
    FigureStyle.grid(plot);
    return plot;
  }
}
