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

import io.github.tmsthresholds.efield.coil.ScalpPose;
import io.github.tmsthresholds.efield.conductor.CoilFit;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Purpose;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pose of the coil, which does not reach into the head. Not thread-safe. */
final class PoseModel {

  /** Decimals of the matrix, so that its numbers are short; far below what matters. */
  private static final double ROUNDED = 1e8;
  private static final double FULL_TURN = 360;

  private final CoilFit fit;
  private final List<Runnable> listeners = new ArrayList<>();
  private ScalpPose pose;
  private double lift;
  private Affine matrix;

  /** @throws InvalidInputException if the coil does not fit on the head there */
  PoseModel(CoilFit fit, ScalpPose start) {
    this.fit = fit;
    if (!set(start)) {
      throw new InvalidInputException("the coil does not fit on the head at " + start);
    }
  }

  /** Adds a listener of changes. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Returns the pose as it was set. */
  ScalpPose pose() {
    return pose;
  }

  /** Returns the distance by which the coil is lifted so that it does not reach into the head, mm. */
  double lift() {
    return lift;
  }

  /** Returns the coil's matrix, coil mm to head mm. */
  Affine matrix() {
    return matrix;
  }

  /** Sets the pose, at most at the edge of the map of the scalp; returns false if the coil does not fit there. */
  boolean set(ScalpPose wanted) {
    double far = Math.hypot(wanted.x(), wanted.y()), reach = fit.chart().reach();
    ScalpPose near = far > reach ? wanted.at(wanted.x() * reach / far, wanted.y() * reach / far) : wanted;
    ScalpPose next = near.turned(near.degrees() - FULL_TURN * Math.rint(near.degrees() / FULL_TURN));
    Optional<ScalpPose> lifted = fit.lifted(next);
    if (lifted.isEmpty()) {
      return false;
    }
    pose = next;
    lift = lifted.get().distance() - next.distance();
    matrix = Affine.of(Arrays.stream(fit.chart().pose(lifted.get()).rows())
        .map(v -> Math.rint(v * ROUNDED) / ROUNDED).toArray());
    listeners.forEach(Runnable::run);
    return true;
  }

  /** Moves the coil along the scalp in the direction of a vector, mm. */
  boolean move(Vec3 by) {
    double[] at = fit.chart().coordinates(fit.chart().point(pose.x(), pose.y()).plus(by));
    return set(pose.at(at[0], at[1]));
  }

  /** Says which range of the preparation the pose leaves; empty if none. */
  Optional<String> beyond(Purpose prepared) {
    double away = fit.chart().point(pose.x(), pose.y()).minus(fit.chart().point(0, 0)).norm();
    double distance = pose.distance() + lift;
    if (away > prepared.reach()) {
      return outside("%.1f mm from the middle, prepared up to %.1f mm", away, prepared.reach());
    }
    if (distance < prepared.nearest() || distance > prepared.farthest()) {
      return outside("distance of %.1f mm, prepared from %.1f to %.1f mm", distance, prepared.nearest(),
          prepared.farthest());
    }
    return pose.totalTilt() <= prepared.tilt() ? Optional.empty()
        : outside("tilt of %.1f\u00b0, prepared up to %.1f\u00b0", pose.totalTilt(), prepared.tilt());
  }

  private static Optional<String> outside(String format, Object... numbers) {
    return Optional.of("outside the prepared range: " + String.format(Locale.ROOT, format, numbers));
  }
}
