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

import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.math.RelativeErrors;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Plots estimates against reference values, and their relative errors. Pairs in which a value is NaN or infinite are
 * omitted. Stateless, thread-safe.
 */
public final class ErrorFigure {

  private static final int LARGEST_PANEL = 460;
  private static final int SMALLEST_PANEL = 230;
  private static final int AXIS = 100;
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final int MAX_BINS = 120;
  private static final int MIN_BINS = 40;
  /** Lowest R² that is given as a number. */
  private static final int LEAST_R2 = -10;
  /** Approximate number of labelled ticks per axis. */
  private static final int TICKS = 6;
  private static final Shape DOT = new Ellipse2D.Double(-2, -2, 4, 4);
  /** Colours that are distinguishable with colour vision deficiency (Okabe and Ito 2008). */
  private static final Color[] COLOURS = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73),
      new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9)};

  private ErrorFigure() {}

  /**
   * Draws one scatter plot per series, side by side, with the line of equality and the errors as text. The axes extend
   * beyond the reference values by at most half of their range; estimates beyond are drawn at the edge. The figure has
   * no table; the caller writes the values.
   *
   * @param truth label of the reference values
   * @param actual reference values
   * @param names names of the series
   * @param estimated [series][value], one value for each reference value
   * @param unit unit of all values
   */
  public static Figure scatter(String title, String truth, double[] actual, List<String> names,
      List<double[]> estimated, String unit) {
    double[] range = range(actual, estimated);
    CombinedRangeXYPlot panels = new CombinedRangeXYPlot(equal("estimate (" + unit + ")", range));
    panels.setGap(16);
    int size = Math.max(SMALLEST_PANEL, Math.min(LARGEST_PANEL, (WIDTH - AXIS) / names.size()));
    for (int k = 0; k < names.size(); k++) {
      DefaultXYDataset points = new DefaultXYDataset();
      double[][] pairs = pairs(actual, estimated.get(k));
      points.addSeries(names.get(k), new double[][] {pairs[0],
          Arrays.stream(pairs[1]).map(v -> Math.max(range[0], Math.min(range[1], v))).toArray()});
      XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
      dots.setSeriesShape(0, DOT);
      dots.setSeriesPaint(0, translucent(colour(k)));
      XYPlot panel = plot(points, equal(truth + " (" + unit + ")", range), dots);
      panel.addAnnotation(
          new XYLineAnnotation(range[0], range[0], range[1], range[1], new BasicStroke(1), Color.DARK_GRAY));
      RelativeErrors errors = RelativeErrors.of(estimated.get(k), actual);
      note(panel, names.get(k) + ", n = " + errors.count(), range, 0);
      if (errors.count() > 0) {
        note(panel, String.format(Locale.ROOT, "mean |Δ| %.1f %%, R² ", errors.mape())
            + (errors.r2() < LEAST_R2 ? "< " + LEAST_R2 : String.format(Locale.ROOT, "%.3f", errors.r2())), range, 1);
      }
      panels.add(panel);
    }
    return new Figure(FigureStyle.chart(title, panels, false), AXIS + size * names.size(), size + 60, "");
  }

  /** Adds a line of text at the top left. */
  private static void note(XYPlot panel, String text, double[] range, int line) {
    double unit = (range[1] - range[0]) / 100;
    XYTextAnnotation note = new XYTextAnnotation(text, range[0] + 2 * unit, range[1] - (2 + 7 * line) * unit);
    note.setTextAnchor(TextAnchor.TOP_LEFT);
    note.setFont(TraceFigure.FONT);
    panel.addAnnotation(note);
  }

  /**
   * Draws histograms of the relative errors, in percent of the estimates, one outline per series. The axis ends at the
   * largest 99th percentile of the errors' magnitude, but at most at twice the median over the series, so that a bad
   * estimate does not hide the good ones; the table has all errors.
   *
   * @param actual reference values
   * @param names names of the series
   * @param estimated [series][value], one value for each reference value
   */
  public static Figure histogram(String title, double[] actual, List<String> names, List<double[]> estimated) {
    double[][] errors = new double[names.size()][];
    double[] reaches = new double[names.size()];
    int maxCount = 0;
    for (int k = 0; k < names.size(); k++) {
      double[][] pairs = pairs(actual, estimated.get(k));
      errors[k] = IntStream.range(0, pairs[0].length).mapToDouble(i -> 100 * (pairs[1][i] / pairs[0][i] - 1)).toArray();
      maxCount = Math.max(maxCount, errors[k].length);
      double[] size = Arrays.stream(errors[k]).map(Math::abs).toArray();
      reaches[k] = size.length == 0 ? 0 : Quantiles.quantile(size, 0.99);
    }
    double most = Math.min(Arrays.stream(reaches).max().orElse(0), 2 * Quantiles.median(reaches));
    double reach = most > 0 ? most : 1;
    double[] edges = edges(maxCount, reach);
    List<double[]> shares = Arrays.stream(errors).map(e -> shares(e, edges)).toList();
    DefaultXYDataset outlines = new DefaultXYDataset();
    XYStepRenderer steps = new XYStepRenderer();
    for (int k = 0; k < names.size(); k++) {
      outlines.addSeries(names.get(k), new double[][] {edges, outline(shares.get(k))});
      steps.setSeriesPaint(k, colour(k));
      steps.setSeriesStroke(k, new BasicStroke(2));
    }
    XYPlot plot = plot(outlines, axis("relative error (%)", new double[] {-reach, reach}), steps);
    plot.setRangeAxis(axis("share of the neurons (%)", null));
    plot.addDomainMarker(new ValueMarker(0, Color.DARK_GRAY, new BasicStroke(1)));
    return new Figure(FigureStyle.chart(title, plot, true), WIDTH, HEIGHT, csv(names, edges, shares));
  }

  /** Returns the edges of bins between plus and minus {@code reach}, more bins for more errors. */
  private static double[] edges(int errors, double reach) {
    int bins = (int) Math.max(MIN_BINS, Math.min(MAX_BINS, 4 * Math.sqrt(errors)));
    return IntStream.rangeClosed(0, bins).mapToDouble(b -> reach * (2.0 * b / bins - 1)).toArray();
  }

  /** Returns the percentage of errors below the first edge, in each bin, and from the last edge on. */
  private static double[] shares(double[] errors, double[] edges) {
    double[] shares = new double[edges.length + 1];
    for (double e : errors) {
      int at = Arrays.binarySearch(edges, e);
      shares[at < 0 ? -at - 1 : at + 1] += 100.0 / errors.length;
    }
    return shares;
  }

  /** Returns the height of the outline from each edge to the next, and zero from the last edge on. */
  private static double[] outline(double[] shares) {
    double[] heights = Arrays.copyOfRange(shares, 1, shares.length);
    heights[heights.length - 1] = 0;
    return heights;
  }

  private static String csv(List<String> names, double[] edges, List<double[]> shares) {
    return CsvWriter.text(table -> {
      table.cells("from_percent", "to_percent");
      for (String name : names) {
        table.cells(name + "_percent");
      }
      table.endRow();
      for (int bin = 0; bin <= edges.length; bin++) {
        table.number("%.6g", bin == 0 ? Double.NEGATIVE_INFINITY : edges[bin - 1])
            .number("%.6g", bin == edges.length ? Double.POSITIVE_INFINITY : edges[bin]);
        for (double[] share : shares) {
          table.number("%.6g", share[bin]);
        }
        table.endRow();
      }
    });
  }

  private static double[][] pairs(double[] actual, double[] estimated) {
    int[] finite = IntStream.range(0, actual.length)
        .filter(i -> Double.isFinite(actual[i]) && Double.isFinite(estimated[i])).toArray();
    return new double[][] {IntStream.of(finite).mapToDouble(i -> actual[i]).toArray(),
        IntStream.of(finite).mapToDouble(i -> estimated[i]).toArray()};
  }

  private static double[] range(double[] actual, List<double[]> estimated) {
    double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
    for (double[] estimates : estimated) {
      for (double[] side : pairs(actual, estimates)) {
        for (double v : side) {
          low = Math.min(low, v);
          high = Math.max(high, v);
        }
      }
    }
    DoubleSummaryStatistics reference = Arrays.stream(actual).filter(Double::isFinite).summaryStatistics();
    double beyond = (reference.getMax() - reference.getMin()) / 2;
    if (beyond > 0) {
      low = Math.max(low, reference.getMin() - beyond);
      high = Math.min(high, reference.getMax() + beyond);
    }
    double margin = 0.03 * (high - low);
    return low < high ? new double[] {low - margin, high + margin} : new double[] {0, 1};
  }

  private static Color colour(int series) {
    return COLOURS[series % COLOURS.length];
  }

  private static Paint translucent(Color c) {
    return new Color(c.getRed(), c.getGreen(), c.getBlue(), 110);
  }

  private static XYPlot plot(DefaultXYDataset data, NumberAxis domain, XYItemRenderer renderer) {
    XYPlot plot = new XYPlot(data, domain, null, renderer);
    FigureStyle.grid(plot);
    return plot;
  }

  /**
   * Returns an axis whose ticks depend only on the range, so that horizontal and vertical axes have the same numbers.
   */
  private static NumberAxis equal(String label, double[] range) {
    NumberAxis axis = axis(label, range);
    axis.setTickUnit((NumberTickUnit) Ticks.decimal().getCeilingTickUnit((range[1] - range[0]) / TICKS));
    return axis;
  }

  private static NumberAxis axis(String label, double[] range) {
    NumberAxis axis = TraceFigure.axis(label);
    if (range != null) {
      axis.setRange(range[0], range[1]);
    }
    return axis;
  }
}
