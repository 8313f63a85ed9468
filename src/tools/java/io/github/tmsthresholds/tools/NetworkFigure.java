/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLibrary;
import io.github.tmsthresholds.plot.Figure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.chart.ui.Drawable;

/**
 * Draws how a bundled network of each design reduces a patch: the extent of a kernel of its first layer, the kernels
 * themselves, and its layers. Writes {@code polarisation.png} and {@code convolution.png}. Arguments: {@code CELL
 * FOLDER}.
 */
public final class NetworkFigure implements Drawable {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 400;
  private static final int SHARPNESS = 150;
  private static final int TOP = 66;
  private static final int POINTS_EDGE = 210;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color KERNEL = new Color(0x1f6fb4);
  private static final Color SHADE = new Color(0xcfe3f5);
  private static final Color BOX = new Color(0xf3f3f3);

  private final Network network;
  private final NetworkDescription description;
  private final NetworkDesign design;
  /** Points along an edge of a kernel of the first layer, its step in points, and the number of kernels. */
  private final int kernel;
  private final int stride;
  private final int kernels;

  private NetworkFigure(Network network, NetworkDesign design) {
    this.network = network;
    this.description = network.description();
    this.design = design;
    NetworkLayer first = description.layers().get(0);
    kernel = first instanceof Convolution c ? c.kernel() : description.patch().points();
    stride = first instanceof Convolution c ? c.stride() : 0;
    kernels = first.width();
  }

  public static void main(String[] args) throws IOException {
    for (NetworkDesign design : NetworkDesign.values()) {
      Network network = NetworkLibrary.open(Path.of("none"), design).find(args[0], "monophasic").network();
      Figure figure = new Figure(new NetworkFigure(network, design), WIDTH, HEIGHT, "");
      ImageIO.write(figure.image(SHARPNESS), "png", Path.of(args[1], design.label() + ".png").toFile());
    }
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(Color.BLACK);
    text(g, TITLE, 16, 26, "design=" + design.label() + ", network " + description.name());
    extent(g);
    kernels(g);
    layers(g);
  }

  private static void text(Graphics2D g, Font font, double x, double y, String text) {
    g.setFont(font);
    g.drawString(text, (float) x, (float) y);
  }

  /** Draws the points of the patch in the x-z plane, with the extent of one kernel. */
  private void extent(Graphics2D g) {
    int n = description.patch().points();
    double step = POINTS_EDGE / (double) n, left = 16;
    text(g, HEADING, left, 50, "Patch, " + power(n) + " points, x-z slice");
    g.setColor(SHADE);
    g.fill(new Rectangle2D.Double(left, TOP, kernel * step, kernel * step));
    g.setColor(KERNEL);
    g.setStroke(new BasicStroke(2));
    g.draw(new Rectangle2D.Double(left, TOP, kernel * step, kernel * step));
    if (stride > 0) {
      g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0));
      g.draw(new Rectangle2D.Double(left + stride * step, TOP + 2, kernel * step, kernel * step));
      g.draw(new Rectangle2D.Double(left + (n - kernel) * step, TOP + (n - kernel) * step, kernel * step,
          kernel * step));
    }
    g.setColor(Color.DARK_GRAY);
    for (int p = 0; p < n * n; p++) {
      g.fill(new Ellipse2D.Double(left + (p % n + 0.5) * step - 2, TOP + (p / n + 0.5) * step - 2, 4, 4));
    }
    g.setColor(Color.BLACK);
    double below = TOP + POINTS_EDGE + 20;
    List<String> lines = stride == 0
        ? List.of("A kernel covers the whole patch. Its", "output is a number, the sum over all points",
            "of kernel \u00b7 E-field. It is computed from", "the cable model and not trained.")
        : List.of("A kernel covers " + power(kernel) + " points and",
            "moves over the patch in steps of " + stride + ".",
            "Its output is an image of " + power(description.edges()[1]),
            "numbers, each the sum over " + kernel * kernel * kernel + " points",
            "of kernel \u00b7 E-field. It is learnt.");
    for (int i = 0; i < lines.size(); i++) {
      text(g, TEXT, left, below + 16 * i, lines.get(i));
    }
  }

  /** Draws the first kernels as vectors in the central x-z plane. */
  private void kernels(Graphics2D g) {
    g.setColor(Color.BLACK);
    int across = stride == 0 ? 3 : 4, shown = Math.min(kernels, across * across);
    double left = 292, cell = 270.0 / across;
    text(g, HEADING, left, 50, (shown == kernels ? "Its " + kernels : "First " + shown + " of its " + kernels)
        + " kernels, x-z slice");
    for (int k = 0; k < shown; k++) {
      kernel(g, k, left + k % across * cell, TOP + k / across * cell, cell - 8);
    }
  }

  private void kernel(Graphics2D g, int number, double left, double top, double edge) {
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(left, top, edge, edge));
    g.setColor(Color.LIGHT_GRAY);
    g.setStroke(new BasicStroke(1));
    g.draw(new Rectangle2D.Double(left, top, edge, edge));
    double step = edge / kernel, largest = 0;
    for (int p = 0; p < kernel * kernel; p++) {
      largest = Math.max(largest, Math.hypot(weight(p, 0, number), weight(p, 2, number)));
    }
    g.setColor(KERNEL);
    for (int p = 0; p < kernel * kernel; p++) {
      double x = weight(p, 0, number) / largest, z = weight(p, 2, number) / largest;
      // z upwards
      arrow(g, left + (p % kernel + 0.5) * step, top + (kernel - p / kernel - 0.5) * step, x * step, -z * step);
    }
  }

  /** Returns a component of a kernel at a point of the central slice, numbered along x, then along z. */
  private double weight(int point, int component, int number) {
    int x = point % kernel, y = kernel / 2, z = point / kernel;
    return network.parameters(0)[(3 * (x + kernel * (y + kernel * z)) + component) * kernels + number];
  }

  /** Draws an arrow centred at a point. */
  private static void arrow(Graphics2D g, double x, double y, double dx, double dy) {
    double length = Math.hypot(dx, dy), head = Math.min(5, 0.45 * length);
    if (length < 0.3) {
      return;
    }
    double ux = dx / length, uy = dy / length, tipX = x + dx / 2, tipY = y + dy / 2;
    g.setStroke(new BasicStroke(1.1f));
    g.draw(new Line2D.Double(x - dx / 2, y - dy / 2, tipX - 0.6 * head * ux, tipY - 0.6 * head * uy));
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(tipX, tipY);
    triangle.lineTo(tipX - head * ux - 0.45 * head * uy, tipY - head * uy + 0.45 * head * ux);
    triangle.lineTo(tipX - head * ux + 0.45 * head * uy, tipY - head * uy - 0.45 * head * ux);
    triangle.closePath();
    g.fill(triangle);
  }

  private void layers(Graphics2D g) {
    double left = 588, width = 296;
    g.setColor(Color.BLACK);
    text(g, HEADING, left, 50, String.format(Locale.ROOT, "Layers, %.2f million multiply-adds per site",
        description.multiplyAdds() * 1e-6));
    List<Box> boxes = boxes();
    double pitch = (HEIGHT - TOP - 10) / (double) boxes.size(), height = pitch - 14;
    for (int i = 0; i < boxes.size(); i++) {
      double top = TOP + i * pitch;
      g.setColor(i == 1 ? SHADE : BOX);
      g.fill(new RoundRectangle2D.Double(left, top, width, height, 8, 8));
      g.setColor(Color.GRAY);
      g.setStroke(new BasicStroke(1));
      g.draw(new RoundRectangle2D.Double(left, top, width, height, 8, 8));
      if (i > 0) {
        arrow(g, left + width / 2, top - 7, 0, 13);
      }
      g.setColor(Color.BLACK);
      double middle = top + height / 2;
      text(g, TEXT, left + 10, middle - 3, boxes.get(i).kernels());
      g.setColor(Color.DARK_GRAY);
      text(g, TEXT, left + 10, middle + 12, boxes.get(i).values());
    }
  }

  /** A layer in the figure: what it computes with, and what it gives. */
  private record Box(String kernels, String values) {}

  private List<Box> boxes() {
    List<Box> boxes = new ArrayList<>();
    int[] edges = description.edges(), widths = description.widths();
    int channels = 3;
    boxes.add(new Box(String.format(Locale.ROOT, "patch, edge %.1f mm", description.patch().edge()),
        power(edges[0]) + " points x 3 components"));
    for (int i = 0; i < description.layers().size(); i++) {
      NetworkLayer layer = description.layers().get(i);
      if (layer instanceof Convolution c) {
        boxes.add(new Box(c.filters() + " kernels of " + power(c.kernel()) + " points x " + channels + ", stride "
            + c.stride(), power(edges[i + 1]) + " points x " + c.filters() + " channels"));
      } else {
        boxes.add(new Box(i == 0 ? layer.width() + " kernels of " + power(kernel) + " points x 3" : "dense layer",
            widths[i + 1] + " values"));
      }
      channels = layer.width();
    }
    boxes.add(new Box(description.head() instanceof NetworkHead.Maximum m
        ? "largest of " + m.polarisations() + " weighted sums per output" : "weighted sum per output",
        description.outputs().size() + " thresholds: each cell, each pulse"));
    return boxes;
  }

  private static String power(int edge) {
    return edge + " x " + edge + " x " + edge;
  }
}
