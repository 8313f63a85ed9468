/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import io.github.tmsthresholds.efield.coil.RigidTransform;
import io.github.tmsthresholds.geometry.Affine;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The pose of a coil over a head, and what was recorded or is planned there. Immutable, thread-safe.
 *
 * @param name as in the file, may be empty
 * @param kind of pose
 * @param matrix coil mm to head mm (RAS) in SimNIBS's convention (z points into the head, the handle along -y), as in
 *     the file: rounded numbers need not make a rotation
 * @param didt rate of the coil current, A/us, negative if reversed; empty if unknown
 * @param output of the stimulator, % of its maximum; empty if unknown
 * @param time of recording, ms from the start; empty if unknown
 * @param coil name or file of the coil, may be empty
 */
public record CoilPose(String name, Kind kind, Affine matrix, OptionalDouble didt, OptionalDouble output,
    OptionalDouble time, String coil) {

  /** Whether a pose was planned or recorded. */
  public enum Kind {

    /** Planned. */
    TARGET,
    /** Recorded, such as that of a pulse. */
    SAMPLE;

    /** Returns the kind as in tables. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns a planned pose without further information. */
  public static CoilPose target(String name, Affine matrix) {
    return new CoilPose(name, Kind.TARGET, matrix, OptionalDouble.empty(), OptionalDouble.empty(),
        OptionalDouble.empty(), "");
  }

  /** Returns the deviation of the matrix from a rotation and a translation, see {@link RigidTransform#deviation}. */
  public double deviation() {
    return RigidTransform.deviation(matrix);
  }

  /**
   * Returns this pose with the nearest rotation in its matrix.
   *
   * @throws io.github.tmsthresholds.io.InvalidInputException as {@link RigidTransform#nearest} does
   */
  public CoilPose rigid() {
    return withMatrix(RigidTransform.nearest(matrix));
  }

  /** Returns this pose moved along the coil's z axis, towards the head if the distance (mm) is positive. */
  public CoilPose shifted(double distance) {
    return withMatrix(matrix.startingAt(0, 0, distance));
  }

  private CoilPose withMatrix(Affine other) {
    return new CoilPose(name, kind, other, didt, output, time, coil);
  }
}
