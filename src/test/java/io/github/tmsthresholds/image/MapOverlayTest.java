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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.Opener;
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
    MapOverlay.BAR.addTo(image);
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
    MapOverlay.BAR.addTo(image);
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
      MapOverlay.outlining(grey, Progress.NONE).addTo(image);
      List<Roi> outlines = Arrays.stream(image.getOverlay().toArray())
          .filter(roi -> "grey matter".equals(roi.getName())).toList();
      assertEquals(2, outlines.size(), "none in the first slice");
      assertEquals(new Rectangle(10, 0, 20, 50), outlines.get(0).getBounds());
      assertEquals(List.of(2, 3), outlines.stream().map(channels > 1 ? Roi::getZPosition : Roi::getPosition).toList());
    }
  }

  /** A map whose values fill the whole image in turns, but for a gap that is wide and low. */
  private static ImagePlus filled(int channels) {
    float[] values = new float[channels * GRID.voxels()];
    for (int i = 0; i < values.length; i++) {
      int y = i / 80 % 100, gap = 10 + 25 * (i / 8000 % 3);
      values[i] = y >= gap && y < gap + 16 ? Float.NaN : 100 + y;
    }
    List<String> names = IntStream.range(0, channels).mapToObj(c -> "L" + c).toList();
    return MapImages.toImage(new Volume(GRID, channels, values, "map"), names, "A/us");
  }

  @Test
  void placesTheBarInEachSliceWhereNoPlaceIsFreeInAll() {
    for (int channels = 1; channels <= 2; channels++) {
      ImagePlus image = filled(channels);
      MapOverlay.BAR.addTo(image);
      List<Roi> grounds = parts(image, Roi.class);
      assertEquals(3, grounds.size());
      for (int z = 0; z < 3; z++) {
        Roi ground = grounds.get(z);
        Rectangle box = ground.getBounds();
        assertEquals(z + 1, channels > 1 ? ground.getZPosition() : ground.getPosition());
        assertTrue(box.y >= 10 + 25 * z && box.y + box.height <= 26 + 25 * z, box::toString);
        assertTrue(box.x >= 0 && box.x + box.width <= 80, box::toString);
      }
      Roi colours = parts(image, ImageRoi.class).get(0);
      assertTrue(colours.getBounds().width > 3 * colours.getBounds().height, colours::toString);
    }
  }

  @Test
  void hasLegibleLettersAtTheZoomOfItsOpening() {
    for (int size : new int[] {20, 55, 100, 256, 600, 1000}) {
      Grid grid = new Grid(size, size, 1, Affine.ofSpacing(1, Vec3.ZERO));
      float[] values = new float[grid.voxels()];
      Arrays.fill(values, Float.NaN);
      values[0] = 100;
      values[1] = 200;
      ImagePlus image = MapImages.toImage(new Volume(grid, 1, values, "map"), List.of("L5"), "A/us");
      MapOverlay.BAR.addTo(image);
      double zoom = OpeningView.zoom(image);
      double letters = ((TextRoi) parts(image, TextRoi.class).get(0)).getCurrentFont().getSize() * zoom;
      assertTrue(letters >= 9 && letters <= 32, size + ": " + letters);
      assertTrue(zoom == 1 || zoom * size <= 700 && (zoom * size >= 460 || zoom == 32), size + ": " + zoom);
    }
  }

  @Test
  void showsThePlaneWithMostValuesInTheColours() {
    float[] values = new float[2 * GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    Arrays.fill(values, 0, 1000, 100_000);
    Arrays.fill(values, 4 * 8000, 4 * 8000 + 900, 120);
    values[4 * 8000] = 100;
    ImagePlus image = MapImages.toImage(new Volume(GRID, 2, values, "map"), List.of("L4", "L5"), "A/us");
    OpeningView.showRichest(image);
    assertEquals(List.of(2, 2), List.of(image.getC(), image.getZ()));
    assertEquals("2 2", image.getProp(OpeningView.POSITION));
  }

  @Test
  void savesAllThatTheImageShows(@TempDir Path folder) throws IOException {
    for (int channels = 1; channels <= 2; channels++) {
      Path file = folder.resolve(channels + ".tif");
      Volume map = VolumeImages.volume(filled(channels));
      MapOverlay overlay = MapOverlay.outlining(VoxelMask.of(GRID, i -> i % 80 < 5), Progress.NONE);
      ImagePlus image = ImageFiles.saveMap(map, true, overlay, IntStream.range(0, channels).mapToObj(c -> "L" + c)
          .toList(), "A/us", List.of(file), Progress.NONE);
      ImagePlus again = new Opener().openImage(file.toString());
      assertArrayEquals(map.values(), VolumeImages.volume(again).values());
      assertEquals(map.grid(), VolumeImages.volume(again).grid());
      for (int c = 0; c < channels; c++) {
        assertEquals(image.getLuts()[c], again.getLuts()[c], "colours");
        assertEquals(image.getLuts()[c].min, again.getLuts()[c].min);
        assertEquals(image.getLuts()[c].max, again.getLuts()[c].max);
      }
      assertEquals(image.getProp(OpeningView.POSITION), again.getProp(OpeningView.POSITION));
      Roi[] before = image.getOverlay().toArray(), after = again.getOverlay().toArray();
      assertEquals(before.length, after.length);
      for (int i = 0; i < before.length; i++) {
        assertEquals(before[i].getClass(), after[i].getClass());
        assertEquals(before[i].getBounds().getLocation(), after[i].getBounds().getLocation());
        assertEquals(before[i].getXBase(), after[i].getXBase(), 0.51);
        assertEquals(before[i].getYBase(), after[i].getYBase(), 0.51);
        assertEquals(before[i].getZPosition(), after[i].getZPosition());
        assertEquals(before[i].getPosition(), after[i].getPosition());
        assertEquals(before[i].getStrokeColor(), after[i].getStrokeColor());
        assertEquals(before[i].getFillColor(), after[i].getFillColor());
        if (before[i] instanceof TextRoi text) {
          assertEquals(text.getText(), ((TextRoi) after[i]).getText());
          assertEquals(text.getCurrentFont(), ((TextRoi) after[i]).getCurrentFont());
        }
      }
    }
  }
}
