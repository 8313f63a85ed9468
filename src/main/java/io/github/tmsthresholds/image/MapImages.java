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
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.colour.Viridis;
import io.github.tmsthresholds.efield.Volume;
import java.util.Arrays;
import java.util.List;

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
   * Returns a 32-bit image, calibrated in mm, with a channel for each component. All channels have the colours of
   * viridis from the lowest value to the 99th percentile of all of them, so that they can be compared; for coil current
   * rates at most to {@link DisplayRange#ofThresholds}. NaN is light grey.
   *
   * @param channels name of each component, such as a cortical layer; labels the slices
   * @param valueUnit of the numbers, such as {@code A/us}
   */
  public static ImagePlus toImage(Volume map, List<String> channels, String valueUnit) {
    DisplayRange range = valueUnit.startsWith(COIL_RATE) ? DisplayRange.thresholdsAboveBackground(map.values())
        : DisplayRange.aboveBackground(map.values());
    return coloured(VolumeImages.toImage(map, channels), valueUnit, viridis(range));
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
    byte[][] rgb = new byte[3][256];
    for (int i = 0; i < 256; i++) {
      int colour = i == 0 ? BACKGROUND : Viridis.rgb((int) Math.round((i - 1) * 255 / 254.0));
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
