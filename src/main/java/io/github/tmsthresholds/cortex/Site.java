/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;

/**
 * The site of one soma in the cortex. Immutable, thread-safe.
 *
 * @param position of the soma, mm, world
 * @param normal unit vector along the cortical column, towards the pia, world axes
 * @param azimuthDeg rotation of the cell about its own axis, degrees, counter-clockwise
 * @param layer cortical layer of the cell
 */
public record Site(Vec3 position, Vec3 normal, double azimuthDeg, Layer layer) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is not finite or the normal does not have length 1
   */
  public Site {
    if (!position.isFinite() || !normal.isFinite() || !Double.isFinite(azimuthDeg)) {
      throw new IllegalArgumentException("the numbers of a site must be finite: " + position + ", " + normal + ", "
          + azimuthDeg);
    }
    if (Math.abs(normal.norm() - 1) > 1e-6) {
      throw new IllegalArgumentException("the normal " + normal + " has length " + normal.norm() + ", not 1");
    }
  }

  /**
   * Returns the pose of the cell: rotated by the azimuth about its axis, the axis along the normal, the soma at the
   * site.
   */
  public Pose pose() {
    return Pose.of(position, normal, azimuthDeg);
  }
}
