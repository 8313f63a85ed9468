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
import java.util.Optional;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.Drawable;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Slices in rows and columns, block below block: all to one scale of lengths, each block with its scale of colours, the
 * sides of the head at the edges of each slice and a bar of some mm in the first. Immutable.
 */
final class Montage implements Drawable {

  /**
   * A slice.
   *
   * @param picture a pixel a voxel
   * @param caption stands below, may be empty
   */
  record Panel(MapSlice slice, BufferedImage picture, String caption) {}

  /** Slices side by side; a column may be empty. */
  record Row(String label, List<Optional<Panel>> panels) {}

  /**
   * Rows that share a scale.
   *
   * @param columns headings, as many as each row has panels
   * @param legend of the scale
   */
  record Block(List<String> columns, List<Row> rows, ColourScale scale, String legend) {}

  private static final double WIDTH = 800;
  private static final double LABEL = 26;
  private static final double HEADING = 26;
  private static final double CAPTION = 18;
  private static final double GAP = 8;
  private static final double SCALE = 100;
  /** A single slice grows to no more than this. */
  private static final double LARGEST = 420;
  /** For the legend of a scale. */
  private static final double LOWEST_BLOCK = 190;
  private static final double LONGEST_BAR = 0.4;
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font SIDES = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  private static final Color FRAME = new Color(0x999999);
  private static final Color GROUND = new Color(255, 255, 255, 170);

  private final List<Block> blocks;
  private final int columns;
  /** Of the widest slice, mm. */
  private final double widest;
  private final double pixelsPerMillimetre;

  Montage(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
    columns = blocks.get(0).columns().size();
    List<MapSlice> slices = blocks.stream().flatMap(b -> b.rows().stream()).flatMap(r -> r.panels().stream())
        .flatMap(Optional::stream).map(Panel::slice).toList();
    widest = slices.stream().mapToDouble(s -> extent(s, 0)).max().orElseThrow();
    double highest = slices.stream().mapToDouble(s -> extent(s, 1)).max().orElseThrow();
    double room = WIDTH - LABEL - SCALE - columns * GAP;
    pixelsPerMillimetre = Math.min(room / (columns * widest), LARGEST / Math.max(widest, highest));
  }

  private static double extent(MapSlice slice, int k) {
    return (k == 0 ? slice.width() : slice.height()) * slice.spacing(k);
  }

  int width() {
    return (int) Math.ceil(LABEL + columns * (widest * pixelsPerMillimetre + GAP) + SCALE);
  }

  int height() {
    return (int) Math.ceil(GAP + blocks.stream().mapToDouble(this::height).sum());
  }

  private double height(Block block) {
    return Math.max(LOWEST_BLOCK, HEADING + block.rows().stream().mapToDouble(this::height).sum());
  }

  private double height(Row row) {
    double slices = row.panels().stream().flatMap(Optional::stream).mapToDouble(p -> extent(p.slice(), 1)).max().orElse(0);
    boolean captions = row.panels().stream().flatMap(Optional::stream).anyMatch(p -> !p.caption().isEmpty());
    return slices * pixelsPerMillimetre + GAP + (captions ? CAPTION : 0);
  }

  @Override
  public void draw(Graphics2D g, Rectangle2D area) {
    double top = area.getY() + GAP;
    for (Block block : blocks) {
      draw(g, block, area.getX(), top);
      top += height(block);
    }
  }

  private void draw(Graphics2D g, Block block, double left, double top) {
    double column = widest * pixelsPerMillimetre + GAP;
    g.setColor(Color.BLACK);
    for (int c = 0; c < columns; c++) {
      centred(g, block.columns().get(c), BOLD, left + LABEL + (c + 0.5) * column - GAP / 2, top + 17);
    }
    double y = top + HEADING;
    boolean bar = true;
    for (Row row : block.rows()) {
      turned(g, row.label(), left + 17, y + (height(row) - GAP) / 2);
      for (int c = 0; c < columns; c++) {
        if (row.panels().get(c).isPresent()) {
          Panel panel = row.panels().get(c).get();
          double x = left + LABEL + c * column + (column - GAP - extent(panel.slice(), 0) * pixelsPerMillimetre) / 2;
          draw(g, panel, x, y, bar);
          bar = false;
        }
      }
      y += height(row);
    }
    PaintScaleLegend legend = block.scale().legend(block.legend());
    legend.setMargin(new RectangleInsets(8, 4, 8, 4));
    legend.draw(g, new Rectangle2D.Double(left + LABEL + columns * column, top + HEADING - 8, SCALE,
        Math.min(LARGEST, height(block) - HEADING - GAP + 16)));
  }

  private void draw(Graphics2D g, Panel panel, double x, double y, boolean bar) {
    MapSlice slice = panel.slice();
    double w = extent(slice, 0) * pixelsPerMillimetre, h = extent(slice, 1) * pixelsPerMillimetre;
    g.drawImage(panel.picture(), new AffineTransform(w / slice.width(), 0, 0, h / slice.height(), x, y), null);
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
    centred(g, panel.caption(), SMALL, x + w / 2, y + h + 14);
    if (bar) {
      double length = barLength(extent(slice, 0));
      double right = x + w - 8, left = right - length * pixelsPerMillimetre;
      g.setColor(GROUND);
      g.fill(new Rectangle2D.Double(left - 3, y + h - 11, right - left + 6, 6));
      onGround(g, (int) length + " mm", SMALL, (left + right) / 2, y + h - 13);
      g.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      g.draw(new Line2D.Double(left, y + h - 8, right, y + h - 8));
    }
  }

  /** A round length, mm. */
  private static double barLength(double extent) {
    double length = 1;
    for (double longer : new double[] {2, 5, 10, 20, 50}) {
      length = longer <= LONGEST_BAR * extent ? longer : length;
    }
    return length;
  }

  private static void centred(Graphics2D g, String text, Font font, double x, double baseline) {
    g.setFont(font);
    double width = font.getStringBounds(text, g.getFontRenderContext()).getWidth();
    g.drawString(text, (float) (x - width / 2), (float) baseline);
  }

  /** In black on light ground, readable on any colour. */
  private static void onGround(Graphics2D g, String text, Font font, double x, double baseline) {
    double width = font.getStringBounds(text, g.getFontRenderContext()).getWidth() + 4;
    g.setColor(GROUND);
    g.fill(new Rectangle2D.Double(x - width / 2, baseline - 0.85 * font.getSize(), width, font.getSize()));
    g.setColor(Color.BLACK);
    centred(g, text, font, x, baseline);
  }

  private static void turned(Graphics2D g, String text, double x, double y) {
    AffineTransform upright = g.getTransform();
    g.rotate(-Math.PI / 2, x, y);
    centred(g, text, PLAIN, x, y);
    g.setTransform(upright);
  }
}
