/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.geometry;

/**
 * The placement of a cell in the world: its soma's position (mm) and the rotation from the cell frame (+z towards the
 * pia) to world axes. Immutable, thread-safe.
 *
 * @param position of the soma, mm
 * @param cellToWorld rotation that takes vectors from the cell frame to world axes
 */
public record Pose(Vec3 position, Rotation cellToWorld) {

  /**
   * Returns the pose of a cell: rotated by the azimuth about the cell's z axis, then by the minimal rotation that takes
   * z to the normal, then translated to the position (Aberra et al. 2020, Brain Stimul 13:175).
   *
   * @param position of the soma, mm
   * @param normal to the cortical surface, towards the pia, of any length
   * @param azimuthDeg degrees, counter-clockwise seen from the pia
   * @throws IllegalArgumentException if the normal is zero or not finite
   */
  public static Pose of(Vec3 position, Vec3 normal, double azimuthDeg) {
    return new Pose(position, Rotation.fromZTo(normal).after(Rotation.aboutZ(azimuthDeg)));
  }

  /** Returns the world position (mm) of a point given in the cell frame (mm). */
  public Vec3 toWorld(Vec3 cellPoint) {
    return position.plus(cellToWorld.apply(cellPoint));
  }

  /** Returns the components along the cell's axes of a vector given along world axes, such as the E-field. */
  public Vec3 toCell(Vec3 worldVector) {
    return cellToWorld.inverse().apply(worldVector);
  }
}
