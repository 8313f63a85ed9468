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

import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.progress.BackgroundCall;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.Drawable;

/**
 * A drawing with its size and its numbers. Not thread-safe.
 *
 * @param drawing one or several charts
 * @param width width in pixels, {@value #DPI} per inch
 * @param height height in pixels
 * @param csv table of the numbers shown, with a header line; empty if another file contains them
 */
public record Figure(Drawable drawing, int width, int height, String csv) {

  /** Pixels per inch on the screen: a figure of 800 pixels is 8 inches wide in print. */
  public static final int DPI = 100;

  /** Returns the figure as an image with {@value #DPI} pixels per inch. */
  public BufferedImage image() {
    return image(DPI);
  }

  /** Returns the figure as an image with the given number of pixels per inch; text and lines are scaled as well. */
  public BufferedImage image(int dpi) {
    double scale = dpi / (double) DPI;
    BufferedImage image = new BufferedImage((int) Math.round(scale * width), (int) Math.round(scale * height),
        BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(scale, scale);
    drawing.draw(g, new Rectangle2D.Double(0, 0, width, height));
    g.dispose();
    return image;
  }

  /** Returns the figure as SVG 1.1, in which text is stored as text. */
  public String svg() {
    SvgGraphics graphics = new SvgGraphics();
    boolean outlined = TextUtils.isUseDrawRotatedStringWorkaround();
    // otherwise JFreeChart draws rotated labels as outlines
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    try {
      drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    } finally {
      TextUtils.setUseDrawRotatedStringWorkaround(outlined);
    }
    graphics.dispose();
    return graphics.svg(width, height);
  }

  /** Writes the figure as {@link #write(Path, String, int)} does, with {@value #DPI} pixels per inch. */
  public List<String> write(Path folder, String name) throws IOException {
    return write(folder, name, DPI);
  }

  /**
   * Writes {@code name.png}, {@code name.svg} and, if the figure has a table, {@code name.csv} into a folder.
   *
   * @param dpi pixels per inch of the PNG file
   * @return names of the files
   * @throws IOException if a file cannot be written; that file is then left unchanged
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public List<String> write(Path folder, String name, int dpi) throws IOException {
    String png = name + ".png", svg = name + ".svg", table = name + ".csv";
    // in the background, because Java's font code swallows interruptions
    PngFile.write(BackgroundCall.run(() -> image(dpi)), dpi, folder.resolve(png));
    AtomicFile.writeText(folder.resolve(svg), BackgroundCall.run(this::svg));
    if (csv.isEmpty()) {
      return List.of(png, svg);
    }
    AtomicFile.writeText(folder.resolve(table), csv);
    return List.of(png, svg, table);
  }
}
