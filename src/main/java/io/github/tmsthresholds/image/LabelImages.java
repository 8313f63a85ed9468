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
import ij.ImageStack;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;

/** Converts label volumes to images of 8 bits, or 16 bits where labels exceed 255. */
public final class LabelImages {

  private LabelImages() {}

  /**
   * Returns an image of a label volume, calibrated in mm and with its affine.
   *
   * @throws IllegalArgumentException if there are several components or a value is not an integer from 0 to 65535
   */
  public static ImagePlus toImage(Volume labels) {
    requireOneComponent(labels);
    float[] values = labels.values();
    float max = 1;
    for (float v : values) {
      if (!(v >= 0 && v <= 65535 && v == Math.rint(v))) {
        throw new InvalidInputException(
            labels.name() + ": holds " + v + ", a label must be an integer from 0 to 65535");
      }
      max = Math.max(max, v);
    }
    Grid grid = labels.grid();
    int plane = grid.nx() * grid.ny();
    ImageStack stack = new ImageStack(grid.nx(), grid.ny());
    for (int z = 0; z < grid.nz(); z++) {
      stack.addSlice("", max > 255 ? shorts(values, z * plane, plane) : bytes(values, z * plane, plane));
    }
    ImagePlus imp = VolumeImages.hyperstack(labels, stack);
    imp.setDisplayRange(0, max);
    return imp;
  }

  private static void requireOneComponent(Volume labels) {
    if (labels.components() != 1) {
      throw new InvalidInputException(
          labels.name() + ": has " + labels.components() + " components, a label volume has 1");
    }
  }

  private static byte[] bytes(float[] values, int from, int n) {
    byte[] pixels = new byte[n];
    for (int i = 0; i < n; i++) {
      pixels[i] = (byte) (int) values[from + i];
    }
    return pixels;
  }

  private static short[] shorts(float[] values, int from, int n) {
    short[] pixels = new short[n];
    for (int i = 0; i < n; i++) {
      pixels[i] = (short) (int) values[from + i];
    }
    return pixels;
  }
}
