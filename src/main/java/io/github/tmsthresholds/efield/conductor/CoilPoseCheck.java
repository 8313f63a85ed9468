/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Locale;
import java.util.Optional;

/** Checks that a coil lies on the head and faces it. Stateless, thread-safe. */
final class CoilPoseCheck {

  /** Largest distance of the coil's centre from the head, mm. */
  private static final double FAR = 100;

  private CoilPoseCheck() {}

  /**
   * Returns a warning if the coil faces away from the head or is far from it.
   *
   * @param pose the coil's matrix, coil mm to head mm
   * @param middle of the brain, mm
   * @param distance of the coil's centre from the head, mm
   */
  static Optional<String> warning(Affine pose, Vec3 middle, double distance) {
    Vec3 at = pose.apply(Vec3.ZERO), z = pose.applyToVector(Vec3.Z);
    if (z.dot(middle.minus(at)) < 0) {
      return Optional.of("the coil is upside down: the z axis of its matrix points away from the head, but must point "
          + "into it, as in SimNIBS");
    }
    return !(distance > FAR) ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "the coil's centre lies "
        + "%.0f mm "
        + "from the head; check that its matrix is for this head, in mm", distance));
  }
}
