/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The poses that a coil may take over a part of the scalp: at any point within reach, at any angle, lifted and tilted
 * within limits. Thread-safe.
 */
public final class PoseFamily {

  private final Scalp scalp;
  private final double reach;
  private final List<Vec3> points;
  private final double nearest;
  private final double farthest;
  private final double tilt;

  /**
   * Creates a family of poses.
   *
   * @param scalp outer surface of the head
   * @param target point in the head, mm; the point of the scalp nearest to it is the centre of the positions
   * @param reach largest distance from that point to a position on the scalp, mm
   * @param nearest smallest distance from the scalp to the coil's face, mm
   * @param farthest largest distance, mm
   * @param tilt largest angle between the coil's axis and the scalp's normal, degrees
   * @throws InvalidInputException if the target lies outside the head, or a range is empty or negative
   */
  public PoseFamily(Scalp scalp, Vec3 target, double reach, double nearest, double farthest, double tilt) {
    this.scalp = scalp;
    this.reach = reach;
    this.nearest = nearest;
    this.farthest = farthest;
    this.tilt = tilt;
    requireRange(reach >= 0, "reach", reach + " mm must be 0 or more");
    requireRange(nearest >= 0 && farthest >= nearest && farthest < Double.POSITIVE_INFINITY, "lift",
        nearest + ":" + farthest + " mm must be a range of 0 or more");
    requireRange(tilt >= 0 && tilt < 90, "tilt", tilt + " degrees must be 0 to less than 90");
    points = scalp.within(reach, scalp.nearest(target));
  }

  private static void requireRange(boolean condition, String key, String problem) {
    if (!condition) {
      throw new InvalidInputException(key + " of " + problem);
    }
  }

  /** Returns the largest distance along the scalp from the point nearest to the target, mm. */
  public double reach() {
    return reach;
  }

  /** Returns the smallest distance from the scalp to the coil's face, mm. */
  public double nearest() {
    return nearest;
  }

  /** Returns the largest distance from the scalp to the coil's face, mm. */
  public double farthest() {
    return farthest;
  }

  /** Returns the largest angle between the coil's axis and the scalp's normal, degrees. */
  public double tilt() {
    return tilt;
  }

  /**
   * Draws a pose at random, uniformly in each of its parameters. The coil may reach into the head.
   *
   * @return the coil's matrix, coil mm to head mm
   */
  public Affine draw(SplittableRandom random) {
    Vec3 at = points.get(random.nextInt(points.size())), normal = scalp.normal(at);
    Vec3 side = tangent(normal, random.nextDouble(2 * Math.PI));
    Vec3 handle = tangent(normal, random.nextDouble(2 * Math.PI));
    double angle = Math.toRadians(tilt * random.nextDouble());
    Vec3 axis = normal.times(Math.cos(angle)).plus(side.times(Math.sin(angle)));
    return CoilPlacement.facing(at, axis, handle, nearest + (farthest - nearest) * random.nextDouble());
  }

  /** Returns the unit vector at an angle (rad) in the plane perpendicular to a unit vector. */
  private static Vec3 tangent(Vec3 normal, double angle) {
    Vec3 least = Math.abs(normal.x()) < 0.6 ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0);
    Vec3 a = normal.cross(least).unit(), b = normal.cross(a);
    return a.times(Math.cos(angle)).plus(b.times(Math.sin(angle)));
  }
}
