package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.math.DisplayRange;
import io.github.tmsthresholds.math.Viridis;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColourBarTest {

  private static final DisplayRange RANGE = new DisplayRange(-100, 1100);

  private static Figure drawn(float... values) {
    ColourBar bar = new ColourBar(ColourScale.sequential(RANGE, values), "threshold (A/µs)");
    return new Figure((g, area) -> bar.draw(g, 10, 10, 280), 10 + (int) ColourBar.WIDTH, 300, "");
  }

  @Test
  void anEndIsPointedWhereValuesLieBeyond() {
    int flat = Pixels.count(drawn(0, 1000).image(), Viridis.rgb(255));
    assertTrue(Pixels.count(drawn(0, 1200, Float.NaN).image(), Viridis.rgb(255)) > flat + 30);
    assertEquals(flat, Pixels.count(drawn(-200, 1000).image(), Viridis.rgb(255)));
    int low = Pixels.count(drawn(0, 1000).image(), Viridis.rgb(0));
    assertTrue(Pixels.count(drawn(-200, 1000).image(), Viridis.rgb(0)) > low + 30);
  }

  @Test
  void theHighestIsAtTheTopAndNumbersAreText() {
    Figure figure = drawn(0, 1000);
    BufferedImage image = figure.image();
    assertTrue(new Color(image.getRGB(18, 25)).getGreen() > 200, "yellow");
    assertTrue(new Color(image.getRGB(18, 275)).getGreen() < 50, "dark blue");
    for (String text : List.of("0", "200", "1000", "threshold (A/µs)")) {
      assertTrue(figure.svg().contains(">" + text + "<"), text);
    }
  }
}
