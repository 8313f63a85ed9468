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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;

/**
 * A smooth map of the scalp around a point, on which coils are placed by two coordinates, an angle and a distance. The
 * coordinates x (towards the right of the head, if the scalp faces up) and y (towards the front) are mm along the
 * scalp, measured on the sphere around the middle of the head through the point (azimuthal equidistant projection).
 * The scalp is the mean of the outer voxel faces around each direction, so that poses change smoothly although voxels
 * do not. Immutable, thread-safe.
 */
public final class ScalpChart {

  /** Standard deviation of the Gaussian weights by which faces are averaged, mm. */
  private static final double SMOOTHING = 3;
  /** Distance in standard deviations beyond which faces have no weight. */
  private static final double CUT = 3;
  /** Half of the distance on the scalp over which its slope is determined, mm; about the size of a coil's centre. */
  private static final double SLOPE = 8;
  private static final Vec3 FRONT = new Vec3(0, 1, 0), UP = new Vec3(0, 0, 1);

  private final Vec3 middle;
  private final double radius;
  private final Vec3 outward;
  private final Vec3 right;
  private final Vec3 front;
  private final double reach;
  /** Faces relative to the middle, mm: x, y, z, x, y, z, ... */
  private final double[] faces;

  /**
   * Creates a map.
   *
   * @param scalp outer surface of the head
   * @param centre point of the scalp, mm, where x and y are 0
   * @param middle point in the head from which the scalp around the centre can be seen, mm, such as the brain's middle
   * @param reach largest distance from the centre, mm, less than that between centre and middle
   * @throws InvalidInputException if the reach is negative or too large
   */
  public ScalpChart(Scalp scalp, Vec3 centre, Vec3 middle, double reach) {
    this.middle = middle;
    this.reach = reach;
    radius = centre.minus(middle).norm();
    if (!(reach >= 0 && reach < radius)) {
      throw new InvalidInputException("the reach of " + reach + " mm along the scalp must be 0 to less than "
          + radius + " mm, the distance of the scalp from the middle of the head");
    }
    outward = centre.minus(middle).unit();
    Vec3 forwards = Math.abs(outward.y()) < 0.9 ? FRONT : UP;
    front = forwards.minus(outward.times(forwards.dot(outward))).unit();
    right = front.cross(outward);
    List<Vec3> near = scalp.within(1.5 * reach + 4 * (SLOPE + CUT * SMOOTHING), centre);
    faces = new double[3 * near.size()];
    for (int i = 0; i < near.size(); i++) {
      Vec3 p = near.get(i).minus(middle);
      faces[3 * i] = p.x();
      faces[3 * i + 1] = p.y();
      faces[3 * i + 2] = p.z();
    }
  }

  /** Returns the largest distance from the centre to a point of the map, mm. */
  public double reach() {
    return reach;
  }

  /**
   * Returns the point of the scalp at these coordinates, mm.
   *
   * @throws InvalidInputException if there is no scalp
   */
  public Vec3 point(double x, double y) {
    Vec3 ray = ray(x, y);
    double weights = 0, sum = 0;
    for (int i = 0; i < faces.length; i += 3) {
      double along = faces[i] * ray.x() + faces[i + 1] * ray.y() + faces[i + 2] * ray.z();
      double squares = faces[i] * faces[i] + faces[i + 1] * faces[i + 1] + faces[i + 2] * faces[i + 2];
      double across = (squares - along * along) / (SMOOTHING * SMOOTHING);
      if (along > 0 && across < CUT * CUT) {
        double weight = Math.exp(-across / 2);
        weights += weight;
        sum += weight * Math.sqrt(squares);
      }
    }
    if (!(weights > 0)) {
      throw new InvalidInputException("there is no scalp at " + x + "," + y + " mm from the centre of its map");
    }
    return middle.plus(ray.times(sum / weights));
  }

  private Vec3 ray(double x, double y) {
    double distance = Math.hypot(x, y), angle = distance / radius;
    Vec3 side = distance == 0 ? front : right.times(x / distance).plus(front.times(y / distance));
    return outward.times(Math.cos(angle)).plus(side.times(Math.sin(angle)));
  }

  /** Returns the unit normal out of the head at these coordinates, of the scalp under the middle of a coil. */
  public Vec3 normal(double x, double y) {
    Vec3 alongX = point(x + SLOPE, y).minus(point(x - SLOPE, y));
    Vec3 alongY = point(x, y + SLOPE).minus(point(x, y - SLOPE));
    return alongX.cross(alongY).unit();
  }

  /**
   * Returns the pose of a coil at these coordinates, tangential to the scalp.
   *
   * @param degrees angle of the handle, counter-clockwise seen from outside; 0 for the back of the head
   * @param distance from the scalp to the coil's face, mm
   * @return the coil's matrix, coil mm to head mm
   */
  public Affine pose(double x, double y, double degrees, double distance) {
    double a = Math.toRadians(degrees);
    // backwards is -front; counter-clockwise seen from outside leads from the back to the right
    Vec3 handle = front.times(-Math.cos(a)).plus(right.times(Math.sin(a)));
    return CoilPlacement.facing(point(x, y), normal(x, y), handle, distance);
  }

  /**
   * Returns the pose of a coil that may be tilted; its distance is measured along its axis.
   *
   * @return the coil's matrix, coil mm to head mm
   */
  public Affine pose(ScalpPose pose) {
    Affine flat = pose(pose.x(), pose.y(), pose.degrees(), 0);
    Vec3 x = column(flat, 0), y = column(flat, 1), z = column(flat, 2), at = flat.apply(Vec3.ZERO);
    Vec3 axis = y.times(Math.tan(Math.toRadians(pose.tilt()))).plus(x.times(Math.tan(Math.toRadians(pose.roll()))))
        .minus(z);
    return CoilPlacement.facing(at, axis, y.times(-1), pose.distance());
  }

  private static Vec3 column(Affine matrix, int k) {
    return new Vec3(matrix.get(0, k), matrix.get(1, k), matrix.get(2, k));
  }

  /**
   * Returns the coordinates x and y of the direction in which a point lies, at most {@link #reach} from the centre.
   *
   * @param point mm
   */
  public double[] coordinates(Vec3 point) {
    Vec3 ray = point.minus(middle).unit();
    double x = ray.dot(right), y = ray.dot(front), across = Math.hypot(x, y);
    double distance = Math.min(reach, radius * Math.atan2(across, ray.dot(outward)));
    return across == 0 ? new double[2] : new double[] {x / across * distance, y / across * distance};
  }
}
