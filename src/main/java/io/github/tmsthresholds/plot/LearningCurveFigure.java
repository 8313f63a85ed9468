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
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Plots the errors of a network over the epochs of its training. Stateless, thread-safe. */
public final class LearningCurveFigure {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 480;
  private static final Color LOSS = new Color(0x0072b2);
  private static final Color ERROR = new Color(0xd55e00);

  private LearningCurveFigure() {}

  /**
   * Plots errors over epochs 1, 2, 3, ... The figure has no table; the caller writes the values.
   *
   * @param loss loss on the training samples after each epoch, percent
   * @param error mean absolute error on the validation samples after each epoch, percent
   */
  public static Figure of(String title, double[] loss, double[] error) {
    DefaultXYDataset data = new DefaultXYDataset();
    double[] epochs = new double[loss.length];
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] = i + 1;
    }
    data.addSeries("loss on the fields trained with", new double[][] {epochs, loss});
    data.addSeries("mean absolute error on the validation fields", new double[][] {epochs, error});
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, LOSS);
    renderer.setSeriesPaint(1, ERROR);
    renderer.setDefaultStroke(new BasicStroke(2));
    renderer.setAutoPopulateSeriesStroke(false);
    XYPlot plot = new XYPlot(data, font(new NumberAxis("epoch")), errors(), renderer);
    return new Figure(FigureStyle.chart(title, plot, true), WIDTH, HEIGHT, "");
  }

  private static ValueAxis errors() {
    LogAxis axis = new LogAxis("loss, error (%)");
    axis.setBase(2);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(Ticks.number("0.####"));
    return font(axis);
  }

  private static ValueAxis font(ValueAxis axis) {
    axis.setLabelFont(TraceFigure.FONT);
    axis.setTickLabelFont(TraceFigure.FONT);
    return axis;
  }
}
