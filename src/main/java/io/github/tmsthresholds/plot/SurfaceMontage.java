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
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.ui.Drawable;

/**
 * Arranges pictures of a surface in rows and columns, all with the same length scale, which a bar below them shows, and
 * one colour scale. The sides of the head are marked around each picture. Nothing overlaps. Immutable after {@link
 * #show}, then thread-safe.
 */
final class SurfaceMontage implements Drawable {

  /** Pixels of a picture per pixel of the figure, for print. */
  static final int FINE = 3;

  /**
   * Place of a picture.
   *
   * @param heading text above the picture
   * @param width extent from left to right, mm
   * @param height extent upwards, mm
   */
  record Cell(String heading, SurfaceView view, double width, double height) {}

  /**
   * Pictures side by side.
   *
   * @param headed whether to write their headings, rather than only those of the row above
   */
  record Row(String label, boolean headed, List<Cell> cells) {}

  /** Largest size of a figure, pixels. */
  private static final double WIDTH = 800, HEIGHT = 1000;
  /** Largest and smallest size of the largest picture, pixels. */
  private static final double MAX_PICTURE = 420, MIN_PICTURE = 40;
  /** Number of times that the range of scales is halved to find the largest that fits. */
  private static final int HALVINGS = 30;
  private static final double TITLE = 28, LABEL = 24, HEADING = 22, SIDE = 16, GAP = 8, SCALE = 26;
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font SIDES = new Font(Font.SANS_SERIF, Font.BOLD, 12);

  private final String title;
  private final List<Row> rows;
  private final int columns;
  private final ColourBar bar;
  private final double scale;
  /** Row by row. */
  private List<BufferedImage> pictures = List.of();

  /**
   * Computes the layout.
   *
   * @param title title of the figure; may be empty
   */
  SurfaceMontage(String title, List<Row> rows, ColourBar bar) {
    this.title = title;
    this.rows = List.copyOf(rows);
    this.bar = bar;
    columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElseThrow();
    double largest = cells().mapToDouble(cell -> Math.max(cell.width(), cell.height())).max().orElseThrow();
    double fits = MIN_PICTURE / largest, tooLarge = MAX_PICTURE / largest;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (fits + tooLarge) / 2;
      boolean fit = width(middle) <= WIDTH && height(middle) <= HEIGHT;
      fits = fit ? middle : fits;
      tooLarge = fit ? tooLarge : middle;
    }
    scale = fits;
  }

  private Stream<Cell> cells() {
    return rows.stream().flatMap(row -> row.cells().stream());
  }

  private Stream<Cell> column(int c) {
    return rows.stream().filter(row -> c < row.cells().size()).map(row -> row.cells().get(c));
  }

  private double widest(int column) {
    return column(column).mapToDouble(Cell::width).max().orElseThrow();
  }

  private static double highest(Row row) {
    return row.cells().stream().mapToDouble(Cell::height).max().orElseThrow();
  }

  /** Returns the pixels of the pictures per mm. */
  double pixelsPerMillimetre() {
    return FINE * scale;
  }

  /** Sets the pictures, row by row. */
  void show(List<BufferedImage> images) {
    pictures = images;
  }

  private double fixedWidth() {
    return GAP + LABEL + ColourBar.WIDTH + GAP;
  }

  private double top() {
    return GAP + (title.isEmpty() ? 0 : TITLE);
  }

  /** Returns the height of heading, letters and gap of a row. */
  private static double fixedHeight(Row row) {
    return (row.headed() ? HEADING : 0) + 2 * SIDE + GAP;
  }

  private static double height(Row row, double scale) {
    return fixedHeight(row) + Math.ceil(scale * highest(row));
  }

  /** Returns the width of a column with letters: that of its widest picture, but wide enough for its headings. */
  private double width(int column, double scale) {
    double most = (WIDTH - fixedWidth()) / columns - GAP;
    double heading = column(column).mapToDouble(cell -> Lettering.width(cell.heading(), BOLD)).max().orElseThrow();
    return Math.max(Math.ceil(scale * widest(column)) + 2 * SIDE, Math.min(most, heading)) + GAP;
  }

  private double content(double scale) {
    return fixedWidth() + IntStream.range(0, columns).mapToDouble(c -> width(c, scale)).sum();
  }

  /** Returns the width of the figure, pixels. */
  int width() {
    return (int) Math.ceil(width(scale));
  }

  private double width(double scale) {
    return Math.max(Math.min(WIDTH, Lettering.width(title, TraceFigure.TITLE) + 2 * GAP), content(scale));
  }

  /** Returns the height of the figure, pixels. */
  int height() {
    return (int) Math.ceil(height(scale));
  }

  private double height(double scale) {
    return top() + body(scale) + SCALE;
  }

  private double pictures(double scale) {
    return rows.stream().mapToDouble(row -> height(row, scale)).sum();
  }

  private double body(double scale) {
    return Math.max(pictures(scale), bar.minHeight() + 2 * GAP);
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(Color.BLACK);
    Lettering.centred(g, title, TraceFigure.TITLE, area.getCenterX(), area.getY() + 22, area.getWidth() - 2 * GAP);
    double start = area.getX() + GAP + LABEL + (area.getWidth() - content(scale)) / 2;
    double y = area.getY() + top() + (body(scale) - pictures(scale)) / 2;
    Iterator<BufferedImage> next = pictures.iterator();
    for (Row row : rows) {
      double first = y + (row.headed() ? HEADING : 0), left = start;
      double middle = (first + y + height(row, scale) - GAP) / 2;
      Lettering.upwards(g, row.label(), BOLD, start - 7, middle, y + height(row, scale) - GAP - first);
      for (int c = 0; c < row.cells().size(); c++) {
        double x = left + (width(c, scale) - GAP) / 2;
        if (row.headed()) {
          Lettering.centred(g, row.cells().get(c).heading(), BOLD, x, first - 6, width(c, scale) - GAP);
        }
        picture(g, row.cells().get(c).view(), next.next(), x, middle);
        left += width(c, scale);
      }
      y += height(row, scale);
    }
    double right = start + IntStream.range(0, columns).mapToDouble(c -> width(c, scale)).sum();
    bar.draw(g, right + GAP, area.getY() + top() + GAP, Math.min(MAX_PICTURE, body(scale) - 2 * GAP));
    scaleBar(g, start + SIDE, area.getY() + top() + body(scale));
  }

  private static void picture(Graphics2D g, SurfaceView view, BufferedImage picture, double x, double y) {
    double w = picture.getWidth() / (double) FINE, h = picture.getHeight() / (double) FINE;
    // on whole pixels, so that the picture is not blurred
    double left = Math.round(x - w / 2), top = Math.round(y - h / 2);
    BufferedImage shown = g instanceof SvgGraphics ? picture : reduced(picture, g.getTransform().getScaleX());
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(shown, new AffineTransform(w / shown.getWidth(), 0, 0, h / shown.getHeight(), left, top), null);
    g.setColor(Color.BLACK);
    Lettering.centred(g, view.ends()[0], SIDES, left - SIDE / 2, y + 4, SIDE);
    Lettering.centred(g, view.ends()[1], SIDES, left + w + SIDE / 2, y + 4, SIDE);
    Lettering.centred(g, view.upwardEnds()[1], SIDES, left + w / 2, top - 4, SIDE);
    Lettering.centred(g, view.upwardEnds()[0], SIDES, left + w / 2, top + h + 13, SIDE);
  }

  /** Returns a picture with about as many pixels as it is drawn with: each the mean of several. */
  private static BufferedImage reduced(BufferedImage picture, double pixels) {
    int by = (int) Math.round(FINE / pixels);
    if (by < 2) {
      return picture;
    }
    BufferedImage small = new BufferedImage((picture.getWidth() + by - 1) / by, (picture.getHeight() + by - 1) / by,
        BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < small.getHeight(); y++) {
      for (int x = 0; x < small.getWidth(); x++) {
        small.setRGB(x, y, mean(picture, by * x, by * y, by));
      }
    }
    return small;
  }

  private static int mean(BufferedImage picture, int left, int top, int by) {
    int right = Math.min(picture.getWidth(), left + by), bottom = Math.min(picture.getHeight(), top + by);
    int red = 0, green = 0, blue = 0, n = (right - left) * (bottom - top);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int rgb = picture.getRGB(x, y);
        red += rgb >> 16 & 0xff;
        green += rgb >> 8 & 0xff;
        blue += rgb & 0xff;
      }
    }
    return red / n << 16 | green / n << 8 | blue / n;
  }

  private void scaleBar(Graphics2D g, double left, double top) {
    int length = Montage.barLength(cells().mapToDouble(Cell::width).max().orElseThrow());
    double right = left + length * scale;
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.draw(new Line2D.Double(left, top + 10, right, top + 10));
    g.setFont(SMALL);
    g.drawString(length + " mm", (float) (right + 6), (float) (top + 14));
  }
}
