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

import io.github.tmsthresholds.neuron.Layer;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Common style of charts: white background, light grid, large text. Stateless. */
final class FigureStyle {

  private FigureStyle() {}

  /** Creates a chart in the common style. */
  static JFreeChart chart(String title, Plot plot, boolean legend) {
    if (plot instanceof XYPlot xy) {
      grid(xy);
    }
    JFreeChart chart = new JFreeChart(title, TraceFigure.TITLE, plot, legend);
    chart.setBackgroundPaint(Color.WHITE);
    // room for half of the last number on the axis
    chart.setPadding(new RectangleInsets(4, 4, 4, 18));
    if (legend) {
      chart.getLegend().setItemFont(TraceFigure.FONT);
      chart.getLegend().setFrame(BlockBorder.NONE);
    }
    return chart;
  }

  /** Returns the name of a cortical layer as it is printed (L2/3), or any other name unchanged. */
  static String heading(String channel) {
    return channel.equals(Layer.L23.name()) ? "L2/3" : channel;
  }

  /** Returns a text in brackets, with a leading space, or an empty text if it is empty. */
  static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  /** Sets background and grid lines of a plot. */
  static void grid(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
  }
}
