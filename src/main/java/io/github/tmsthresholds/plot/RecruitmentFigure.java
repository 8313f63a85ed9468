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

import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Plots recruitment curves: the fraction of neurons that fire against the coil current rate. Stateless, thread-safe.
 */
public final class RecruitmentFigure {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 540;
  private static final String ALL = "all layers";
  /** End of the axis relative to the stimulator's maximum. */
  private static final double BEYOND_MAXIMUM = 1.5;
  /** Free part at the ends of the axes. */
  private static final double MARGIN = 1.05;
  private static final Color BEYOND = new Color(0xe4e4e4);
  /** Largest number of steps of a line; each is about half a pixel wide. */
  private static final int MAX_STEPS = 1500;
  private static final BasicStroke DASHED =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);

  private RecruitmentFigure() {}

  /**
   * Plots one line per layer and, if there are several layers, one for all of them: up to 150 % of the stimulator's
   * maximum, with the part beyond 100 % in grey; without a stimulator, up to the rate at which half of the neurons
   * fire. The vertical axis ends above the largest fraction.
   *
   * @param origin estimator and pulse, for the title; may be empty
   * @param neurons neurons; those that do not fire are included in the total, those of unknown threshold are not
   * @param scale scale of the thresholds
   * @param stimulator stimulator for a second axis in % of its maximum output
   * @throws IllegalArgumentException if no neuron has a threshold
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Figure of(String origin, List<Neuron> neurons, ThresholdScale scale, Optional<Stimulator> stimulator,
      Progress progress) {
    Map<String, double[]> rates = sorted(neurons);
    double[] fired = neurons.stream().mapToDouble(Neuron::coilRate).filter(Double::isFinite).toArray();
    if (fired.length == 0) {
      throw new InvalidInputException("no neuron has a threshold to plot");
    }
    NumberAxis rate = TraceFigure.axis("dI/dt (A/µs)" + (scale.scales() ? ", " + scale.label() : ""));
    rate.setRange(0, stimulator.map(s -> BEYOND_MAXIMUM * s.fullRate()).orElseGet(() -> MARGIN * half(neurons, fired)));
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    rates.forEach((name, thresholds) -> {
      int k = data.getSeriesCount();
      data.addSeries(FigureStyle.heading(name), curve(thresholds, rate.getUpperBound()));
      renderer.setSeriesPaint(k, name.equals(ALL) ? Color.BLACK
          : TraceFigure.COLOURS[1 + Layer.valueOf(name).ordinal()]);
      renderer.setSeriesStroke(k, new BasicStroke(name.equals(ALL) ? 3.5f : 2.2f));
    });
    NumberAxis share = TraceFigure.axis("fraction of neurons activated");
    double largest = rates.values().stream()
        .mapToDouble(r -> countUpTo(r, rate.getUpperBound()) / (double) r.length).max().orElse(0);
    share.setRange(0, largest == 0 ? 1 : Math.min(1, MARGIN * largest));
    share.setTickUnit(Ticks.few(share.getUpperBound()));
    XYPlot plot = new XYPlot(data, rate, share, renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    stimulator.ifPresent(s -> {
      NumberAxis output = TraceFigure.axis("stimulator output (% MSO, " + s.name() + ")");
      output.setRange(0, 100 * BEYOND_MAXIMUM);
      plot.setDomainAxis(1, output);
      plot.setDomainAxisLocation(1, AxisLocation.TOP_OR_LEFT);
      IntervalMarker beyond = new IntervalMarker(s.fullRate(), rate.getUpperBound(), BEYOND);
      beyond.setAlpha(1);
      plot.addDomainMarker(beyond, org.jfree.chart.ui.Layer.BACKGROUND);
      plot.addDomainMarker(new ValueMarker(s.fullRate(), Color.DARK_GRAY, DASHED));
      LegendItemCollection items = plot.getLegendItems();
      items.add(new LegendItem("beyond 100 % MSO", null, null, null, new Rectangle(-9, -5, 18, 10), BEYOND));
      plot.setFixedLegendItems(items);
      if (largest == 0) {
        XYTextAnnotation none = new XYTextAnnotation("no neuron is activated up to 150 % MSO",
            s.fullRate() / 2, share.getUpperBound() / 2);
        none.setFont(TraceFigure.FONT);
        none.setBackgroundPaint(Color.WHITE);
        plot.addAnnotation(none);
      }
    });
    int count = rates.values().stream().mapToInt(r -> r.length).max().orElse(0);
    String title = "Recruitment of " + count + (count == 1 ? " neuron" : " neurons");
    JFreeChart chart = FigureStyle.chart(title + FigureStyle.inBrackets(origin), plot,
        rates.size() > 1 || stimulator.isPresent());
    return new Figure(chart, WIDTH, HEIGHT, csv(rates, stimulator, progress));
  }

  /** Returns the rate at which half of the neurons fire, or the highest threshold if fewer fire. */
  private static double half(List<Neuron> neurons, double[] fired) {
    double median = Quantiles.median(neurons.stream().filter(Neuron::counts).mapToDouble(Neuron::coilRate).toArray());
    return Double.isFinite(median) ? median : Arrays.stream(fired).max().orElseThrow();
  }

  /** Returns the thresholds in ascending order, by layer; those of all layers come first if there are several. */
  private static Map<String, double[]> sorted(List<Neuron> neurons) {
    Map<String, double[]> rates = new LinkedHashMap<>();
    List<Neuron> counted = neurons.stream().filter(Neuron::counts).toList();
    if (counted.stream().map(Neuron::layer).distinct().count() > 1) {
      rates.put(ALL, counted.stream().mapToDouble(Neuron::coilRate).sorted().toArray());
    }
    for (Layer layer : Layer.values()) {
      double[] ofLayer =
          counted.stream().filter(n -> n.layer() == layer).mapToDouble(Neuron::coilRate).sorted().toArray();
      if (ofLayer.length > 0) {
        rates.put(layer.name(), ofLayer);
      }
    }
    return rates;
  }

  /** Returns a curve that steps up at each threshold; indistinguishable steps are merged at the last of them. */
  private static double[][] curve(double[] thresholds, double end) {
    List<double[]> points = new ArrayList<>(List.of(new double[] {0, 0}));
    double finest = end / MAX_STEPS;
    for (int i = 0; i < thresholds.length && thresholds[i] <= end; i++) {
      boolean last = i + 1 == thresholds.length || thresholds[i + 1] > end;
      if (last || Math.floor(thresholds[i + 1] / finest) > Math.floor(thresholds[i] / finest)) {
        points.add(new double[] {thresholds[i], points.get(points.size() - 1)[1]});
        points.add(new double[] {thresholds[i], (i + 1) / (double) thresholds.length});
      }
    }
    points.add(new double[] {end, points.get(points.size() - 1)[1]});
    return new double[][] {points.stream().mapToDouble(p -> p[0]).toArray(),
        points.stream().mapToDouble(p -> p[1]).toArray()};
  }

  private static String csv(Map<String, double[]> rates, Optional<Stimulator> stimulator, Progress progress) {
    TreeSet<Double> steps = new TreeSet<>();
    rates.values().forEach(r -> Arrays.stream(r).filter(Double::isFinite).forEach(steps::add));
    return CsvWriter.text(table -> {
      table.cells("dIdt_A_per_us");
      if (stimulator.isPresent()) {
        table.cells("percent_MSO");
      }
      for (String name : rates.keySet()) {
        table.cells("fraction_fired_" + name.replace(' ', '_'));
      }
      table.endRow();
      int done = 0;
      for (double step : steps) {
        progress.step("recruitment curve", done++, steps.size());
        table.number("%.9g", step);
        if (stimulator.isPresent()) {
          table.number("%.6g", 100 * step / stimulator.get().fullRate());
        }
        for (double[] r : rates.values()) {
          table.number("%.6f", countUpTo(r, step) / (double) r.length);
        }
        table.endRow();
      }
    });
  }

  /** Returns the number of sorted thresholds that are not greater than a rate. */
  private static int countUpTo(double[] sorted, double rate) {
    int low = 0, high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= rate) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
