package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;

/** Coil matrices as SimNIBS has them (matsimnibs): coil mm to head mm. */
public final class CoilPlacement {

  /** How far a coil matrix may be from a rotation, in any element of its transpose times itself. */
  private static final double RIGID = 1e-3;

  private CoilPlacement() {}

  /** @throws IllegalArgumentException unless the map is a rotation and a shift */
  static void checkRigid(Affine map) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        double dot = map.get(0, i) * map.get(0, j) + map.get(1, i) * map.get(1, j) + map.get(2, i) * map.get(2, j);
        if (!(Math.abs(dot - (i == j ? 1 : 0)) <= RIGID)) {
          throw new IllegalArgumentException("the coil matrix stretches or shears: its columns must be three "
              + "perpendicular unit vectors and a position in mm, " + map);
        }
      }
    }
    if (map.determinant() < 0) {
      throw new IllegalArgumentException("the coil matrix mirrors: x' must be y' x z', " + map);
    }
  }
}
