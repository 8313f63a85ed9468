package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceFigureTest {

  private static final double[] TIME = {0, 1, 2};

  @Test
  void eachTraceIsALineOfItsColour() {
    BufferedImage figure = TraceFigure.of("cell", TIME, List.of("soma", "axon"),
        List.of(new double[] {-70, -60, -70}, new double[] {-70, 30, -70}), new double[] {0, 100, 0}).image();
    assertEquals(800, figure.getWidth());
    assertTrue(count(figure, 0xd55e00) > 300, "the second trace");
    assertEquals(0, count(figure, 0x0072b2), "there is no third");
  }

  private static int count(BufferedImage image, int rgb) {
    int n = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        n += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return n;
  }
}
