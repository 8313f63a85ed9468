/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapOverlayTest {

  private static final Grid GRID = new Grid(80, 100, 3, Affine.ofSpacing(1, Vec3.ZERO));

  /** Values from 100 to 400 in the upper right corner of each slice, in one channel or several. */
  private static ImagePlus map(int channels, String unit) {
    float[] values = new float[channels * GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i < values.length; i++) {
      int x = i % 80, y = i / 80 % 100;
      values[i] = x >= 50 && y < 60 ? 100 + 5 * y : Float.NaN;
    }
    List<String> names = IntStream.range(0, channels).mapToObj(c -> "L" + c).toList();
    return MapImages.toImage(new Volume(GRID, channels, values, "map"), names, unit);
  }

  private static List<Roi> parts(ImagePlus image, Class<? extends Roi> type) {
    return Arrays.stream(image.getOverlay().toArray()).filter(roi -> roi.getClass() == type).toList();
  }

  @Test
  void drawsColoursValuesAndUnitWhereTheyHideNothing() {
    ImagePlus image = map(2, "A/us (model x 0.25)");
    MapOverlay.add(image, Optional.empty());
    List<String> texts = parts(image, TextRoi.class).stream().map(r -> ((TextRoi) r).getText().strip()).toList();
    assertEquals("A/µs\n(model x 0.25)", texts.get(0));
    assertEquals(List.of("100", "200", "300"), texts.subList(1, texts.size()));
    Rectangle box = parts(image, Roi.class).get(0).getBounds();
    assertTrue(box.y >= 60 || box.x + box.width <= 50, box::toString);
    assertTrue(new Rectangle(80, 100).contains(box), box::toString);
    for (Roi text : parts(image, TextRoi.class)) {
      assertTrue(text.getBounds().y >= box.y && text.getBounds().y < box.y + box.height, text::toString);
    }
    BufferedImage bar = ((ImageRoi) parts(image, ImageRoi.class).get(0)).getProcessor().getBufferedImage();
    assertEquals(0x440154, bar.getRGB(0, 0) & 0xffffff, "the highest at the top");
    int bottom = bar.getRGB(0, bar.getHeight() - 1) & 0xffffff;
    assertEquals(0xfde725, bottom, "the lowest colour, not the background");
  }

  @Test
  void placesNumbersAtTheirColours() {
    ImagePlus image = map(1, "A/us");
    MapOverlay.add(image, Optional.empty());
    Roi bar = parts(image, ImageRoi.class).get(0);
    Roi low = parts(image, TextRoi.class).get(1), high = parts(image, TextRoi.class).get(3);
    double pixels = low.getYBase() - high.getYBase();
    double range = image.getDisplayRangeMax() - image.getDisplayRangeMin();
    assertEquals(bar.getBounds().height * 200 / range, pixels, 1e-6);
  }

  @Test
  void outlinesGreyMatterInItsSlice() {
    VoxelMask grey = VoxelMask.of(GRID, i -> i / 8000 > 0 && i % 80 >= 10 && i % 80 < 30 && i / 80 % 100 < 50);
    for (int channels = 1; channels <= 2; channels++) {
      ImagePlus image = map(channels, "A/us");
      MapOverlay.add(image, Optional.of(grey));
      List<Roi> outlines = Arrays.stream(image.getOverlay().toArray())
          .filter(roi -> "grey matter".equals(roi.getName())).toList();
      assertEquals(2, outlines.size(), "none in the first slice");
      assertEquals(new Rectangle(10, 0, 20, 50), outlines.get(0).getBounds());
      assertEquals(List.of(2, 3), outlines.stream().map(channels > 1 ? Roi::getZPosition : Roi::getPosition).toList());
    }
  }

  @Test
  void savesTheOverlayWithTheImage(@TempDir Path folder) throws IOException {
    ImagePlus image = map(1, "A/us");
    MapOverlay.add(image, Optional.of(VoxelMask.of(GRID, i -> i % 80 < 5)));
    TiffFiles.save(image, folder.resolve("map.tif"), Progress.NONE);
    Overlay again = TiffFiles.open(folder.resolve("map.tif")).getOverlay();
    assertEquals(image.getOverlay().size(), again.size());
    assertFalse(again.get(again.size() - 1) instanceof ImageRoi);
  }
}
