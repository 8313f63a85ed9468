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

/**
 * A diverging colour map for values below and above a middle: blue over nearly white to red, the reversed RdBu scheme
 * of eleven classes (C. A. Brewer, colorbrewer2.org, Apache 2.0), which is safe for red-green colour blindness.
 * Stateless, thread-safe.
 */
public final class Diverging {

  private static final int[] COLOURS = {0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582,
      0xd6604d, 0xb2182b, 0x67001f};

  private Diverging() {}

  /** Returns the colour 0xRRGGBB of a number from 0 (dark blue) to 255 (dark red); the middle is 127.5. */
  public static int rgb(int i) {
    return Gradient.rgb(COLOURS, i);
  }
}
