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
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes PNG files with their resolution. Stateless, thread-safe. */
final class PngFile {

  private static final String METADATA = "javax_imageio_png_1.0";
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private PngFile() {}

  /**
   * Writes an image.
   *
   * @param dpi pixels per inch, from which programs compute the size in print
   * @throws IOException if the file cannot be written; it is then left unchanged
   */
  static void write(BufferedImage image, int dpi, Path file) throws IOException {
    AtomicFile.write(file, temporary -> {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      try (ImageOutputStream out = ImageIO.createImageOutputStream(temporary.toFile())) {
        writer.setOutput(out);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        metadata.mergeTree(METADATA, resolution(dpi));
        writer.write(new IIOImage(image, null, metadata));
      } finally {
        writer.dispose();
      }
    });
  }

  /** Returns the metadata of the PNG chunk pHYs. */
  private static IIOMetadataNode resolution(int dpi) {
    String pixels = Long.toString(Math.round(dpi * INCHES_PER_METRE));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", pixels);
    size.setAttribute("pixelsPerUnitYAxis", pixels);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(METADATA);
    root.appendChild(size);
    return root;
  }
}
