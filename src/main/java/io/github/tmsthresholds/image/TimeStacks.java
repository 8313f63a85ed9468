package io.github.tmsthresholds.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import io.github.tmsthresholds.colour.DisplayRange;
import java.util.List;
import java.util.Locale;

/** Pictures of one upright plane in the course of time as ImageJ images. Stateless, thread-safe. */
public final class TimeStacks {

  private TimeStacks() {}

  /**
   * Where the plane lies.
   *
   * @param width in pixels
   * @param pixelSize um
   * @param originColumn column and row (from the top) of the origin
   */
  public record Plane(int width, int height, double pixelSize, double originColumn, double originRow) {}

  /**
   * A 32-bit image with a frame for each time, in the colours of viridis; y is calibrated as pointing up.
   *
   * @param frames pixels, row by row; NaN is background
   * @param interval ms from frame to frame, the first being at 0
   * @param range that leaves the lowest colour to the background
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
