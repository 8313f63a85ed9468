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
 * other, whichever gives larger slices on a page. All slices have the same length scale, shown once by a bar below
 * them. The sides of the head are marked around the slices. Nothing is drawn over a slice, and no texts overlap: labels
 * of rows are written upwards at their left if they all fit, else above the rows. Immutable, thread-safe.
 */
final class Montage implements Drawable {

  /**
   * A slice with its image.
   *
   * @param image image of the slice, one pixel per voxel
   * @param caption lines of text below the image
   */
  record Panel(MapSlice slice, BufferedImage image, List<String> caption) {}

  /** Slices side by side, of the same plane. */
  record Row(String label, List<Panel> panels) {

    /** Returns the sides of the head at the lower and the upper end of both plotted axes. */
    private String sides(int axis) {
      return String.join("", panels.get(0).slice().ends(axis));
    }
  }

  /**
   * Rows that share a colour scale. All blocks of a figure have the same number of rows.
   *
   * @param columns heading of each column
   */
  record Block(List<String> columns, List<Row> rows, ColourBar bar) {

    /** Returns whether the sides are marked above a row: they are the same for the following rows. */
    private boolean marksTop(int row) {
      return row == 0 || !rows.get(row).sides(1).equals(rows.get(row - 1).sides(1));
    }

    private boolean marksBottom(int row) {
      return row == rows.size() - 1 || marksTop(row + 1);
    }
  }

  /** Largest size of a figure, pixels. */
  private static final double WIDTH = 800;
  private static final double HEIGHT = 1000;
  private static final double TITLE = 28;
  private static final double LABEL = 24;
  /** Height of a line with the label of a row. */
  private static final double LABEL_LINE = 20;
  private static final double HEADING = 22;
  /** Width and height of the letters of the sides, with their distance from the slice. */
  private static final double SIDE = 16;
  private static final double CAPTION = 15;
  private static final double GAP = 8;
  /** Height of the line with the scale bar. */
  private static final double SCALE = 26;
  /** Largest size of a slice, pixels. */
  private static final double MAX_SLICE = 420;
  /** Size of the largest slice below which a figure of many rows exceeds a page instead, pixels. */
  private static final double MIN_SLICE = 30;
  /** Largest length of the scale bar relative to the widest slice. */
  private static final double MAX_SCALE_BAR = 0.4;
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font SIDES = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  private static final Color FRAME = new Color(0x999999);

  private final String title;
  private final List<Block> blocks;
  /** Width of the widest and height of the highest slice, mm. */
  private final double widest;
  private final double highest;
  private final Layout layout;

  /**
   * The arrangement of the blocks.
   *
   * @param beside whether blocks are beside each other, else below each other
   * @param upwards whether labels of rows are at their left, else above them
   */
  private record Layout(boolean beside, boolean upwards, double pixelsPerMillimetre) {}

  /**
   * Computes the layout.
   *
   * @param title title of the figure; may be empty
   */
  Montage(String title, List<Block> blocks) {
    this.title = title;
    this.blocks = List.copyOf(blocks);
    widest = slices().mapToDouble(s -> extent(s, 0)).max().orElseThrow();
    highest = slices().mapToDouble(s -> extent(s, 1)).max().orElseThrow();
    Layout upwards = larger(layout(true, true), layout(false, true));
    boolean fit = this.blocks.get(0).rows().stream().allMatch(row -> Lettering.width(row.label(), PLAIN) + GAP
        <= extent(row.panels().get(0).slice(), 1) * upwards.pixelsPerMillimetre());
    layout = fit ? upwards : larger(layout(true, false), layout(false, false));
  }

  private static Layout larger(Layout a, Layout b) {
    return a.pixelsPerMillimetre() > b.pixelsPerMillimetre() ? a : b;
  }

  private Stream<Panel> panels() {
    return blocks.stream().flatMap(b -> b.rows().stream()).flatMap(r -> r.panels().stream());
  }

  private Stream<MapSlice> slices() {
    return panels().map(Panel::slice);
  }

  /** Returns the layout with the largest scale at which all fits on a page. */
  private Layout layout(boolean beside, boolean upwards) {
    Layout none = new Layout(beside, upwards, 0);
    Layout one = new Layout(beside, upwards, 1);
    double largest = Math.max(widest, highest);
    double across = (WIDTH - fixedWidth(none) - columns(beside) * GAP) / (columns(beside) * widest);
    double fixed = fixedHeight() + sum(!beside, block -> rows(block, none));
    double down = (HEIGHT - fixed) / (sum(!beside, block -> rows(block, one)) - sum(!beside, block ->
        rows(block, none)));
    double fit = Math.min(MAX_SLICE / largest, Math.min(across, down));
    return new Layout(beside, upwards, Math.max(MIN_SLICE / largest, fit));
  }

  private int columns(boolean beside) {
    return (int) sum(beside, block -> block.columns().size());
  }

  /** Returns the width of labels, sides and colour bars, pixels. */
  private double fixedWidth(Layout layout) {
    return GAP + labels(layout) + sum(layout.beside(), block -> 2 * SIDE + ColourBar.WIDTH);
  }

  private static double labels(Layout layout) {
    return layout.upwards() ? LABEL : 0;
  }

  /** Returns the height of title and scale bar, pixels. */
  private double fixedHeight() {
    return top() + SCALE;
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

  /** Returns the width of the figure, pixels: that of the slices, but wide enough for the title. */
  int width() {
    double longest = Math.max(Lettering.width(title, TraceFigure.TITLE) + 2 * GAP, layout.upwards() ? 0
        : blocks.get(0).rows().stream().mapToDouble(r -> Lettering.width(r.label(), PLAIN)).max().orElse(0) + 60);
    return (int) Math.ceil(Math.max(content(), Math.min(WIDTH, longest)));
  }

  private double content() {
    return fixedWidth(layout) + columns(layout.beside()) * column();
  }

  /** Returns the height of the figure, pixels. */
  int height() {
    return (int) Math.ceil(fixedHeight() + sum(!layout.beside(), this::height));
  }

  /** Returns the width of a column: that of the widest slice, but wide enough for headings and captions. */
  private double column() {
    double text = Math.max(
        blocks.stream().flatMap(b -> b.columns().stream()).mapToDouble(t -> Lettering.width(t, BOLD)).max().orElse(0),
        panels().flatMap(p -> p.caption().stream()).mapToDouble(t -> Lettering.width(t, SMALL)).max().orElse(0));
    double most = (WIDTH - fixedWidth(layout)) / columns(layout.beside()) - GAP;
    return Math.max(widest * layout.pixelsPerMillimetre(), Math.min(text, most)) + GAP;
  }

  private double height(Block block) {
    return Math.max(HEADING + block.bar().minHeight() + GAP, rows(block, layout));
  }

  private double rows(Block block, Layout layout) {
    return HEADING + IntStream.range(0, block.rows().size()).mapToDouble(row -> height(block, row, layout)).sum();
  }

  /** Returns the height of a row, which is the same in blocks beside each other. */
  private double height(Block block, int row, Layout layout) {
    return (layout.beside() ? blocks : List.of(block)).stream().mapToDouble(b -> ownHeight(b, row, layout)).max()
        .orElseThrow();
  }

  private static double ownHeight(Block block, int r, Layout layout) {
    Row row = block.rows().get(r);
    double slice = row.panels().stream().mapToDouble(p -> extent(p.slice(), 1)).max().orElse(0);
    int lines = row.panels().stream().mapToInt(p -> p.caption().size()).max().orElse(0);
    return above(block, r, layout) + slice * layout.pixelsPerMillimetre() + (block.marksBottom(r) ? SIDE : 0)
        + lines * CAPTION + GAP;
  }

  /** Returns the height of the label and the letters above the slices of a row. */
  private static double above(Block block, int row, Layout layout) {
    return (layout.upwards() ? 0 : LABEL_LINE) + (block.marksTop(row) ? SIDE : 0);
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    g.setColor(Color.BLACK);
    Lettering.centred(g, title, TraceFigure.TITLE, area.getCenterX(), area.getY() + 22, area.getWidth() - 2 * GAP);
    double start = area.getX() + GAP / 2 + (area.getWidth() - content()) / 2;
    double left = start + labels(layout), top = area.getY() + top();
    double bottom = top + sum(!layout.beside(), this::height);
    for (Block block : blocks) {
      int shift = layout.beside() ? 0 : columns(false) - block.columns().size();
      draw(g, block, left + shift * column(), top, !layout.beside() || block == blocks.get(0));
      if (layout.beside()) {
        left += 2 * SIDE + block.columns().size() * column() + ColourBar.WIDTH;
      } else {
        top += height(block);
      }
    }
    scaleBar(g, start + labels(layout) + SIDE, bottom);
  }

  private void scaleBar(Graphics2D g, double left, double top) {
    int length = barLength(widest);
    double right = left + length * layout.pixelsPerMillimetre();
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.draw(new Line2D.Double(left, top + 10, right, top + 10));
    g.setFont(SMALL);
    g.drawString(length + " mm", (float) (right + 6), (float) (top + 14));
  }

  /** Returns a round length of the scale bar, mm, for slices of at most the given width, mm. */
  static int barLength(double extent) {
    int length = 1;
    for (int longer : new int[] {2, 5, 10, 20, 50}) {
      length = longer <= MAX_SCALE_BAR * extent ? longer : length;
    }
    return length;
  }

  private void draw(Graphics2D g, Block block, double left, double top, boolean labelled) {
    // beside a colour bar that is higher than the rows, these are in the middle
    double first = top + (height(block) - rows(block, layout)) / 2;
    double slices = left + SIDE;
    g.setColor(Color.BLACK);
    for (int c = 0; c < block.columns().size(); c++) {
      Lettering.centred(g, block.columns().get(c), BOLD, slices + (c + 0.5) * column() - GAP / 2, first + 15,
          column() - GAP);
    }
    double y = first + HEADING;
    for (int r = 0; r < block.rows().size(); r++) {
      Row row = block.rows().get(r);
      double from = y + above(block, r, layout);
      if (labelled) {
        label(g, row, left, y, from);
      }
      for (int c = 0; c < row.panels().size(); c++) {
        Panel panel = row.panels().get(c);
        double w = extent(panel.slice(), 0) * layout.pixelsPerMillimetre();
        draw(g, panel, slices + c * column() + (column() - GAP - w) / 2, from, block.marksTop(r), block.marksBottom(r),
            c == 0, c == row.panels().size() - 1);
      }
      y += height(block, r, layout);
    }
    block.bar().draw(g, slices + block.columns().size() * column() + SIDE, top + HEADING - 8,
        Math.min(MAX_SLICE, height(block) - HEADING + 8 - GAP));
  }

  private void label(Graphics2D g, Row row, double left, double top, double slices) {
    if (layout.upwards()) {
      double height = extent(row.panels().get(0).slice(), 1) * layout.pixelsPerMillimetre();
      Lettering.upwards(g, row.label(), PLAIN, left - LABEL + 17, slices + height / 2, height);
    } else {
      g.setFont(PLAIN);
      g.drawString(row.label(), (float) (left + SIDE), (float) (top + 15));
    }
  }

  private void draw(Graphics2D g, Panel panel, double x, double y, boolean top, boolean bottom, boolean first,
      boolean last) {
    MapSlice slice = panel.slice();
    double w = extent(slice, 0) * layout.pixelsPerMillimetre(), h = extent(slice, 1) * layout.pixelsPerMillimetre();
    g.drawImage(panel.image(), new AffineTransform(w / slice.width(), 0, 0, h / slice.height(), x, y), null);
    g.setStroke(new BasicStroke(1));
    g.setColor(FRAME);
    g.draw(new Rectangle2D.Double(x, y, w, h));
    g.setColor(Color.BLACK);
    String[] across = slice.ends(0), upwards = slice.ends(1);
    side(g, across[0], first, x - SIDE / 2, y + h / 2 + 4);
    side(g, across[1], last, x + w + SIDE / 2, y + h / 2 + 4);
    side(g, upwards[1], top, x + w / 2, y - 4);
    side(g, upwards[0], bottom, x + w / 2, y + h + 13);
    double captions = y + h + (bottom ? SIDE : 0) + 14;
    for (int line = 0; line < panel.caption().size(); line++) {
      Lettering.centred(g, panel.caption().get(line), SMALL, x + w / 2, captions + line * CAPTION, column() - GAP);
    }
  }

  private static void side(Graphics2D g, String letter, boolean shown, double x, double baseline) {
    if (shown) {
      Lettering.centred(g, letter, SIDES, x, baseline, SIDE);
    }
  }
}
