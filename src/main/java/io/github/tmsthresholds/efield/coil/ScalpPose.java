/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * The pose of a coil relative to the scalp, by the coordinates of a {@link ScalpChart}. Immutable, thread-safe.
 *
 * @param x mm along the scalp, to the right
 * @param y mm along the scalp, to the front
 * @param degrees angle of the handle, counter-clockwise seen from outside; 0 for the back of the head
 * @param tilt angle by which the end of the handle is raised from the scalp, degrees
 * @param roll angle by which the coil's side at the right, seen from the handle, is raised, degrees
 * @param distance from the scalp to the coil's face, mm
 */
public record ScalpPose(double x, double y, double degrees, double tilt, double roll, double distance) {

  /** Largest tilt and roll, degrees. */
  public static final double MOST_TILT = 60;

  /** @throws InvalidInputException unless all numbers are finite, and tilt, roll and distance in their ranges */
  public ScalpPose {
    if (!Double.isFinite(x + y + degrees)) {
      throw new InvalidInputException("the position and the angle must be finite numbers");
    }
    if (!(Math.abs(tilt) <= MOST_TILT && Math.abs(roll) <= MOST_TILT)) {
      throw new InvalidInputException("the tilt and the roll must be -" + MOST_TILT + " to " + MOST_TILT + " degrees");
    }
    if (!(distance >= 0) || Double.isInfinite(distance)) {
      throw new InvalidInputException("the distance from the scalp must be 0 or more mm, not " + distance);
    }
  }

  /** Returns this pose at another position. */
  public ScalpPose at(double otherX, double otherY) {
    return new ScalpPose(otherX, otherY, degrees, tilt, roll, distance);
  }

  /** Returns this pose with another angle of the handle. */
  public ScalpPose turned(double otherDegrees) {
    return new ScalpPose(x, y, otherDegrees, tilt, roll, distance);
  }

  /** Returns this pose with another tilt and roll. */
  public ScalpPose tilted(double otherTilt, double otherRoll) {
    return new ScalpPose(x, y, degrees, otherTilt, otherRoll, distance);
  }

  /** Returns this pose at another distance. */
  public ScalpPose lifted(double otherDistance) {
    return new ScalpPose(x, y, degrees, tilt, roll, otherDistance);
  }

  /** Returns the angle between the coil's axis and the scalp's normal, degrees. */
  public double totalTilt() {
    double a = Math.tan(Math.toRadians(tilt)), b = Math.tan(Math.toRadians(roll));
    return Math.toDegrees(Math.atan(Math.hypot(a, b)));
  }
}
