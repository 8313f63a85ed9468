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
import java.awt.Dimension;
import java.awt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places in an image for a box, and how many voxels with a value it would hide there. Immutable. */
final class FreePlaces {

  /** Places are tried at most at this many positions along an axis. */
  private static final int POSITIONS = 128;

  private final int width;
  private final int height;
  /** For each corner of a pixel, the number of voxels with a value to its upper left. */
  private final long[] sums;

  private FreePlaces(int width, int height, int[] counts) {
    this.width = width;
    this.height = height;
    sums = new long[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sums[corner(x + 1, y + 1)] =
            counts[y * width + x] + sums[corner(x, y + 1)] + sums[corner(x + 1, y)] - sums[corner(x, y)];
      }
    }
  }

  private int corner(int x, int y) {
    return y * (width + 1) + x;
  }

  /** Returns places of a box that is shown in every slice. */
  static FreePlaces inAllSlices(ImagePlus map) {
    int[] counts = new int[map.getWidth() * map.getHeight()];
    for (int plane = 1; plane <= map.getStackSize(); plane++) {
      count(map, plane, counts);
    }
    return new FreePlaces(map.getWidth(), map.getHeight(), counts);
  }

  /** Returns places of boxes that are shown in one slice each, in all its channels. */
  static List<FreePlaces> inEachSlice(ImagePlus map) {
    List<FreePlaces> slices = new ArrayList<>();
    for (int z = 1; z <= map.getNSlices(); z++) {
      int[] counts = new int[map.getWidth() * map.getHeight()];
      for (int c = 1; c <= map.getNChannels(); c++) {
        count(map, map.getStackIndex(c, z, 1), counts);
      }
      slices.add(new FreePlaces(map.getWidth(), map.getHeight(), counts));
    }
    return slices;
  }

  private static void count(ImagePlus map, int plane, int[] counts) {
    float[] pixels = (float[]) map.getStack().getPixels(plane);
    for (int i = 0; i < counts.length; i++) {
      counts[i] += Float.isNaN(pixels[i]) ? 0 : 1;
    }
  }

  /** Returns the number of voxels with a value that a box hides. */
  long hidden(Point at, Dimension box) {
    return hidden(at.x, at.y, box);
  }

  private long hidden(int x, int y, Dimension box) {
    int right = Math.min(width, x + box.width), bottom = Math.min(height, y + box.height);
    return sums[corner(right, bottom)] - sums[corner(x, bottom)] - sums[corner(right, y)] + sums[corner(x, y)];
  }

  /** Returns a place where a box hides nothing, if there is one. */
  Optional<Point> free(Dimension box) {
    if (box.width > width || box.height > height) {
      return Optional.empty();
    }
    return Optional.of(best(box)).filter(place -> hidden(place, box) == 0);
  }

  /** Returns the place where a box hides the fewest voxels: of several in a corner, else at an edge, else anywhere. */
  private Point best(Dimension box) {
    int right = Math.max(0, width - box.width), bottom = Math.max(0, height - box.height);
    int step = 1 + Math.max(width, height) / POSITIONS;
    Point best = new Point(right, 0);
    long fewest = Long.MAX_VALUE;
    for (int edges = 2; edges >= 0; edges--) {
      for (int y = 0; y < bottom + step; y += step) {
        for (int x = right; x > -step; x -= step) {
          int left = Math.max(0, x), top = Math.min(bottom, y);
          int touched = (left == 0 || left == right ? 1 : 0) + (top == 0 || top == bottom ? 1 : 0);
          long hidden = touched == edges ? hidden(left, top, box) : Long.MAX_VALUE;
          if (hidden < fewest) {
            fewest = hidden;
            best = new Point(left, top);
          }
        }
      }
    }
    return best;
  }

  /** Returns the best place in each slice; from slice to slice the box stays where it is while it hides nothing. */
  static List<Point> steady(List<FreePlaces> slices, Dimension box) {
    List<Point> places = new ArrayList<>();
    for (FreePlaces slice : slices) {
      Point last = places.isEmpty() ? null : places.get(places.size() - 1);
      places.add(last != null && slice.hidden(last, box) == 0 ? last : slice.best(box));
    }
    return places;
  }
}
