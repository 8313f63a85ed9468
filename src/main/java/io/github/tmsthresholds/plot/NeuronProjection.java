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

import io.github.tmsthresholds.neuron.Compartments;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Projection of a neuron along its y axis: x to the right, z (towards the pia) up. It contains the compartment that is
 * visible at each pixel, with which values of the compartments can be painted. Neurites are drawn as lines whose width
 * increases with the diameter, at least one pixel wide; thick neurites hide thin ones. Immutable, thread-safe.
 */
public final class NeuronProjection {

  private static final int LONGEST = 512;
  private static final int MARGIN = 6;
  /** Increase of the line width per um of diameter, pixels. */
  private static final double WIDENING = 0.5;
  /** Diameter from which the line width is constant, um; only disabled axon terminals are thicker. */
  private static final double MAX_DIAMETER = 10;

  private final Compartments cell;
  private final double pixelSize;
  private final double minX;
  private final double maxZ;
  private final int width;
  private final int height;
  /** Visible compartment per pixel, or -1. */
  private final int[] visible;

  /** Projects a cell; the longer side of the image has {@value #LONGEST} pixels. */
  public NeuronProjection(Compartments cell) {
    this.cell = cell;
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int c = 0; c < cell.count(); c++) {
      double radius = c == 0 ? cell.diameter[0] / 2 : 0;
      for (int axis = 0; axis < 2; axis++) {
        double at = cell.centre[3 * c + 2 * axis];
        low[axis] = Math.min(low[axis], at - radius);
        high[axis] = Math.max(high[axis], at + radius);
      }
    }
    pixelSize = Math.max(high[0] - low[0], high[1] - low[1]) / (LONGEST - 2 * MARGIN);
    minX = low[0] - MARGIN * pixelSize;
    maxZ = high[1] + MARGIN * pixelSize;
    width = (int) Math.ceil((high[0] - low[0]) / pixelSize) + 2 * MARGIN;
    height = (int) Math.ceil((high[1] - low[1]) / pixelSize) + 2 * MARGIN;
    visible = draw();
  }

  /**
   * Draws the compartments, each in the colour of its index plus one, and returns the visible compartment per pixel.
   */
  private int[] draw() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    IntStream.range(1, cell.count()).boxed().sorted(Comparator.comparingDouble(c -> cell.diameter[c]))
        .forEach(c -> drawNeurite(g, c));
    g.setColor(new Color(1));
    double d = cell.diameter[0] / pixelSize;
    g.fill(new Ellipse2D.Double(column(0) - d / 2, row(0) - d / 2, d, d));
    g.dispose();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    return Arrays.stream(pixels).map(rgb -> (rgb & 0xffffff) - 1).toArray();
  }

  /** Draws the line between the centres of a compartment and its predecessor; each gets the half next to it. */
  private void drawNeurite(Graphics2D g, int c) {
    int p = cell.predecessor[c];
    double x = (column(c) + column(p)) / 2, y = (row(c) + row(p)) / 2;
    g.setStroke(new BasicStroke((float) (1 + WIDENING * Math.min(cell.diameter[c], MAX_DIAMETER)),
        BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(new Color(p + 1));
    g.draw(new Line2D.Double(column(p), row(p), x, y));
    g.setColor(new Color(c + 1));
    g.draw(new Line2D.Double(x, y, column(c), row(c)));
  }

  private double column(int c) {
    return (cell.centre[3 * c] - minX) / pixelSize;
  }

  private double row(int c) {
    return (maxZ - cell.centre[3 * c + 2]) / pixelSize;
  }

  /** Returns the number of pixels along x. */
  public int width() {
    return width;
  }

  /** Returns the number of pixels along z. */
  public int height() {
    return height;
  }

  /** Returns the size of a pixel, um. */
  public double pixelSize() {
    return pixelSize;
  }

  /** Returns the column of x = 0 of the cell frame. */
  public double originColumn() {
    return -minX / pixelSize;
  }

  /** Returns the row of z = 0 of the cell frame. */
  public double originRow() {
    return maxZ / pixelSize;
  }

  /**
   * Paints values of the compartments.
   *
   * @param values one value per compartment
   * @return pixels, row by row from the top; NaN outside the neuron
   */
  public float[] paint(float[] values) {
    float[] pixels = new float[visible.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = visible[i] < 0 ? Float.NaN : values[visible[i]];
    }
    return pixels;
  }
}
