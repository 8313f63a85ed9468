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

import io.github.tmsthresholds.geometry.Vec3;

/** A direction from which a surface is seen, without perspective. */
enum SurfaceView {
  /** From the left; anterior is at the left. */
  LEFT(new Vec3(-1, 0, 0), new Vec3(0, 0, 1), "AP", "IS"),
  /** From the right; anterior is at the right. */
  RIGHT(new Vec3(1, 0, 0), new Vec3(0, 0, 1), "PA", "IS"),
  /** From above; anterior is at the top, left at the left. */
  DORSAL(new Vec3(0, 0, 1), new Vec3(0, 1, 0), "LR", "PA"),
  /** From below; anterior is at the top, right at the left. */
  VENTRAL(new Vec3(0, 0, -1), new Vec3(0, 1, 0), "RL", "PA"),
  /** From the front; right is at the left. */
  ANTERIOR(new Vec3(0, 1, 0), new Vec3(0, 0, 1), "RL", "IS"),
  /** From behind; left is at the left. */
  POSTERIOR(new Vec3(0, -1, 0), new Vec3(0, 0, 1), "LR", "IS");

  private final Vec3 towardsViewer;
  private final Vec3 up;
  private final String across;
  private final String upwards;

  SurfaceView(Vec3 towardsViewer, Vec3 up, String across, String upwards) {
    this.towardsViewer = towardsViewer;
    this.up = up;
    this.across = across;
    this.upwards = upwards;
  }

  /** Returns the unit vector from the surface to the viewer. */
  Vec3 towardsViewer() {
    return towardsViewer;
  }

  /** Returns the unit vector that points upwards in the picture. */
  Vec3 up() {
    return up;
  }

  /** Returns the unit vector that points to the right in the picture. */
  Vec3 right() {
    return up.cross(towardsViewer);
  }

  /** Returns the sides of the head at the left and the right of the picture. */
  String[] ends() {
    return across.split("");
  }

  /** Returns the sides of the head at the bottom and the top of the picture. */
  String[] upwardEnds() {
    return upwards.split("");
  }
}
