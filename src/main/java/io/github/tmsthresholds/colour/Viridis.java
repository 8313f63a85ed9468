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
 * The perceptually uniform colour map viridis (N. J. Smith, S. van der Walt, E. Firing; CC0), interpolated linearly
 * from every fifteenth of its 256 colours: within 5 of 255 of the original. Stateless, thread-safe.
 */
public final class Viridis {

  private static final int[] COLOURS = {
      0x440154, 0x481769, 0x472a7a, 0x433d84, 0x3d4e8a, 0x355e8d, 0x2e6d8e, 0x297b8e, 0x23898e,
      0x1f978b, 0x21a585, 0x2eb37c, 0x46c06f, 0x65cb5e, 0x89d548, 0xb0dd2f, 0xd8e219, 0xfde725};

  private Viridis() {}

  /** Returns the colour 0xRRGGBB of a number from 0 (dark blue) to 255 (yellow). */
  public static int rgb(int i) {
    return Gradient.rgb(COLOURS, i);
  }
}
