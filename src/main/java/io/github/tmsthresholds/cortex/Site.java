package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;

/**
 * One soma in the cortex. Immutable, thread-safe.
 *
 * @param position of the soma, mm, world
 * @param normal unit vector along the cortical column, towards the pia, world axes
 * @param azimuthDeg rotation of the cell about its own axis, degrees, counter-clockwise
 * @param layer the layer whose cells stand here
 */
public record Site(Vec3 position, Vec3 normal, double azimuthDeg, Layer layer) {

  /** @throws IllegalArgumentException if a number is not finite or the normal is not of length one */
  public Site {
    if (!position.isFinite() || !normal.isFinite() || !Double.isFinite(azimuthDeg)) {
      throw new IllegalArgumentException("a site of finite numbers was expected: " + position + ", " + normal + ", "
          + azimuthDeg);
    }
    if (Math.abs(normal.norm() - 1) > 1e-6) {
      throw new IllegalArgumentException("the normal " + normal + " has length " + normal.norm() + ", not 1");
    }
  }

  /** Where the cell stands: rotated by the azimuth about its axis, the axis along the normal, the soma at the site. */
  public Pose pose() {
    return Pose.of(position, normal, azimuthDeg);
  }
}
