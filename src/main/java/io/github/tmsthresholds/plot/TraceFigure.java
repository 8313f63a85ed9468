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

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Plots membrane potentials over time above the E-field that evoked them. Stateless, thread-safe. */
public final class TraceFigure {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 560;
  /** Largest number of traces with a legend. */
  private static final int MAX_IN_LEGEND = 16;
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  /** Colours that are distinguishable with colour vision deficiency (Okabe and Ito 2008). */
  static final Color[] COLOURS = {new Color(0x000000), new Color(0xd55e00), new Color(0x0072b2),
      new Color(0x009e73), new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9)};
  private static final float[] DASHES = {6, 4};

  private TraceFigure() {}

  /**
   * Plots traces. The figure has no table; the caller writes the values.
   *
   * @param time times, ms
   * @param names names of the traces, for the legend
   * @param potentials [trace][time] membrane potentials, mV
   * @param field E-field at the soma at each time, V/m
   */
  public static Figure of(String title, double[] time, List<String> names, List<double[]> potentials,
      double[] field) {
    DefaultXYDataset traces = new DefaultXYDataset();
    for (int k = 0; k < names.size(); k++) {
      traces.addSeries(names.get(k), new double[][] {time, potentials.get(k)});
    }
    DefaultXYDataset stimulus = new DefaultXYDataset();
    stimulus.addSeries("E-field", new double[][] {time, field});
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(axis("time (ms)"));
    both.getDomainAxis().setRange(time[0], time[time.length - 1]);
    both.setGap(12);
    both.add(plot(traces, "membrane potential (mV)"), 3);
    XYPlot below = plot(stimulus, "E (V/m)");
    below.getRenderer().setSeriesVisibleInLegend(0, false);
    both.add(below, 1);
    return new Figure(FigureStyle.chart(title, both, names.size() <= MAX_IN_LEGEND), WIDTH, HEIGHT, "");
  }

  private static XYPlot plot(DefaultXYDataset data, String label) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int k = 0; k < data.getSeriesCount(); k++) {
      boolean solid = k / COLOURS.length % 2 == 0;
      renderer.setSeriesPaint(k, COLOURS[k % COLOURS.length]);
      renderer.setSeriesStroke(k, solid ? new BasicStroke(2)
          : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
    }
    renderer.setDrawSeriesLineAsPath(true);
    XYPlot plot = new XYPlot(data, null, axis(label), renderer);
    FigureStyle.grid(plot);
    return plot;
  }

  static NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(false);
    axis.setStandardTickUnits(Ticks.decimal());
    axis.setLabelFont(FONT);
    axis.setTickLabelFont(FONT);
    return axis;
  }
}
