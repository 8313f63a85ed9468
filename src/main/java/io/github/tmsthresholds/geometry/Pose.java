package io.github.tmsthresholds.geometry;

/**
 * Where a cell stands in the world: its soma's position (mm) and the rotation from the cell frame (+z towards the
 * pia) to world axes. Immutable, thread-safe.
 */
public record Pose(Vec3 position, Rotation cellToWorld) {

  /**
   * Rotates by the azimuth (degrees, counter-clockwise) about the cell's z axis, then minimally from z to the normal
   * (Aberra et al. 2020).
   *
   * @throws IllegalArgumentException if the normal is zero or not finite
   */
  public static Pose of(Vec3 position, Vec3 normal, double azimuthDeg) {
    return new Pose(position, Rotation.fromZTo(normal).after(Rotation.aboutZ(azimuthDeg)));
  }

  /** World position (mm) of a point given in the cell frame (mm). */
  public Vec3 toWorld(Vec3 cellPoint) {
    return position.plus(cellToWorld.apply(cellPoint));
  }

  /** A world vector, such as the E-field, along the cell's axes. */
  public Vec3 toCell(Vec3 worldVector) {
    return cellToWorld.inverse().apply(worldVector);
  }
}
