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
import ij.measure.Calibration;
import io.github.tmsthresholds.colour.DisplayRange;
import java.util.List;
import java.util.Locale;

/** Time series of one upright plane as ImageJ images. Stateless, thread-safe. */
public final class TimeStacks {

  private TimeStacks() {}

  /**
   * The position of the plane.
   *
   * @param width in pixels
   * @param pixelSize um
   * @param originColumn column and row (from the top) of the origin
   */
  public record Plane(int width, int height, double pixelSize, double originColumn, double originRow) {}

  /**
   * Returns a 32-bit image with a frame for each time, in the colours of viridis; y is calibrated as pointing up.
   *
   * @param frames pixels, row by row; NaN is background
   * @param interval ms between frames; the first is at 0
   * @param range of the values; the lowest colour is the background
   */
  public static ImagePlus toImage(String title, Plane plane, List<float[]> frames, double interval, String valueUnit,
      DisplayRange range) {
    ImageStack stack = new ImageStack(plane.width(), plane.height());
    for (int i = 0; i < frames.size(); i++) {
      stack.addSlice(String.format(Locale.ROOT, "%.3f ms", i * interval), frames.get(i));
    }
    ImagePlus image = new ImagePlus(title, stack);
    image.setDimensions(1, 1, frames.size());
    image.setOpenAsHyperStack(frames.size() > 1);
    Calibration calibration = image.getCalibration();
    calibration.setUnit("um");
    calibration.pixelWidth = plane.pixelSize();
    calibration.pixelHeight = plane.pixelSize();
    calibration.xOrigin = plane.originColumn();
    calibration.yOrigin = plane.originRow();
    calibration.setInvertY(true);
    calibration.frameInterval = interval;
    calibration.setTimeUnit("ms");
    return MapImages.coloured(image, valueUnit, MapImages.viridis(range));
  }
}
