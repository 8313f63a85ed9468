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
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * Plots the thresholds of a cell over the direction of a uniform field, in the Mollweide equal-area projection of the
 * sphere: fields towards the pia at the top, towards the white matter at the bottom, phi = 0 in the centre. Stateless,
 * thread-safe.
 */
public final class DirectionFigure {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 400;
  /** Width without the colour bar. */
  private static final int SPHERE = WIDTH - (int) ColourBar.WIDTH;
  /** Size of a coloured cell, degrees. */
  private static final int CELL = 5;
  /** Half the width of the plot in units of the projection; larger than the ellipse to leave room for numbers. */
  private static final double HALF_WIDTH = 1.15 * 2 * Math.sqrt(2);
  private static final Color LINES = new Color(255, 255, 255, 110);
  private static final Color LABELS = new Color(255, 255, 255, 170);

  private DirectionFigure() {}

  /**
   * Plots a direction map.
   *
   * @param cell name of the cell, for the title
   * @param colours colour map, from the lowest threshold to the highest
   * @throws IllegalArgumentException if there is no threshold in any direction
   */
  public static Figure of(String cell, DirectionMap map, ColourMap colours) {
    float[] values = new float[map.grid().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) map.threshold(i);
    }
    ColourScale scale = ColourScale.thresholds(range(values), colours, values);
    XYPlot plot = new XYPlot(null, hidden(HALF_WIDTH), hidden(HALF_WIDTH), null);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    for (int theta = 0; theta < 180; theta += CELL) {
      for (int phi = -180; phi < 180; phi += CELL) {
        double value = map.interpolate(direction(theta + CELL / 2.0, phi + CELL / 2.0));
        Color colour = Double.isNaN(value) ? Color.LIGHT_GRAY : new Color(scale.rgb(value));
        // outlined in its own colour, so that no background shows between cells
        plot.addAnnotation(new XYShapeAnnotation(cell(theta, phi), new BasicStroke(0.7f), colour, colour));
      }
    }
    graticule(plot);
    JFreeChart chart = FigureStyle.chart(cell + ": threshold by direction of the E-field", plot, false);
    boolean silent = IntStream.range(0, values.length).anyMatch(i -> Float.isNaN(values[i]));
    TextTitle note = new TextTitle("θ from pia to white matter, φ around the axis of the neuron"
        + (silent ? "; grey: does not fire" : ""), TraceFigure.FONT);
    note.setPosition(RectangleEdge.BOTTOM);
    chart.addSubtitle(note);
    setEqualScales(chart, plot);
    ColourBar bar = new ColourBar(scale, "threshold (V/m)");
    return new Figure((g, area) -> {
      chart.draw(g, new Rectangle2D.Double(area.getX(), area.getY(), SPHERE, HEIGHT));
      bar.draw(g, area.getX() + SPHERE, area.getY() + 50, HEIGHT - 110);
    }, WIDTH, HEIGHT, csv(map));
  }

  /** Sets the range of the vertical axis so that both axes have the same scale in the drawn chart. */
  private static void setEqualScales(JFreeChart chart, XYPlot plot) {
    ChartRenderingInfo drawn = new ChartRenderingInfo();
    chart.createBufferedImage(SPHERE, HEIGHT, drawn);
    Rectangle2D area = drawn.getPlotInfo().getDataArea();
    double halfHeight = HALF_WIDTH * area.getHeight() / area.getWidth();
    plot.getRangeAxis().setRange(-halfHeight, halfHeight);
  }

  private static DisplayRange range(float[] values) {
    double min = Double.POSITIVE_INFINITY, max = 0;
    for (float v : values) {
      if (!Float.isNaN(v)) {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
    }
    if (max == 0) {
      throw new InvalidInputException("there is no threshold in any direction to plot");
    }
    return min < max ? new DisplayRange(min, max) : new DisplayRange(0.9 * min, 1.1 * max);
  }

  private static NumberAxis hidden(double end) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(-end, end);
    axis.setVisible(false);
    return axis;
  }

  private static Vec3 direction(double theta, double phi) {
    double t = Math.toRadians(theta), p = Math.toRadians(phi);
    return new Vec3(Math.sin(t) * Math.cos(p), Math.sin(t) * Math.sin(p), Math.cos(t));
  }

  /**
   * Computes the Mollweide projection (Snyder 1987, Map Projections, USGS PP 1395, p. 251): 2 a + sin 2 a = pi
   * sin(latitude), solved by Newton's method; x = 2 sqrt(2) / pi longitude cos a, y = sqrt(2) sin a.
   *
   * @param theta angle from the upper pole, degrees
   * @param phi longitude, degrees, -180 to 180
   */
  static Point2D project(double theta, double phi) {
    double latitude = Math.toRadians(90 - theta);
    double a = latitude;
    if (theta <= 0 || theta >= 180) {
      a = Math.copySign(Math.PI / 2, latitude);
    } else {
      for (int i = 0; i < 100; i++) {
        double step = (2 * a + Math.sin(2 * a) - Math.PI * Math.sin(latitude)) / (2 + 2 * Math.cos(2 * a));
        a -= step;
        if (Math.abs(step) < 1e-12) {
          break;
        }
      }
    }
    return new Point2D.Double(2 * Math.sqrt(2) / Math.PI * Math.toRadians(phi) * Math.cos(a),
        Math.sqrt(2) * Math.sin(a));
  }

  private static Path2D cell(double theta, double phi) {
    Path2D path = new Path2D.Double();
    add(path, theta, phi);
    add(path, theta, phi + CELL);
    add(path, theta + CELL, phi + CELL);
    add(path, theta + CELL, phi);
    path.closePath();
    return path;
  }

  private static void add(Path2D path, double theta, double phi) {
    Point2D p = project(theta, phi);
    if (path.getCurrentPoint() == null) {
      path.moveTo(p.getX(), p.getY());
    } else {
      path.lineTo(p.getX(), p.getY());
    }
  }

  /** Adds lines every 60 degrees of phi and every 30 degrees of theta, with their numbers. */
  private static void graticule(XYPlot plot) {
    for (int phi = -180; phi <= 180; phi += 60) {
      Path2D line = new Path2D.Double();
      for (int theta = 0; theta <= 180; theta += 2) {
        add(line, theta, phi);
      }
      plot.addAnnotation(new XYShapeAnnotation(line, new BasicStroke(1), LINES));
      if (phi > -180 && phi < 180) {
        label(plot, (phi > 0 ? "+" : "") + Ticks.number("0").format(phi) + "°", project(90, phi),
            TextAnchor.BOTTOM_CENTER).setBackgroundPaint(LABELS);
      }
    }
    for (int theta = 30; theta < 180; theta += 30) {
      Point2D end = project(theta, -180);
      plot.addAnnotation(
          new XYLineAnnotation(end.getX(), end.getY(), -end.getX(), end.getY(), new BasicStroke(1), LINES));
      label(plot, theta + "°  ", end, TextAnchor.CENTER_RIGHT);
    }
    label(plot, "pia", project(0, 0), TextAnchor.BOTTOM_CENTER);
    label(plot, "white matter", project(180, 0), TextAnchor.TOP_CENTER);
  }

  private static XYTextAnnotation label(XYPlot plot, String text, Point2D at, TextAnchor anchor) {
    XYTextAnnotation label = new XYTextAnnotation(text, at.getX(), at.getY());
    label.setTextAnchor(anchor);
    label.setFont(TraceFigure.FONT);
    plot.addAnnotation(label);
    return label;
  }

  private static String csv(DirectionMap map) {
    return CsvWriter.text(table -> {
      table.row("theta_deg", "phi_deg", "x", "y", "threshold_V_per_m");
      for (int i = 0; i < map.grid().size(); i++) {
        double theta = map.grid().theta(i), phi = map.grid().phi(i);
        Point2D p = project(theta, phi > 180 ? phi - 360 : phi);
        table.number("%.6g", theta).number("%.6g", phi).number("%.6f", p.getX()).number("%.6f", p.getY())
            .number("%.6f", map.threshold(i)).endRow();
      }
    });
  }
}
