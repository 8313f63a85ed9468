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

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Overlays for the maps of {@link MapImages}: a bar of the colours with their values and unit, in the corner where it
 * hides least of the map, and the outline of the grey matter in each slice. Shows nothing on the screen.
 */
public final class MapOverlay {

  private static final Color OUTLINE = new Color(0x606060);
  private static final Color GROUND = new Color(255, 255, 255, 200);
  private static final int MOST_TICKS = 5;
  private static final int COLOURS = 255;
  /** Sizes relative to the height of the image, at least a few pixels. */
  private static final double BAR_HEIGHT = 0.36;
  private static final double LETTERS = 0.04;
  private static final int SMALLEST_LETTERS = 3;
  /** Width of a letter relative to its height. */
  private static final double LETTER_WIDTH = 0.62;

  private MapOverlay() {}

  /**
   * Adds bar and outlines to an image.
   *
   * @param grey matter, on the grid of the map, if it is known
   */
  public static void add(ImagePlus map, Optional<VoxelMask> grey) {
    Overlay overlay = new Overlay();
    grey.ifPresent(mask -> outline(map, mask, overlay));
    bar(map, overlay);
    map.setOverlay(overlay);
  }

  private static void outline(ImagePlus map, VoxelMask mask, Overlay overlay) {
    Grid grid = mask.grid();
    for (int z = 0; z < grid.nz(); z++) {
      ByteProcessor slice = new ByteProcessor(grid.nx(), grid.ny());
      for (int i = 0; i < grid.nx() * grid.ny(); i++) {
        slice.set(i, mask.contains(z * grid.nx() * grid.ny() + i) ? 255 : 0);
      }
      slice.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
      Roi roi = new ThresholdToSelection().convert(slice);
      if (roi != null) {
        roi.setStrokeColor(OUTLINE);
        if (map.getNChannels() > 1) {
          roi.setPosition(0, z + 1, 0);
        } else {
          roi.setPosition(z + 1);
        }
        overlay.add(roi, "grey matter");
      }
    }
  }

  private static void bar(ImagePlus map, Overlay overlay) {
    int letters = (int) Math.max(SMALLEST_LETTERS, Math.round(LETTERS * map.getHeight()));
    String[] unit = map.getCalibration().getValueUnit().replace("us", "µs").replace(" (", "\n(").split("\n");
    double min = map.getDisplayRangeMin(), max = map.getDisplayRangeMax();
    List<BigDecimal> ticks = ticks(min, max);
    int longest = Math.max(Arrays.stream(unit).mapToInt(String::length).max().orElse(0),
        2 + ticks.stream().mapToInt(t -> t.toPlainString().length()).max().orElse(0));
    int height = (int) Math.max(2 * MOST_TICKS * letters, BAR_HEIGHT * map.getHeight());
    int margin = Math.max(1, letters / 3);
    Rectangle box = new Rectangle((int) Math.ceil(longest * LETTER_WIDTH * letters) + 2 * margin,
        height + (unit.length + 2) * letters + 2 * margin);
    place(box, map);
    Roi ground = new Roi(box.x, box.y, box.width, box.height);
    ground.setFillColor(GROUND);
    overlay.add(ground, "calibration bar");
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, letters);
    text(String.join("\n", unit), box.x + margin, box.y + margin, font, overlay);
    int top = box.y + margin + (unit.length + 1) * letters;
    overlay.add(new ImageRoi(box.x + margin, top, colours(map, letters, height)), "calibration bar");
    for (BigDecimal tick : ticks) {
      double y = top + height * (max - tick.doubleValue()) / (max - min);
      text(tick.toPlainString(), box.x + margin + 1.4 * letters, y - 0.7 * letters, font, overlay);
    }
  }

  /** Returns multiples of 1, 2 or 5 times a power of ten. */
  private static List<BigDecimal> ticks(double min, double max) {
    int power = (int) Math.floor(Math.log10((max - min) / MOST_TICKS));
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    for (int factor : new int[] {5, 2, 1}) {
      BigDecimal finer = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
      step = finer.doubleValue() * MOST_TICKS >= max - min ? finer : step;
    }
    List<BigDecimal> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(min / step.doubleValue()); k * step.doubleValue() <= max; k++) {
      ticks.add(step.multiply(BigDecimal.valueOf(k)));
    }
    return ticks;
  }

  private static void text(String text, double x, double y, Font font, Overlay overlay) {
    TextRoi roi = new TextRoi(x, y, text, font);
    roi.setStrokeColor(Color.BLACK);
    overlay.add(roi, "calibration bar");
  }

  private static BufferedImage colours(ImagePlus map, int width, int height) {
    BufferedImage bar = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int entry = 1 + (int) Math.round((COLOURS - 1) * (height - 1 - y) / (double) Math.max(1, height - 1));
      int rgb = map.getLuts()[0].getRGB(entry);
      for (int x = 0; x < width; x++) {
        bar.setRGB(x, y, rgb);
      }
    }
    return bar;
  }

  /** Moves a box to the corner where it hides the fewest voxels that have a value. */
  private static void place(Rectangle box, ImagePlus map) {
    int right = Math.max(0, map.getWidth() - box.width), bottom = Math.max(0, map.getHeight() - box.height);
    long fewest = Long.MAX_VALUE;
    for (int[] corner : new int[][] {{right, 0}, {right, bottom}, {0, 0}, {0, bottom}}) {
      long hidden = hidden(new Rectangle(corner[0], corner[1], box.width, box.height), map);
      if (hidden < fewest) {
        fewest = hidden;
        box.setLocation(corner[0], corner[1]);
      }
    }
  }

  private static long hidden(Rectangle box, ImagePlus map) {
    long hidden = 0;
    for (int slice = 1; slice <= map.getStackSize(); slice++) {
      float[] pixels = (float[]) map.getStack().getPixels(slice);
      for (int y = box.y; y < Math.min(map.getHeight(), box.y + box.height); y++) {
        for (int x = box.x; x < Math.min(map.getWidth(), box.x + box.width); x++) {
          hidden += Float.isNaN(pixels[y * map.getWidth() + x]) ? 0 : 1;
        }
      }
    }
    return hidden;
  }
}
