package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.map.AngleSummary;
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
 * A figure of median thresholds over the angle of the coil, a line a layer within the band between its quartiles.
 * Stateless, thread-safe.
 */
public final class AngleFigure {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final float BAND = 0.12f;
  private static final double MANY_DEGREES = 120;
  private static final double DEGREES_A_TICK = 30;
  private static final int BEYOND_BLACK = 1;

  private AngleFigure() {}

  /**
   * Medians and quartiles.
   *
   * @param legend what the values are, with their unit
   * @throws IllegalArgumentException if no row has a median
   */
  public static Figure of(String title, String legend, List<AngleSummary> rows) {
    Map<Layer, YIntervalSeries> lines = new EnumMap<>(Layer.class);
    double highest = rows.stream().filter(AngleSummary::hasMedian).mapToDouble(AngleFigure::upper).max()
        .orElseThrow(() -> new IllegalArgumentException("at no angle do half of a layer's neurons fire"));
    for (AngleSummary r : rows) {
      if (r.hasMedian()) {
        lines.computeIfAbsent(r.layer(), layer -> new YIntervalSeries(FigureStyle.heading(layer.name()))).add(r.angle(), r.median(), r.lower(), upper(r));
      }
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    renderer.setAlpha(BAND);
    lines.forEach((layer, line) -> {
      int k = data.getSeriesCount();
      Color colour = TraceFigure.COLOURS[BEYOND_BLACK + layer.ordinal()];
      data.addSeries(line);
      renderer.setSeriesPaint(k, colour);
      renderer.setSeriesFillPaint(k, colour);
      renderer.setSeriesStroke(k, new BasicStroke(2.5f));
    });
    XYPlot plot = new XYPlot(data, TraceFigure.axis("angle of the coil (degrees)"), TraceFigure.axis(legend), renderer);
    plot.getRangeAxis().setRange(0, 1.05 * highest);
    if (plot.getDomainAxis().getRange().getLength() > MANY_DEGREES) {
      ((NumberAxis) plot.getDomainAxis()).setTickUnit(new NumberTickUnit(DEGREES_A_TICK));
    }
    return new Figure(FigureStyle.chart(title, plot, true), WIDTH, HEIGHT, AngleSummary.table(rows));
  }

  /** The upper quartile, or the median where a quarter of the neurons does not fire. */
  private static double upper(AngleSummary row) {
    return Double.isFinite(row.upper()) ? row.upper() : row.median();
  }
}
