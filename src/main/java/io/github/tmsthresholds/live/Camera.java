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

import io.github.tmsthresholds.geometry.Vec3;

/**
 * A view without perspective. Immutable, thread-safe.
 *
 * @param right unit vector to the right in the picture
 * @param up unit vector upwards in the picture, perpendicular to it
 * @param centre point in the middle of the picture, mm
 * @param scale pixels per mm
 */
record Camera(Vec3 right, Vec3 up, Vec3 centre, double scale) {

  private static final double MIN_SCALE = 0.5, MAX_SCALE = 40;

  /**
   * Returns a view from a side.
   *
   * @param near direction towards the viewer
   * @param upwards a direction that points upwards in the picture, not parallel to it
   */
  static Camera from(Vec3 near, Vec3 upwards, Vec3 centre, double scale) {
    Vec3 right = upwards.cross(near).unit();
    return new Camera(right, near.unit().cross(right), centre, scale);
  }

  /** Returns the unit vector towards the viewer. */
  Vec3 near() {
    return right.cross(up);
  }

  /** Returns this view after the viewer has moved around the centre, to the right and upwards, radians. */
  Camera turned(double toTheRight, double upwards) {
    Vec3 near = near();
    Vec3 aside = near.times(Math.cos(toTheRight)).plus(right.times(Math.sin(toTheRight)));
    Vec3 across = up.cross(aside).unit();
    Vec3 above = aside.times(Math.cos(upwards)).plus(up.times(Math.sin(upwards))).unit();
    return new Camera(across, above.cross(across), centre, scale);
  }

  /** Returns this view at another scale. */
  Camera zoomed(double factor) {
    return new Camera(right, up, centre, Math.max(MIN_SCALE, Math.min(MAX_SCALE, factor * scale)));
  }

  /**
   * Returns a part of this view at another scale.
   *
   * @param upwards distance of the part's middle from that of the whole picture, in pixels of the part
   */
  Camera finer(double factor, double upwards) {
    return new Camera(right, up, centre.plus(up.times(upwards / (factor * scale))), factor * scale);
  }

  /** Returns the distance of a point from the middle of the picture to the right, pixels. */
  double x(Vec3 p) {
    return p.minus(centre).dot(right) * scale;
  }

  /** Returns the distance of a point from the middle of the picture downwards, pixels. */
  double y(Vec3 p) {
    return -p.minus(centre).dot(up) * scale;
  }

  /** Returns the point at a place of the picture, relative to its middle, and a depth towards the viewer, mm. */
  Vec3 point(double x, double y, double depth) {
    return centre.plus(right.times(x / scale)).plus(up.times(-y / scale)).plus(near().times(depth));
  }
}
