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
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Plots histograms of thresholds, one panel per layer on a common axis, with the median marked. Stateless, thread-safe.
 */
public final class HistogramFigure {

  private static final int WIDTH = 800;
  private static final int PANEL = 130;
  private static final int BINS = 30;
  /** Quantile of the thresholds at which the axis ends; higher thresholds are only in the table. */
  private static final double AXIS_QUANTILE = 0.99;

  private HistogramFigure() {}

  /**
   * Plots the thresholds of neurons.
   *
   * @param origin estimator and pulse, for the title; may be empty
   * @param scale scale of the thresholds
   * @throws IllegalArgumentException if no neuron has a threshold
   */
  public static Figure of(String origin, List<Neuron> neurons, ThresholdScale scale) {
    double[] fired = neurons.stream().mapToDouble(Neuron::coilRate).filter(Double::isFinite).toArray();
    if (fired.length == 0) {
      throw new InvalidInputException("no neuron has a threshold to plot");
    }
    double width = width(Quantiles.quantile(fired, AXIS_QUANTILE));
    Map<Layer, double[]> layers = new EnumMap<>(Layer.class);
    for (Layer layer : Layer.values()) {
      double[] rates = neurons.stream().filter(n -> n.layer() == layer && n.counts()).mapToDouble(Neuron::coilRate)
          .toArray();
      if (rates.length > 0) {
        layers.put(layer, rates);
      }
    }
    NumberAxis axis = TraceFigure.axis(scale.label() + " (A/µs)");
    axis.setRange(0, BINS * width);
    CombinedDomainXYPlot plots = new CombinedDomainXYPlot(axis);
    plots.setGap(14);
    layers.forEach((layer, rates) -> plots.add(panel(layer, rates, width)));
    return new Figure(FigureStyle.chart("Thresholds by layer" + FigureStyle.inBrackets(origin), plots, false), WIDTH,
        110 + (PANEL + 6) * layers.size(), csv(layers, width));
  }

  /** Returns a round bin width with which {@link #BINS} bins from zero cover the given value. */
  private static double width(double max) {
    double min = max / BINS;
    double unit = Math.pow(10, Math.floor(Math.log10(min)));
    for (double factor : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
      if (factor * unit >= min) {
        return factor * unit;
      }
    }
    return 10 * unit;
  }

  private static XYPlot panel(Layer layer, double[] rates, double width) {
    int[] counts = counts(rates, width);
    XYIntervalSeries bars = new XYIntervalSeries(layer.name());
    int highest = 1;
    for (int bin = 0; bin < BINS; bin++) {
      bars.add((bin + 0.5) * width, bin * width, (bin + 1) * width, counts[bin], 0, counts[bin]);
      highest = Math.max(highest, counts[bin]);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(bars);
    XYBarRenderer renderer = new XYBarRenderer(0.06);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setUseYInterval(true);
    renderer.setSeriesPaint(0, TraceFigure.COLOURS[1 + layer.ordinal()]);
    NumberAxis axis = TraceFigure.axis("neurons");
    axis.setStandardTickUnits(Ticks.integer());
    axis.setRange(0, 1.15 * highest);
    XYPlot plot = new XYPlot(data, null, axis, renderer);
    FigureStyle.grid(plot);
    double median = Quantiles.median(rates);
    if (Double.isFinite(median)) {
      plot.addDomainMarker(new ValueMarker(median, Color.BLACK, new BasicStroke(2)));
    }
    long silent = Arrays.stream(rates).filter(Double::isInfinite).count();
    XYTextAnnotation text = new XYTextAnnotation(FigureStyle.heading(layer.name()) + ": " + rates.length
        + (rates.length == 1 ? " neuron, median " : " neurons, median ")
        + (Double.isFinite(median) ? String.format(Locale.ROOT, "%.4g A/µs", median) : "above the search's maximum")
        + (silent == 0 ? "" : ", " + silent + " do not fire"), 0.995 * BINS * width, 1.12 * highest);
    text.setTextAnchor(TextAnchor.TOP_RIGHT);
    text.setFont(TraceFigure.FONT);
    // covers the line of the median
    text.setBackgroundPaint(Color.WHITE);
    plot.addAnnotation(text);
    return plot;
  }

  private static int[] counts(double[] rates, double width) {
    int[] counts = new int[BINS];
    for (double rate : rates) {
      int bin = (int) (rate / width);
      if (bin < BINS) {
        counts[bin]++;
      }
    }
    return counts;
  }

  private static String csv(Map<Layer, double[]> layers, double width) {
    return CsvWriter.text(table -> {
      table.cells("from_A_per_us", "to_A_per_us");
      for (Layer layer : layers.keySet()) {
        table.cells("neurons_" + layer);
      }
      table.endRow();
      for (int bin = 0; bin <= BINS; bin++) {
        table.number("%.9g", bin * width).number("%.9g", bin < BINS ? (bin + 1) * width : Double.POSITIVE_INFINITY);
        for (double[] rates : layers.values()) {
          table.cells(bin < BINS ? counts(rates, width)[bin]
              : Arrays.stream(rates).filter(r -> r >= BINS * width).count());
        }
        table.endRow();
      }
    });
  }
}
