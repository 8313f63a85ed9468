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

import io.github.tmsthresholds.plot.Figure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jfree.chart.ui.Drawable;

/**
 * Draws the axes of coils in each navigator, the axes of images, and how {@code target=}, {@code distance=} and
 * {@code handle=} place a coil. Argument: the PNG file to write.
 */
public final class CoordinateFigure implements Drawable {

  private static final int WIDTH = 1040, HEIGHT = 640, SHARPNESS = 150;
  private static final int COLUMN = WIDTH / 4;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color X = new Color(0xc0392b), Y = new Color(0x1e8449), Z = new Color(0x1f4e9c);
  private static final Color SHAPE = new Color(0xe8e8e8), EDGE = new Color(0xa8a8a8), BRAIN = new Color(0xf7e3dc);
  private static final float LINE = 2;

  /** Direction of an axis on the page. */
  private enum Direction {
    LEFT(-1, 0), RIGHT(1, 0), UP(0, -1), DOWN(0, 1), AWAY(0, 0), TOWARDS(0, 0);

    private final int dx;
    private final int dy;

    Direction(int dx, int dy) {
      this.dx = dx;
      this.dy = dy;
    }
  }

  private Graphics2D g;

  public static void main(String[] args) throws IOException {
    Figure figure = new Figure(new CoordinateFigure(), WIDTH, HEIGHT, "");
    ImageIO.write(figure.image(SHARPNESS), "png", Path.of(args[0]).toFile());
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    g = graphics;
    coil(0, "SimNIBS, visor2, NIBS-BIDS", "and this plugin", Direction.LEFT, Direction.UP, Direction.AWAY);
    coil(1, "Localite", "", Direction.AWAY, Direction.DOWN, Direction.LEFT);
    coil(2, "Brainsight", "", Direction.RIGHT, Direction.UP, Direction.TOWARDS);
    coil(3, "Softaxic", "", Direction.UP, Direction.RIGHT, Direction.AWAY);
    g.setColor(Color.BLACK);
    centred(TEXT, WIDTH / 2.0, 296, "Coils seen from outside, lying on the head. Circle with a cross: axis away from"
        + " you, into the head. Circle with a dot: axis towards you.");
    head(0, "RAS", "right, anterior, superior", Direction.RIGHT, Direction.UP);
    head(1, "LPS", "left, posterior, superior", Direction.LEFT, Direction.DOWN);
    g.setColor(Color.BLACK);
    centred(TEXT, COLUMN, 622, "Heads seen from above, z towards you.");
    side();
    above();
  }

  private void coil(int column, String title, String subtitle, Direction x, Direction y, Direction z) {
    double cx = column * COLUMN + COLUMN / 2.0, cy = 160;
    g.setColor(Color.BLACK);
    centred(TITLE, cx, 28, title);
    centred(TEXT, cx, 46, subtitle);
    figureOfEight(cx, cy, 37, 105);
    g.setColor(Color.GRAY);
    text(TEXT, cx + 16, cy + 98, "handle");
    axes(cx, cy, 72, x, y, z);
  }

  private void figureOfEight(double cx, double cy, double radius, double handle) {
    shape(new RoundRectangle2D.Double(cx - 9, cy, 18, handle, 8, 8));
    shape(new Ellipse2D.Double(cx - 2 * radius, cy - radius, 2 * radius, 2 * radius));
    shape(new Ellipse2D.Double(cx, cy - radius, 2 * radius, 2 * radius));
  }

  private void axes(double cx, double cy, double length, Direction x, Direction y, Direction z) {
    axis(cx, cy, length, "x", X, x);
    axis(cx, cy, length, "y", Y, y);
    axis(cx, cy, length, "z", Z, z);
  }

  private void axis(double cx, double cy, double length, String name, Color colour, Direction to) {
    g.setColor(colour);
    double nameX = cx + 20, nameY = cy + 21;
    if (to == Direction.AWAY || to == Direction.TOWARDS) {
      point(cx, cy, colour, to == Direction.AWAY);
    } else {
      arrow(cx + 10 * to.dx, cy + 10 * to.dy, cx + length * to.dx, cy + length * to.dy);
      nameX = cx + (length + 10) * to.dx;
      nameY = cy + (length + 10) * to.dy;
    }
    centred(LABEL, nameX, nameY + 5, name);
  }

  /** Draws an axis along the line of sight. */
  private void point(double cx, double cy, Color colour, boolean away) {
    Ellipse2D circle = new Ellipse2D.Double(cx - 9, cy - 9, 18, 18);
    g.setColor(Color.WHITE);
    g.fill(circle);
    g.setColor(colour);
    g.setStroke(new BasicStroke(LINE));
    g.draw(circle);
    if (away) {
      g.draw(new Line2D.Double(cx - 5, cy - 5, cx + 5, cy + 5));
      g.draw(new Line2D.Double(cx - 5, cy + 5, cx + 5, cy - 5));
    } else {
      g.fill(new Ellipse2D.Double(cx - 3, cy - 3, 6, 6));
    }
  }

  private void head(int column, String title, String subtitle, Direction x, Direction y) {
    double cx = column * COLUMN + COLUMN / 2.0, cy = 490;
    g.setColor(Color.BLACK);
    centred(TITLE, cx, 356, title);
    centred(TEXT, cx, 374, subtitle);
    Path2D nose = new Path2D.Double();
    nose.moveTo(cx - 13, cy - 82);
    nose.lineTo(cx, cy - 104);
    nose.lineTo(cx + 13, cy - 82);
    shape(nose);
    shape(new Ellipse2D.Double(cx - 76, cy - 20, 18, 40));
    shape(new Ellipse2D.Double(cx + 58, cy - 20, 18, 40));
    shape(new Ellipse2D.Double(cx - 68, cy - 86, 136, 172));
    g.setColor(Color.GRAY);
    centred(TEXT, cx - 44, cy - 30, "left");
    centred(TEXT, cx + 42, cy - 30, "right");
    axes(cx, cy, 56, x, y, Direction.TOWARDS);
  }

  /** Draws how far the coil is from the scalp. */
  private void side() {
    double cx = 2 * COLUMN + COLUMN / 2.0, cy = 660, scalp = 190, brain = 150, distance = 34;
    g.setColor(Color.BLACK);
    centred(TITLE, cx, 356, "target= and distance=");
    centred(TEXT, cx, 374, "section through head and coil");
    sector(cx, cy, scalp, SHAPE);
    sector(cx, cy, brain, BRAIN);
    double top = cy - scalp, coil = top - distance;
    g.setColor(Z);
    arrow(cx, coil, cx, coil + 26);
    centred(LABEL, cx + 10, coil + 22, "z");
    g.setColor(Color.DARK_GRAY);
    g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(cx - 72, coil, cx + 72, coil));
    text(TEXT, cx - 78, coil - 10, "coil, parallel to the scalp");
    dot(cx, coil);
    text(TEXT, cx - 62, coil + 19, "origin");
    dot(cx, cy - 118);
    text(TEXT, cx + 10, cy - 114, "target");
    dashed(cx, cy - 118, cx, top);
    dot(cx, top);
    text(TEXT, cx - 96, top + 31, "nearest point");
    text(TEXT, cx - 96, top + 45, "of the scalp");
    g.setStroke(new BasicStroke(1));
    g.draw(new Line2D.Double(cx + 86, coil, cx + 86, top));
    g.draw(new Line2D.Double(cx + 82, coil, cx + 90, coil));
    g.draw(new Line2D.Double(cx + 82, top, cx + 90, top));
    g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {2, 3}, 0));
    g.draw(new Line2D.Double(cx, top, cx + 82, top));
    text(TEXT, cx + 28, coil + 23, "distance");
  }

  /** Draws where the handle points to. */
  private void above() {
    double cx = 3 * COLUMN + COLUMN / 2.0, cy = 470;
    g.setColor(Color.BLACK);
    centred(TITLE, cx, 356, "target= and handle=");
    centred(TEXT, cx, 374, "seen along the coil's z axis");
    double radians = Math.toRadians(35), dx = -Math.sin(radians), dy = Math.cos(radians), far = 138;
    g.rotate(radians, cx, cy);
    figureOfEight(cx, cy, 37, 105);
    g.rotate(-radians, cx, cy);
    dashed(cx, cy, cx + far * dx, cy + far * dy);
    dot(cx, cy);
    g.setColor(Color.WHITE);
    g.setColor(Color.DARK_GRAY);
    text(TEXT, cx - 48, cy - 4, "target");
    dot(cx + far * dx, cy + far * dy);
    text(TEXT, cx + far * dx + 10, cy + far * dy + 5, "handle, at any depth");
    g.setColor(Y);
    arrow(cx - 10 * dx, cy - 10 * dy, cx - 72 * dx, cy - 72 * dy);
    centred(LABEL, cx - 82 * dx, cy - 82 * dy + 5, "y");
  }

  private void sector(double cx, double cy, double radius, Color colour) {
    Arc2D arc = new Arc2D.Double(cx - radius, cy - radius, 2 * radius, 2 * radius, 58, 64, Arc2D.OPEN);
    Path2D cap = new Path2D.Double(arc);
    Point2D end = arc.getEndPoint(), start = arc.getStartPoint();
    cap.lineTo(end.getX(), 606);
    cap.lineTo(start.getX(), 606);
    cap.closePath();
    g.setColor(colour);
    g.fill(cap);
    g.setColor(EDGE);
    g.setStroke(new BasicStroke(LINE));
    g.draw(arc);
  }

  private void shape(Shape shape) {
    g.setColor(SHAPE);
    g.fill(shape);
    g.setColor(EDGE);
    g.setStroke(new BasicStroke(LINE));
    g.draw(shape);
  }

  private void dashed(double x0, double y0, double x1, double y1) {
    g.setColor(Color.DARK_GRAY);
    g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {5, 4}, 0));
    g.draw(new Line2D.Double(x0, y0, x1, y1));
  }

  private void dot(double x, double y) {
    g.setColor(Color.DARK_GRAY);
    g.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
  }

  private void arrow(double x0, double y0, double x1, double y1) {
    double length = Math.hypot(x1 - x0, y1 - y0), dx = (x1 - x0) / length, dy = (y1 - y0) / length;
    g.setStroke(new BasicStroke(2.5f));
    g.draw(new Line2D.Double(x0, y0, x1 - 8 * dx, y1 - 8 * dy));
    Path2D tip = new Path2D.Double();
    tip.moveTo(x1, y1);
    tip.lineTo(x1 - 12 * dx - 6 * dy, y1 - 12 * dy + 6 * dx);
    tip.lineTo(x1 - 12 * dx + 6 * dy, y1 - 12 * dy - 6 * dx);
    tip.closePath();
    g.fill(tip);
  }

  private void text(Font font, double x, double y, String text) {
    g.setFont(font);
    g.drawString(text, (float) x, (float) y);
  }

  private void centred(Font font, double x, double y, String text) {
    text(font, x - g.getFontMetrics(font).stringWidth(text) / 2.0, y, text);
  }
}
