/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.plot.ColourBar;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.swing.JComponent;

/** Three slices through the target, one above the other, and the colour bar. */
final class SlicesPanel extends JComponent {

  private static final int CAPTION = 18, GAP = 6, LETTER = 16, BAR_MARGIN = 10;
  private static final double MAX_BAR = 420;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  private static final Color INK = new Color(0x26303a), COIL = new Color(0x2f6db3), TARGET = new Color(0xd81b60);

  private final transient List<SlicePlane> planes;
  private transient List<Path2D> coil = List.of();
  private transient List<BufferedImage> pictures;
  private transient LiveFrame frame;

  SlicesPanel(List<SlicePlane> planes) {
    this.planes = planes;
    pictures = planes.stream().map(SlicePlane::paint).toList();
    setName("slices");
  }

  /** Returns the width that slices of this height need. */
  static int width(int height) {
    return side(height) + 2 * LETTER + BAR_MARGIN + (int) ColourBar.WIDTH;
  }

  private static int side(int height) {
    return Math.max(40, (height - GAP) / 3 - CAPTION - GAP);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(width(600), 600);
  }

  /** Shows a result. */
  void show(LiveFrame result) {
    frame = result;
    pictures = result.slices();
    repaint();
  }

  /** Shows the coil. */
  void show(Solid placed) {
    coil = planes.stream().map(plane -> plane.outline(placed)).toList();
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Style.smooth(graphics);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, getWidth(), getHeight());
    int side = side(getHeight());
    for (int k = 0; k < planes.size(); k++) {
      draw(g, k, GAP + k * (side + CAPTION + GAP), side);
    }
    if (frame != null) {
      double height = Math.min(MAX_BAR, getHeight() - 2.0 * GAP - CAPTION);
      new ColourBar(frame.scale(), frame.legend()).draw(g, side + 2 * LETTER + BAR_MARGIN, GAP + CAPTION, height);
    }
    g.dispose();
  }

  private void draw(Graphics2D g, int k, int top, int side) {
    SlicePlane plane = planes.get(k);
    String[] ends = plane.ends();
    g.setColor(INK);
    g.setFont(FONT);
    g.drawString(plane.position(), LETTER, top + 13);
    g.setFont(BOLD);
    centred(g, ends[0], LETTER / 2, top + CAPTION + side / 2 + 4);
    centred(g, ends[1], LETTER + side + LETTER / 2, top + CAPTION + side / 2 + 4);
    centred(g, ends[3], LETTER + side / 2.0, top + 13);
    Graphics2D inside = (Graphics2D) g.create(LETTER, top + CAPTION, side, side);
    inside.drawImage(pictures.get(k), 0, 0, side, side, null);
    double scale = side / (double) SlicePlane.SIZE;
    inside.setColor(COIL);
    inside.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    if (!coil.isEmpty()) {
      inside.draw(coil.get(k).createTransformedShape(AffineTransform.getScaleInstance(scale, scale)));
    }
    inside.setColor(TARGET);
    inside.setStroke(new BasicStroke(1.4f));
    double x = scale * plane.target()[0], y = scale * plane.target()[1];
    for (int sign : new int[] {-1, 1}) {
      inside.draw(new Line2D.Double(x + sign * 4, y, x + sign * 12, y));
      inside.draw(new Line2D.Double(x, y + sign * 4, x, y + sign * 12));
    }
    inside.dispose();
    g.setColor(new Color(0xc3cad1));
    g.drawRect(LETTER, top + CAPTION, side - 1, side - 1);
  }

  private static void centred(Graphics2D g, String text, double x, double baseline) {
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) baseline);
  }
}
