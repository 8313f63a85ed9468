/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.colour;

/** Linear interpolation between evenly spaced colours. Stateless, thread-safe. */
final class Gradient {

  private Gradient() {}

  /**
   * Returns the interpolated colour 0xRRGGBB.
   *
   * @param anchors colours 0xRRGGBB, the first for 0, the last for 255
   * @param i 0 to 255
   */
  static int rgb(int[] anchors, int i) {
    double at = i * (anchors.length - 1) / 255.0;
    int k = Math.min((int) at, anchors.length - 2);
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int low = anchors[k] >> shift & 0xff, high = anchors[k + 1] >> shift & 0xff;
      rgb |= (int) Math.round(low + (high - low) * (at - k)) << shift;
    }
    return rgb;
  }
}
