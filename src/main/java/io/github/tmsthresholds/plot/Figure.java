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
 * Something drawn, how large it is meant to be, and its numbers. Not thread-safe.
 *
 * @param drawing a chart, or several
 * @param width pixels, at {@value #DPI} an inch
 * @param height pixels
 * @param csv the numbers shown, a table with a line of column names; empty where they stand in another table
 */
public record Figure(Drawable drawing, int width, int height, String csv) {

  /** Pixels an inch on the screen: a figure of 800 pixels is 8 inches wide in print. */
  public static final int DPI = 100;

  /** As it is shown on the screen. */
  public BufferedImage image() {
    return image(DPI);
  }

  /** With so many pixels an inch: letters and lines grow with the rest. */
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

  /** The drawing as SVG 1.1 with text as text. */
  public String svg() {
    SvgGraphics graphics = new SvgGraphics();
    boolean outlined = TextUtils.isUseDrawRotatedStringWorkaround();
    // else turned labels come as outlines
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    try {
      drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    } finally {
      TextUtils.setUseDrawRotatedStringWorkaround(outlined);
    }
    graphics.dispose();
    return graphics.svg(width, height);
  }

  /** As {@link #write(Path, String, int)}, with pixels as on the screen. */
  public List<String> write(Path folder, String name) throws IOException {
    return write(folder, name, DPI);
  }

  /**
   * Writes {@code name.png}, {@code name.svg} and, unless its numbers stand elsewhere, {@code name.csv} into a folder.
   *
   * @param dpi pixels an inch of the PNG file
   * @return the names of the files
   * @throws IOException if one cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public List<String> write(Path folder, String name, int dpi) throws IOException {
    String png = name + ".png", svg = name + ".svg", table = name + ".csv";
    // Java's fonts lose interruptions
    PngFile.write(BackgroundCall.run(() -> image(dpi)), dpi, folder.resolve(png));
    AtomicFile.writeText(folder.resolve(svg), BackgroundCall.run(this::svg));
    if (csv.isEmpty()) {
      return List.of(png, svg);
    }
    AtomicFile.writeText(folder.resolve(table), csv);
    return List.of(png, svg, table);
  }
}
