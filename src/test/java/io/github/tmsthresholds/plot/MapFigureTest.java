package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.math.Viridis;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapFigureTest {

  private static final Grid GRID = new Grid(20, 30, 10, Affine.ofSpacing(2, new Vec3(-20, -30, 40)));

  private static ThresholdMap map(float... ofPlane) {
    float[] values = new float[2 * GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    for (int y = 5; y < 25; y++) {
      for (int x = 4; x < 16; x++) {
        values[GRID.index(x, y, 7)] = ofPlane[0];
        values[GRID.voxels() + GRID.index(x, y, 7)] = ofPlane[1];
      }
    }
    return new ThresholdMap(new Volume(GRID, 2, values, "map"), List.of("L23", "L5"), "A/us");
  }

  @Test
  void theRichestPlaneIsShownInTheColoursOfItsValues(@TempDir Path folder) throws IOException {
    byte[] labels = new byte[GRID.voxels()];
    Arrays.fill(labels, (byte) TissueLabels.WHITE_MATTER);
    labels[0] = TissueLabels.GREY_MATTER;
    labels[1] = TissueLabels.CSF;
    PngFile.write(MapFigure.draw(map(100, 300), Optional.of(new TissueLabels(GRID, labels))), folder.resolve("map.png"));
    BufferedImage image = ImageIO.read(folder.resolve("map.png").toFile());
    assertTrue(count(image, Viridis.rgb(0)) > 5000, "the first panel shows the lowest value");
    assertTrue(count(image, Viridis.rgb(255)) > 5000, "the second the highest");
    assertTrue(count(image, 0xf0f0f0) > 5000, "white matter is behind them");
  }

  @Test
  void aMapOfNothingIsRefused() {
    assertEquals("the map has no value to show", assertThrows(IllegalArgumentException.class,
        () -> MapFigure.draw(map(Float.NaN, Float.NaN), Optional.empty())).getMessage());
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
