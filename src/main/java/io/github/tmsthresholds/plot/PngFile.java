package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.io.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes figures as PNG. Stateless, thread-safe. */
public final class PngFile {

  private PngFile() {}

  /** @throws IOException if the file cannot be written */
  public static void write(BufferedImage image, Path file) throws IOException {
    AtomicFile.write(file, temporary -> {
      if (!ImageIO.write(image, "png", temporary.toFile())) {
        throw new IOException(file + ": no PNG writer is installed");
      }
    });
  }
}
