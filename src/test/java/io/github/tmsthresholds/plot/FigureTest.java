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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {

  private static Figure figure(String csv) {
    return new Figure((g, area) -> {
      g.setColor(Color.RED);
      g.fill(new Rectangle2D.Double(area.getX() + 10, area.getY() + 5, 20, 10));
    }, 80, 40, csv);
  }

  @Test
  void pngFileHasItsResolution(@TempDir Path folder) throws IOException {
    assertEquals(List.of("f.png", "f.svg", "f.csv"), figure("a\n1\n").write(folder, "f", 300));
    BufferedImage image = ImageIO.read(folder.resolve("f.png").toFile());
    assertEquals(240, image.getWidth());
    assertEquals(120, image.getHeight());
    assertEquals(0xffff0000, image.getRGB(31, 16), "drawn three times as large");
    assertEquals(0xffffffff, image.getRGB(29, 16));
    byte[] bytes = Files.readAllBytes(folder.resolve("f.png"));
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    ByteBuffer size = ByteBuffer.wrap(bytes, at + 4, 9);
    assertEquals(List.of(11811, 11811, 1), List.of(size.getInt(), size.getInt(), (int) size.get()), "pixels per metre");
    assertEquals("a\n1\n", Files.readString(folder.resolve("f.csv")));
    assertTrue(Files.readString(folder.resolve("f.svg")).contains("d=\"M10 5L30 5L30 15L10 15L10 5Z\""));
  }

  @Test
  void writesNoTableWithoutNumbers(@TempDir Path folder) throws IOException {
    assertEquals(List.of("f.png", "f.svg"), figure("").write(folder, "f"));
    assertEquals(80, ImageIO.read(folder.resolve("f.png").toFile()).getWidth());
  }

  @Test
  void drawingDoesNotSwallowInterruptions(@TempDir Path folder) throws IOException {
    Figure figure = new Figure((g, area) -> Thread.interrupted(), 80, 40, "");
    Thread.currentThread().interrupt();
    assertThrows(Exception.class, () -> figure.write(folder, "f"));
    assertTrue(Thread.interrupted());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
