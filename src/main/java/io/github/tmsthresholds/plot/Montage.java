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
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.ui.Drawable;

/**
 * Arranges slices in rows and columns, in blocks with one colour scale each. Blocks are placed below or beside each
 * other, whichever gives larger slices on a page. All slices have the same length scale; the sides of the head are
 * marked at their edges, and the first slice of a block has a scale bar. Immutable, thread-safe.
 */
final class Montage implements Drawable {

  /**
   * A slice with its image.
   *
   * @param image image of the slice, one pixel per voxel
   * @param caption lines of text below the image
   */
  record Panel(MapSlice slice, BufferedImage image, List<String> caption) {}

  /** Slices side by side. */
  record Row(String label, List<Panel> panels) {}

  /**
   * Rows that share a colour scale. All blocks of a figure have the same number of rows.
   *
   * @param columns heading of each column
   */
  record Block(List<String> columns, List<Row> rows, ColourBar bar) {}

  /** Largest size of a figure, pixels. */
  private static final double WIDTH = 800;
  private static final double HEIGHT = 1000;
  private static final double TITLE = 28;
  private static final double LABEL = 26;
  private static final double HEADING = 26;
  private static final double CAPTION = 15;
  private static final double GAP = 8;
  /** Largest size of a slice, pixels. */
  private static final double MAX_SLICE = 420;
  /** Smallest height of a block, pixels, as required by the colour bar. */
  private static final double MIN_BLOCK = 190;
  /** Largest length of the scale bar relative to the slice. */
  private static final double MAX_SCALE_BAR = 0.4;
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font SIDES = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  private static final Color FRAME = new Color(0x999999);
  private static final Color GROUND = new Color(255, 255, 255, 170);

  private final String title;
  private final List<Block> blocks;
  private final boolean beside;
  /** Width of the widest slice, mm. */
  private final double widest;
  private final double pixelsPerMillimetre;

  /**
   * Computes the layout.
   *
   * @param title title of the figure; may be empty
   */
  Montage(String title, List<Block> blocks) {
    this.title = title;
    this.blocks = List.copyOf(blocks);
    widest = slices().mapToDouble(s -> extent(s, 0)).max().orElseThrow();
    beside = maxScale(true) > maxScale(false);
    pixelsPerMillimetre = maxScale(beside);
  }

  private Stream<MapSlice> slices() {
    return blocks.stream().flatMap(b -> b.rows().stream()).flatMap(r -> r.panels().stream()).map(Panel::slice);
  }

  /** Returns the largest scale, pixels per mm, at which all fits on a page, with blocks beside or below each other. */
  private double maxScale(boolean beside) {
    int columns = columns(beside);
    double highest = slices().mapToDouble(s -> extent(s, 1)).max().orElseThrow();
    double slices = MAX_SLICE / Math.max(widest, highest);
    double across = (WIDTH - fixedWidth(beside) - columns * GAP) / (columns * widest);
    double fixed = sum(!beside, block -> rows(block, beside, 0));
    double down = (HEIGHT - top() - fixed) / (sum(!beside, block -> rows(block, beside, 1)) - fixed);
    return Math.min(slices, Math.min(across, down));
  }

  private int columns(boolean beside) {
    return (int) sum(beside, block -> block.columns().size());
  }

  /** Returns the width of labels and colour bars, pixels. */
  private double fixedWidth(boolean beside) {
    return LABEL + sum(beside, block -> ColourBar.WIDTH);
  }

  private double top() {
    return GAP + (title.isEmpty() ? 0 : TITLE);
  }

  /** Returns the sum over the blocks if they are beside each other, else the maximum. */
  private double sum(boolean beside, ToDoubleFunction<Block> of) {
    DoubleStream each = blocks.stream().mapToDouble(of);
    return beside ? each.sum() : each.max().orElseThrow();
  }

  private static double extent(MapSlice slice, int k) {
    return (k == 0 ? slice.width() : slice.height()) * slice.spacing(k);
  }

  /** Returns the width of the figure, pixels. */
  int width() {
    return (int) Math.ceil(fixedWidth(beside) + columns(beside) * column());
  }

  /** Returns the height of the figure, pixels. */
  int height() {
    return (int) Math.ceil(top() + sum(!beside, this::height));
  }

  private double column() {
    return widest * pixelsPerMillimetre + GAP;
  }

  private double height(Block block) {
    return Math.max(MIN_BLOCK, rows(block, beside, pixelsPerMillimetre));
  }

  private double rows(Block block, boolean beside, double pixelsPerMillimetre) {
    return HEADING + IntStream.range(0, block.rows().size())
        .mapToDouble(row -> height(block, row, beside, pixelsPerMillimetre)).sum();
  }

  /** Returns the height of a row, which is the same in blocks beside each other. */
  private double height(Block block, int row, boolean beside, double pixelsPerMillimetre) {
    return (beside ? blocks : List.of(block)).stream()
        .mapToDouble(b -> height(b.rows().get(row), pixelsPerMillimetre)).max().orElseThrow();
  }

  private static double height(Row row, double pixelsPerMillimetre) {
    double highest = row.panels().stream().mapToDouble(p -> extent(p.slice(), 1)).max().orElse(0);
    int lines = row.panels().stream().mapToInt(p -> p.caption().size()).max().orElse(0);
    return highest * pixelsPerMillimetre + GAP + lines * CAPTION;
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(Color.BLACK);
    centred(g, title, TraceFigure.TITLE, area.getCenterX(), area.getY() + 22);
    double left = area.getX(), top = area.getY() + top();
    for (Block block : blocks) {
      boolean labelled = !beside || block == blocks.get(0);
      double from = left + (beside ? 0 : (columns(false) - block.columns().size()) * column());
      draw(g, block, from + (labelled ? LABEL : 0), top, labelled);
      if (beside) {
        left += (labelled ? LABEL : 0) + block.columns().size() * column() + ColourBar.WIDTH;
      } else {
        top += height(block);
      }
    }
  }

  private void draw(Graphics2D g, Block block, double left, double top, boolean labelled) {
    g.setColor(Color.BLACK);
    for (int c = 0; c < block.columns().size(); c++) {
      centred(g, block.columns().get(c), BOLD, left + (c + 0.5) * column() - GAP / 2, top + 17);
    }
    double y = top + HEADING;
    for (int r = 0; r < block.rows().size(); r++) {
      Row row = block.rows().get(r);
      if (labelled) {
        double slice = extent(row.panels().get(0).slice(), 1) * pixelsPerMillimetre;
        rotated(g, row.label(), left - LABEL + 17, y + slice / 2);
      }
      for (int c = 0; c < row.panels().size(); c++) {
        Panel panel = row.panels().get(c);
        double x = left + c * column() + (column() - GAP - extent(panel.slice(), 0) * pixelsPerMillimetre) / 2;
        draw(g, panel, x, y, c == 0 && r == 0);
      }
      y += height(block, r, beside, pixelsPerMillimetre);
    }
    block.bar().draw(g, left + block.columns().size() * column() + GAP, top + HEADING - 8,
        Math.min(MAX_SLICE, height(block) - HEADING - GAP + 16));
  }

  private void draw(Graphics2D g, Panel panel, double x, double y, boolean scaleBar) {
    MapSlice slice = panel.slice();
    double w = extent(slice, 0) * pixelsPerMillimetre, h = extent(slice, 1) * pixelsPerMillimetre;
    g.drawImage(panel.image(), new AffineTransform(w / slice.width(), 0, 0, h / slice.height(), x, y), null);
    g.setStroke(new BasicStroke(1));
    g.setColor(FRAME);
    g.draw(new Rectangle2D.Double(x, y, w, h));
    g.setColor(Color.BLACK);
    String[] sides = slice.ends(0), ends = slice.ends(1);
    onGround(g, sides[0], SIDES, x + 9, y + h / 2 + 4);
    onGround(g, sides[1], SIDES, x + w - 9, y + h / 2 + 4);
    onGround(g, ends[0], SIDES, x + w / 2, y + h - 4);
    onGround(g, ends[1], SIDES, x + w / 2, y + 13);
    g.setColor(Color.BLACK);
    for (int line = 0; line < panel.caption().size(); line++) {
      centred(g, panel.caption().get(line), SMALL, x + w / 2, y + h + 14 + line * CAPTION);
    }
    if (scaleBar) {
      double length = barLength(extent(slice, 0));
      double right = x + w - 8, left = right - length * pixelsPerMillimetre;
      g.setColor(GROUND);
      g.fill(new Rectangle2D.Double(left - 3, y + h - 11, right - left + 6, 6));
      onGround(g, (int) length + " mm", SMALL, (left + right) / 2, y + h - 13);
      g.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      g.draw(new Line2D.Double(left, y + h - 8, right, y + h - 8));
    }
  }

  /** Returns a round length of the scale bar, mm, for a slice of the given width, mm. */
  private static double barLength(double extent) {
    double length = 1;
    for (double longer : new double[] {2, 5, 10, 20, 50}) {
      length = longer <= MAX_SCALE_BAR * extent ? longer : length;
    }
    return length;
  }

  private static void centred(Graphics2D g, String text, Font font, double x, double baseline) {
    g.setFont(font);
    double width = font.getStringBounds(text, g.getFontRenderContext()).getWidth();
    g.drawString(text, (float) (x - width / 2), (float) baseline);
  }

  /** Draws black text on a light background, which is legible on any colour. */
  private static void onGround(Graphics2D g, String text, Font font, double x, double baseline) {
    double width = font.getStringBounds(text, g.getFontRenderContext()).getWidth() + 4;
    g.setColor(GROUND);
    g.fill(new Rectangle2D.Double(x - width / 2, baseline - 0.85 * font.getSize(), width, font.getSize()));
    g.setColor(Color.BLACK);
    centred(g, text, font, x, baseline);
  }

  private static void rotated(Graphics2D g, String text, double x, double y) {
    AffineTransform upright = g.getTransform();
    g.rotate(-Math.PI / 2, x, y);
    centred(g, text, PLAIN, x, y);
    g.setTransform(upright);
  }
}
