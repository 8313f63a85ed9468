package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.neuron.Layer;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** What charts have in common: white ground, light grid, large letters. */
final class FigureStyle {

  private FigureStyle() {}

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

  /** A cortical layer as it is written in print; any other name as it is. */
  static String heading(String channel) {
    return channel.equals(Layer.L23.name()) ? "L2/3" : channel;
  }

  /** What a title says beside its main part, if there is anything to say. */
  static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  static void grid(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
  }
}
