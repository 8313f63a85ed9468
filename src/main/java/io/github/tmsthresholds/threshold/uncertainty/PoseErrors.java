/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors of a coil's pose, which are normally distributed and independent: the coil is moved along its own axes and
 * rotated about its centre. Immutable, thread-safe.
 *
 * @param position standard deviation along each of the two axes in the coil's plane, mm
 * @param distance standard deviation along the coil's axis, mm
 * @param angle standard deviation of the rotation about the coil's axis, degrees
 */
public record PoseErrors(double position, double distance, double angle) {

  /** No errors. */
  public static final PoseErrors NONE = new PoseErrors(0, 0, 0);

  /** Four components of a pose: x, y, distance, angle. */
  private static final int COMPONENTS = 4;

  /** @throws InvalidInputException if a standard deviation is negative or not finite */
  public PoseErrors {
    for (double sd : new double[] {position, distance, angle}) {
      if (!(sd >= 0 && sd < Double.POSITIVE_INFINITY)) {
        throw new InvalidInputException("standard deviations must be 0 or more, not " + sd);
      }
    }
  }

  /** Returns the components whose standard deviation is above 0. */
  private List<Integer> components() {
    double[] sd = {position, position, distance, angle};
    List<Integer> some = new ArrayList<>();
    for (int k = 0; k < COMPONENTS; k++) {
      if (sd[k] > 0) {
        some.add(k);
      }
    }
    return some;
  }

  /** Returns the number of components of the pose that are uncertain. */
  public int dimensions() {
    return components().size();
  }

  /**
   * Returns a pose with errors.
   *
   * @param pose coil mm to head mm, without errors
   * @param scores errors in standard deviations, one per uncertain component
   */
  public Affine displaced(Affine pose, double... scores) {
    double[] all = new double[COMPONENTS];
    List<Integer> some = components();
    for (int k = 0; k < scores.length; k++) {
      all[some.get(k)] = scores[k];
    }
    return CoilPlacement.turned(lifted(pose, position * all[0], position * all[1], distance * all[2]),
        angle * all[3]);
  }

  /** Returns a coil's pose after a movement along its own axes, mm; its z axis points into the head. */
  static Affine lifted(Affine pose, double x, double y, double outwards) {
    return pose.after(Affine.of(1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, -outwards));
  }
}
