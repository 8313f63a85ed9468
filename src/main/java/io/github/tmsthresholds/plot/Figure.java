package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.io.AtomicFile;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.jfree.chart.JFreeChart;

/**
 * A chart, how large it is meant to be, and its numbers. Not thread-safe.
 *
 * @param width pixels
 * @param height pixels
 * @param csv the numbers shown, a table with a line of column names
 */
public record Figure(JFreeChart chart, int width, int height, String csv) {

  public BufferedImage image() {
    return chart.createBufferedImage(width, height);
  }

  /** The chart as SVG 1.1 with text as text. */
  public String svg() {
    SvgGraphics graphics = new SvgGraphics();
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    graphics.dispose();
    return graphics.svg(width, height);
  }

  /**
   * Writes {@code name.png}, {@code name.svg} and {@code name.csv} into a folder.
   *
   * @throws IOException if one cannot be written; it is then as it was before
   */
  public void write(Path folder, String name) throws IOException {
    PngFile.write(image(), folder.resolve(name + ".png"));
    AtomicFile.writeText(folder.resolve(name + ".svg"), svg());
    AtomicFile.writeText(folder.resolve(name + ".csv"), csv);
  }
}
