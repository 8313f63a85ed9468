/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

/**
 * Light on a surface: soft light from everywhere, more from above, a main light from the upper left of the viewer, and
 * a weaker one from the right. A surface that faces the viewer is shown in its own colour. Stateless.
 */
public final class SurfaceLight {

  private static final double AMBIENT = 0.34, SKY = 0.08, MAIN = 0.46, FILL = 0.26;
  /** Directions of the lights: right, up, towards the viewer; unit vectors. */
  private static final double[] MAIN_FROM = unit(-0.42, 0.50, 0.76), FILL_FROM = unit(0.55, -0.15, 0.82);
  private static final double FACING = light(0, 0, 1);

  private SurfaceLight() {}

  /**
   * Returns the brightness of a surface relative to one that faces the viewer, at most 1.
   *
   * @param x component of the unit normal to the right
   * @param y upwards
   * @param z towards the viewer
   */
  public static double of(double x, double y, double z) {
    return Math.min(1, light(x, y, z) / FACING);
  }

  private static double light(double x, double y, double z) {
    return AMBIENT + SKY * y + MAIN * Math.max(0, x * MAIN_FROM[0] + y * MAIN_FROM[1] + z * MAIN_FROM[2])
        + FILL * Math.max(0, x * FILL_FROM[0] + y * FILL_FROM[1] + z * FILL_FROM[2]);
  }

  private static double[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }
}
