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
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A bar of the colours of a map with their values and unit. Its letters are legible at the zoom at which the map opens.
 * It lies where it hides no voxel with a value: in the same place in all slices if there is one, else in a place of
 * each slice's own, where it hides the fewest.
 */
final class MapBar {

  private static final String NAME = "calibration bar";
  private static final Color GROUND = new Color(255, 255, 255, 200);
  private static final int MOST_TICKS = 5;
  private static final int COLOURS = 255;
  /** Height of letters on the screen, pixels. */
  private static final double LETTERS = 13;
  /** Lengths of the colours of an upright bar to choose from, relative to the height of the image. */
  private static final double[] HEIGHTS = {0.4, 0.3, 0.2};
  /** Sizes relative to the height of the letters. */
  private static final double LETTER_WIDTH = 0.62;
  private static final double LINE = 1.25;

  private final ImagePlus map;
  private final List<String> unit;
  private final double min;
  private final double max;
  private final List<BigDecimal> ticks;
  private final int letters;
  private final int margin;
  private final Font font;

  private MapBar(ImagePlus map) {
    this.map = map;
    unit = Arrays.asList(map.getCalibration().getValueUnit().replace("us", "µs").replace(" (", "\n(").split("\n"));
    min = map.getDisplayRangeMin();
    max = map.getDisplayRangeMax();
    ticks = ticks(min, max);
    letters = (int) Math.max(1, Math.round(LETTERS / OpeningView.zoom(map)));
    margin = Math.max(1, letters / 3);
    font = new Font(Font.SANS_SERIF, Font.PLAIN, letters);
  }

  /** A shape of the bar, with the length of its colours in pixels. */
  private record Shape(boolean upright, int length, Dimension box) {}

  /** Adds the bar of a map to an overlay. */
  static void add(ImagePlus map, Overlay overlay) {
    MapBar bar = new MapBar(map);
    List<Shape> shapes = bar.shapes();
    FreePlaces all = FreePlaces.inAllSlices(map);
    for (Shape shape : shapes) {
      Optional<Point> place = all.free(shape.box());
      if (place.isPresent()) {
        bar.parts(shape, place.get()).forEach(part -> overlay.add(part, NAME));
        return;
      }
    }
    bar.addToEachSlice(shapes, overlay);
  }

  /** Adds the shape that hides the fewest voxels. */
  private void addToEachSlice(List<Shape> shapes, Overlay overlay) {
    List<FreePlaces> slices = FreePlaces.inEachSlice(map);
    Shape best = null;
    List<Point> places = List.of();
    long fewest = Long.MAX_VALUE;
    for (Shape shape : shapes) {
      List<Point> here = FreePlaces.steady(slices, shape.box());
      long hidden = 0;
      for (int z = 0; z < slices.size(); z++) {
        hidden += slices.get(z).hidden(here.get(z), shape.box());
      }
      if (hidden < fewest) {
        fewest = hidden;
        best = shape;
        places = here;
      }
    }
    for (int z = 0; z < slices.size(); z++) {
      for (Roi part : parts(best, places.get(z))) {
        if (map.getNChannels() > 1) {
          part.setPosition(0, z + 1, 0);
        } else {
          part.setPosition(z + 1);
        }
        overlay.add(part, NAME);
      }
    }
  }

  private List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    int longest = ticks.stream().mapToInt(t -> t.toPlainString().length()).max().orElse(0);
    double upright = Math.max(unit.stream().mapToInt(String::length).max().orElse(0), 2.2 + longest);
    for (double height : HEIGHTS) {
      int length = (int) Math.max(2 * MOST_TICKS * letters, height * map.getHeight());
      shapes.add(new Shape(true, length, box(upright * LETTER_WIDTH, LINE * unit.size() + 1.2, 0, length)));
    }
    int length = (int) Math.ceil((longest + 1) * LETTER_WIDTH * letters * ticks.size());
    double beside = Math.max(0.5 * longest, String.join(" ", unit).length()) * LETTER_WIDTH;
    shapes.add(new Shape(false, length, box(0.5 + beside, 1 + LINE, length, 0)));
    return shapes;
  }

  /** Returns a size: letters in both directions, and pixels. */
  private Dimension box(double across, double down, int width, int height) {
    return new Dimension((int) Math.ceil(across * letters) + width + 2 * margin,
        (int) Math.ceil(down * letters) + height + 2 * margin);
  }

  private List<Roi> parts(Shape shape, Point place) {
    List<Roi> parts = new ArrayList<>();
    Roi ground = new Roi(place.x, place.y, shape.box().width, shape.box().height);
    ground.setFillColor(GROUND);
    parts.add(ground);
    int left = place.x + margin, top = place.y + margin;
    if (shape.upright()) {
      parts.add(text(String.join("\n", unit), left, top));
      top += (int) Math.ceil((LINE * unit.size() + 0.6) * letters);
      parts.add(new ImageRoi(left, top, colours(shape)));
      for (BigDecimal tick : ticks) {
        parts.add(text(tick.toPlainString(), left + 1.3 * letters, top + (1 - position(tick)) * shape.length()
            - 0.6 * LINE * letters));
      }
    } else {
      parts.add(new ImageRoi(left, top, colours(shape)));
      for (BigDecimal tick : ticks) {
        double half = 0.5 * tick.toPlainString().length() * LETTER_WIDTH * letters;
        parts.add(text(tick.toPlainString(), left + position(tick) * shape.length() - half, top + letters));
      }
      parts.add(text(String.join(" ", unit), left + shape.length() + 0.5 * letters,
          top - 0.2 * letters));
    }
    return parts;
  }

  /** Returns the position of a value in the bar, 0 for the lowest to 1 for the highest. */
  private double position(BigDecimal value) {
    return (value.doubleValue() - min) / (max - min);
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

  private Roi text(String text, double x, double y) {
    TextRoi roi = new TextRoi(x, y, text, font);
    roi.setStrokeColor(Color.BLACK);
    return roi;
  }

  private BufferedImage colours(Shape shape) {
    int width = shape.upright() ? letters : shape.length(), height = shape.upright() ? shape.length() : letters;
    BufferedImage bar = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int along = shape.upright() ? height - 1 - i / width : i % width;
      int entry = 1 + (int) Math.round((COLOURS - 1) * along / (double) Math.max(1, shape.length() - 1));
      bar.setRGB(i % width, i / width, map.getLuts()[0].getRGB(entry));
    }
    return bar;
  }
}
