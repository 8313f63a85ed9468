/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.stream.IntStream;

/**
 * A picture of the cortex in colour under a scalp and a coil like glass: transparent where they face the viewer, denser
 * at their edges. Stateless, thread-safe.
 */
final class HeadPicture {

  /** Colours of the background at the top and at the bottom, the scalp and the coil: red, green, blue, 0 to 255. */
  private static final float[] TOP = {252, 253, 254}, BOTTOM = {222, 228, 235}, SCALP = {214, 172, 148};
  private static final float[] COIL = {54, 92, 140};
  /** Opacity of the scalp and of the coil where they face the viewer, and at their edges. */
  private static final float SCALP_FACING = 0.06f, SCALP_EDGE = 0.62f, COIL_FACING = 0.34f, COIL_EDGE = 0.95f;

  private HeadPicture() {}

  /**
   * Draws a picture.
   *
   * @param cortex what is visible of the cortex
   * @param colours red, green, blue of each vertex of the cortex, 0 to 255
   * @param scalp what is visible of the scalp, of the same size
   * @param coil what is visible of the coil, of the same size
   * @param image receives the picture; as wide, and of type {@link BufferedImage#TYPE_INT_RGB}
   * @param first row of the image at which the picture begins
   */
  static void draw(Visible cortex, float[] colours, Visible scalp, Visible coil, BufferedImage image, int first) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = cortex.width;
    IntStream.range(0, cortex.height).parallel().forEach(y -> {
      float[] rgb = new float[3];
      double[] weights = new double[3];
      float down = (first + y) / (float) image.getHeight();
      for (int i = y * width; i < (y + 1) * width; i++) {
        for (int k = 0; k < 3; k++) {
          rgb[k] = TOP[k] + down * (BOTTOM[k] - TOP[k]);
        }
        if (cortex.pixels.isAt(i)) {
          cortex.pixels.weights(i, weights);
          for (int k = 0; k < 3; k++) {
            rgb[k] = (float) (cortex.light[i] * cortex.pixels.mean(colours, 3, k, i, weights));
          }
        }
        boolean coilInFront = coil.pixels.depth(i) > scalp.pixels.depth(i);
        if (!coilInFront && coil.pixels.depth(i) > cortex.pixels.depth(i)) {
          cover(rgb, coil, i, COIL, COIL_FACING, COIL_EDGE);
        }
        cover(rgb, scalp, i, SCALP, SCALP_FACING, SCALP_EDGE);
        if (coilInFront) {
          cover(rgb, coil, i, COIL, COIL_FACING, COIL_EDGE);
        }
        pixels[first * width + i] = byteOf(rgb[0]) << 16 | byteOf(rgb[1]) << 8 | byteOf(rgb[2]);
      }
    });
  }

  private static void cover(float[] rgb, Visible layer, int i, float[] colour, float facing, float edge) {
    if (layer.pixels.isAt(i)) {
      float aside = 1 - layer.facing[i], opacity = facing + (edge - facing) * aside * aside;
      for (int k = 0; k < 3; k++) {
        rgb[k] += opacity * (layer.light[i] * colour[k] - rgb[k]);
      }
    }
  }

  private static int byteOf(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }
}
