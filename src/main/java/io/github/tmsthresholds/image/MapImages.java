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

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;
import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.colour.Viridis;
import io.github.tmsthresholds.efield.Volume;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Displays maps of numbers, such as thresholds, as images. ImageJ shows NaN in the lowest of 256 colours: that is light
 * grey here, and no value has it.
 */
public final class MapImages {

  static final int BACKGROUND = 0xd8d8d8;
  /** Unit of thresholds; their scale may follow it. */
  private static final String COIL_RATE = "A/us";

  private MapImages() {}

  /**
   * Returns a 32-bit image, calibrated in mm, with a channel for each component, in the colours of viridis from the
   * lowest value to the 99th percentile of all of them, so that they can be compared; coil current rates as {@link
   * #ofThresholds} returns them. NaN is light grey.
   *
   * @param channels name of each component, such as a cortical layer; labels the slices
   * @param valueUnit of the numbers, such as {@code A/us}
   */
  public static ImagePlus toImage(Volume map, List<String> channels, String valueUnit) {
    return valueUnit.startsWith(COIL_RATE) ? ofThresholds(map, channels, valueUnit)
        : coloured(VolumeImages.toImage(map, channels), valueUnit, viridis(DisplayRange.aboveBackground(map.values())));
  }

  /**
   * Returns an image as {@link #toImage} does, with the colours of figures of thresholds: the lowest are bright, and
   * the colours are spaced logarithmically up to {@link DisplayRange#ofThresholds}.
   */
  static ImagePlus ofThresholds(Volume map, List<String> channels, String valueUnit) {
    DisplayRange range = DisplayRange.thresholdsAboveBackground(map.values());
    DisplayRange colours = new DisplayRange(at(range, 1), range.max());
    return coloured(VolumeImages.toImage(map, channels), valueUnit, lut(range,
        i -> ColourMap.OF_THRESHOLDS.rgb((int) Math.round(255 * colours.logPosition(at(range, i))))));
  }

  /** Returns the value that is displayed in an entry of a lookup table. */
  private static double at(DisplayRange range, int entry) {
    return range.min() + entry * (range.max() - range.min()) / 255;
  }

  /** Gives all channels of a 32-bit image the same colours and range; several are shown one at a time. */
  static ImagePlus coloured(ImagePlus plain, String valueUnit, LUT lut) {
    plain.getCalibration().setValueUnit(valueUnit);
    int channels = plain.getNChannels();
    if (channels == 1) {
      plain.setLut(lut);
      plain.setDisplayRange(lut.min, lut.max);
      return plain;
    }
    CompositeImage image = new CompositeImage(plain, CompositeImage.COLOR);
    LUT[] luts = new LUT[channels];
    Arrays.setAll(luts, c -> (LUT) lut.clone());
    image.setLuts(luts);
    return image;
  }

  /**
   * Returns viridis in the upper 255 entries and the background in the lowest.
   *
   * @param range of the values, extended by the lowest entry
   */
  static LUT viridis(DisplayRange range) {
    return lut(range, i -> Viridis.rgb((int) Math.round((i - 1) * 255 / 254.0)));
  }

  private static LUT lut(DisplayRange range, IntUnaryOperator colours) {
    byte[][] rgb = new byte[3][256];
    for (int i = 0; i < 256; i++) {
      int colour = i == 0 ? BACKGROUND : colours.applyAsInt(i);
      for (int c = 0; c < 3; c++) {
        rgb[c][i] = (byte) (colour >> 16 - 8 * c);
      }
    }
    LUT lut = new LUT(8, 256, rgb[0], rgb[1], rgb[2]);
    lut.min = range.min();
    lut.max = range.max();
    return lut;
  }
}
